import type { TurnContext } from 'botbuilder';
import type { DialogState } from 'botbuilder-dialogs';
import { BatchStepDialog } from './batch-step-dialog.ts';
import { batchSteps } from './batch-steps.ts';
import { HandoverSeveralDialog } from './handover-several.ts';
import { PartnerStepDialog } from './partner-step-dialog.ts';
import { partnerSteps } from './partner-steps.ts';
import { RegisterVoucherDialog } from './register-voucher.ts';
import { DialogContext, DialogSet } from './sdk-dialogs.ts';
import type { StepDialog } from './step-dialog.ts';
import { VoucherStepDialog } from './voucher-step-dialog.ts';
import { voucherSteps } from './voucher-steps.ts';

const namesOf = <Name extends string>(steps: Record<Name, unknown>): Name[] =>
  Object.keys(steps) as Name[];

/** One dialog per step; its id is the verb of the step's buttons. */
function allSteps(): readonly StepDialog[] {
  return [
    ...namesOf(partnerSteps).map((name) => new PartnerStepDialog(name, partnerSteps[name])),
    new RegisterVoucherDialog(),
    ...namesOf(voucherSteps).map((name) => new VoucherStepDialog(name, voucherSteps[name])),
    new HandoverSeveralDialog(),
    ...namesOf(batchSteps).map((name) => new BatchStepDialog(name, batchSteps[name])),
  ];
}

/** The SDK's key for its memory scopes; without an entry it builds them for each turn. */
const MEMORY_SCOPES = 'DialogStateManagerConfiguration';

/** All steps in one set, built once and shared by all turns. */
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

  /** The dialog stack of one conversation, for one turn. */
  contextFor(turn: TurnContext, state: DialogState): DialogContext {
    // The scopes hold no data of a turn, so all turns share those of the first.
    if (this.#memoryScopes !== undefined) turn.turnState.set(MEMORY_SCOPES, this.#memoryScopes);
    const context = new DialogContext(this.#set, turn, state);
    this.#memoryScopes = turn.turnState.get(MEMORY_SCOPES);
    return context;
  }

  /** Changes with the step's waterfall; undefined for an unknown verb. */
  fingerprintOf(verb: string): string | undefined {
    return this.#fingerprints.get(verb);
  }
}
