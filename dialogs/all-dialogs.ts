import type { TurnContext } from 'botbuilder';
import type { DialogState } from 'botbuilder-dialogs';
import { AddLocationDialog } from './add-location.ts';
import { ConfirmSavbDialog } from './confirm-savb.ts';
import { EnrolInOffersDialog } from './enrol-in-offers.ts';
import { GrantRoleDialog } from './grant-role.ts';
import { HandoverDialog } from './handover.ts';
import { ImportRecordsDialog } from './import-records.ts';
import { PaymentStatusDialog } from './payment-status.ts';
import { RecordAssessmentDialog } from './record-assessment.ts';
import { RecordCompetencyDialog } from './record-competency.ts';
import { RecordTrainingDialog } from './record-training.ts';
import { RedeemVouchersDialog } from './redeem-vouchers.ts';
import { RegisterVoucherDialog } from './register-voucher.ts';
import { ReleaseVoucherDialog } from './release-voucher.ts';
import { RemoveLocationDialog } from './remove-location.ts';
import { ReportCompletionDialog } from './report-completion.ts';
import { RequestPaymentDialog } from './request-payment.ts';
import { RescheduleEngagementDialog } from './reschedule-engagement.ts';
import { ReserveVoucherDialog } from './reserve-voucher.ts';
import { DialogContext, DialogSet } from './sdk-dialogs.ts';
import { SignAgreementDialog } from './sign-agreement.ts';
import type { StepDialog } from './step-dialog.ts';
import { UpdateProfileDialog } from './update-profile.ts';
import { ValidateVoucherDialog } from './validate-voucher.ts';
import { WithdrawRoleDialog } from './withdraw-role.ts';

/** Every step there is, each under the verb of its buttons. */
function allSteps(): readonly StepDialog[] {
  return [
    new RecordTrainingDialog(),
    new RecordCompetencyDialog(),
    new RecordAssessmentDialog(),
    new ImportRecordsDialog(),
    new SignAgreementDialog(),
    new EnrolInOffersDialog(),
    new UpdateProfileDialog(),
    new AddLocationDialog(),
    new RemoveLocationDialog(),
    new GrantRoleDialog(),
    new WithdrawRoleDialog(),
    new RegisterVoucherDialog(),
    new ValidateVoucherDialog(),
    new ReserveVoucherDialog(),
    new RescheduleEngagementDialog(),
    new ReleaseVoucherDialog(),
    new ReportCompletionDialog(),
    new RedeemVouchersDialog(),
    new RequestPaymentDialog(),
    new ConfirmSavbDialog(),
    new PaymentStatusDialog(),
    new HandoverDialog(),
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
