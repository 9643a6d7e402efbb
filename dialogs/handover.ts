import type { DialogTurnResult } from 'botbuilder-dialogs';
import type { FormState } from '../cards/kit/card.ts';
import type { PersonChoice } from '../cards/kit/choices.ts';
import { handoverCard } from '../cards/forms/handover-card.ts';
import { check } from '../workflow/kernel/checks.ts';
import { coded } from '../workflow/kernel/facts.ts';
import type { Partner } from '../workflow/partner/partner.ts';
import { memberFor } from '../workflow/partner/team.ts';
import { colleagueChoices } from './choices.ts';
import type { Step } from './step-dialog.ts';
import { VoucherStepDialog } from './voucher-step-dialog.ts';

const HANDOVER = 'handover';

/** A colleague takes the voucher over, e.g. for a holiday. */
export class HandoverDialog extends VoucherStepDialog {
  constructor() {
    super(HANDOVER);
    this.runs(
      this.whichVoucher.bind(this),
      this.knowVoucher.bind(this),
      this.askForColleague.bind(this),
      this.handOver.bind(this),
    );
  }

  private async askForColleague(step: Step): Promise<DialogTurnResult> {
    return this.fillInFor(step, ({ turn, voucher, company, form, commandId }) => {
      const colleagues = colleagueChoices(turn, company, voucher.assignee.personId);
      return handoverCard(turn.t, {
        voucher,
        commandId,
        form: withoutUnknown(form, colleagues, company),
        colleagues,
      });
    });
  }

  private async handOver(step: Step): Promise<DialogTurnResult> {
    return this.submitVoucherCommand(step);
  }
}

/** A person who cannot be chosen is named as such instead, unless that is said already. */
function withoutUnknown(
  form: FormState,
  colleagues: readonly PersonChoice[],
  company: Partner,
): FormState {
  const { colleague, ...values } = form.values;
  if (colleague === undefined || colleague === '') return form;
  if (colleagues.some(({ personId }) => personId === colleague)) return form;
  if (form.refused.some(({ field }) => field === 'colleague')) return { ...form, values };
  const member = memberFor(company, colleague);
  const who = member === undefined ? colleague : coded('person', member.personId);
  const unknown = check('assignee-known', false, { colleague: who }, 'colleague');
  return { values, refused: [...form.refused, unknown] };
}
