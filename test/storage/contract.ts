import { bookingContract } from './contract/booking-contract.ts';
import { commitContract } from './contract/commit-contract.ts';
import { findContract } from './contract/find-contract.ts';
import { lifetimeContract } from './contract/lifetime-contract.ts';
import { searchContract } from './contract/search-contract.ts';
import { tallyContract } from './contract/tally-contract.ts';
import type { StartStore } from './contract/store-under-test.ts';

interface ContractOptions {
  /** Number of generated queries. */
  readonly runs: number;
  /** True if the test may make the store unavailable. */
  readonly mayBreakDown: boolean;
}

/** The guarantees of the `Documents` port, run for every adapter. */
export function documentsContract(
  name: string,
  start: StartStore,
  { runs, mayBreakDown }: ContractOptions = { runs: 200, mayBreakDown: true },
): void {
  describe(name, () => {
    commitContract(start);
    findContract(start, runs);
    tallyContract(start);
    searchContract(start, runs);
    bookingContract(start, runs);
    lifetimeContract(start, mayBreakDown);
  });
}
