import type { TurnContext } from 'botbuilder';
import type { DialogState } from 'botbuilder-dialogs';
import { BatchStepDialog } from './batch-step-dialog.ts';
import { batchSteps } from './batch-steps.ts';
import { PartnerStepDialog } from './partner-step-dialog.ts';
import { partnerSteps } from './partner-steps.ts';
import { RegisterVoucherDialog } from './register-voucher.ts';
import { DialogContext, DialogSet } from './sdk-dialogs.ts';
import type { StepDialog } from './step-dialog.ts';
import { VoucherStepDialog } from './voucher-step-dialog.ts';
import { voucherSteps } from './voucher-steps.ts';

const namesOf = <Name extends string>(steps: Record<Name, unknown>): Name[] =>
  Object.keys(steps) as Name[];

/** One dialog a step; its id is the verb of the step's buttons. */
function allSteps(): readonly StepDialog[] {
  return [
    ...namesOf(partnerSteps).map((name) => new PartnerStepDialog(name, partnerSteps[name])),
    new RegisterVoucherDialog(),
    ...namesOf(voucherSteps).map((name) => new VoucherStepDialog(name, voucherSteps[name])),
    ...namesOf(batchSteps).map((name) => new BatchStepDialog(name, batchSteps[name])),
  ];
}

/** Under which the SDK looks for its memory scopes and, finding none, builds them for each turn. */
const MEMORY_SCOPES = 'DialogStateManagerConfiguration';

/** The steps as one set, built once and shared by all turns. */
export class Steps {
  readonly #set = new DialogSet();
  readonly #fingerprints = new Map<string, string>();
  #memoryScopes: unknown;

  constructor(steps: readonly StepDialog[] = allSteps()) {
    for (const step of steps) {
      this.#set.add(step);
      this.#fingerprints.set(step.id, step.fingerprint);
    }
  }

  /** The dialogs on the stack of one conversation, for one turn. */
  contextFor(turn: TurnContext, state: DialogState): DialogContext {
    // They hold nothing of a turn, so those of the first one do for all.
    if (this.#memoryScopes !== undefined) turn.turnState.set(MEMORY_SCOPES, this.#memoryScopes);
    const context = new DialogContext(this.#set, turn, state);
    this.#memoryScopes = turn.turnState.get(MEMORY_SCOPES);
    return context;
  }

  /** Whether there is a step under the verb. */
  has(verb: string): boolean {
    return this.#fingerprints.has(verb);
  }

  /** Changes when a waterfall of the step does; undefined for a step there is none of. */
  fingerprintOf(verb: string): string | undefined {
    return this.#fingerprints.get(verb);
  }
}
