import { commitContract } from './contract/commit-contract.ts';
import { findContract } from './contract/find-contract.ts';
import { lifetimeContract } from './contract/lifetime-contract.ts';
import { tallyContract } from './contract/tally-contract.ts';
import type { StartStore } from './contract/store-under-test.ts';

interface ContractOptions {
  /** How many made-up questions are asked. */
  readonly runs: number;
  /** Whether the store is ours to take away. */
  readonly mayBreakDown: boolean;
}

/**
 * Everything the rest of the house may rely on, of any store. The same tests run on every adapter.
 */
export function documentsContract(
  name: string,
  start: StartStore,
  { runs, mayBreakDown }: ContractOptions = { runs: 200, mayBreakDown: true },
): void {
  describe(name, () => {
    commitContract(start);
    findContract(start, runs);
    tallyContract(start);
    lifetimeContract(start, mayBreakDown);
  });
}
