import type { DialogTurnResult } from 'botbuilder-dialogs';
import type { Card } from '../cards/kit/card.ts';
import type { PartnerCommandName } from '../workflow/partner/commands.ts';
import type { PartnerEvent } from '../workflow/partner/events.ts';
import type { Partner } from '../workflow/partner/partner.ts';
import { mayAct } from '../workflow/partner/permissions.ts';
import type { Action } from '../workflow/programme/definition.ts';
import { CompanyStepDialog } from './company-step-dialog.ts';
import { mayNot, showRefusal } from './show-voucher.ts';
import type { FormContext, Step } from './step-dialog.ts';
import { turnOf, type Turn } from './turn.ts';

export interface FormInput {
  readonly turn: Turn;
  readonly company: Partner;
  /** Whether the reader has a right. */
  readonly may: (action: Action) => boolean;
}

export type CompanyFormContext = FormInput & FormContext;

/** A step about the company's records that is one form: asked for, recorded, shown. */
export abstract class CompanyFormDialog extends CompanyStepDialog {
  readonly #command: PartnerCommandName;

  /** @param command also the verb of the form's button */
  protected constructor(command: PartnerCommandName) {
    super(command);
    this.#command = command;
    this.runs(this.ask.bind(this), this.record.bind(this));
  }

  /** The form is shown to a person with at least one of these rights. */
  protected abstract readonly actions: readonly Action[];

  protected abstract form(context: CompanyFormContext): Card;

  /** What to show where the form would have nothing to choose from. */
  protected instead(_asked: FormInput): Card | undefined {
    return undefined;
  }

  protected abstract shown(turn: Turn, done: readonly PartnerEvent[]): Promise<void>;

  private async ask(step: Step): Promise<DialogTurnResult> {
    const turn = turnOf(step.context);
    const actor = await turn.actor();
    const { programme } = turn.services;
    const may = (action: Action): boolean => mayAct(actor, action, programme, undefined);
    if (!this.actions.some(may)) {
      await showRefusal(turn, this.actions.slice(0, 1).map(mayNot));
      return step.endDialog();
    }
    const asked = { turn, company: await turn.company(), may };
    const instead = step.options.submitted ? undefined : this.instead(asked);
    if (instead) {
      await turn.show(instead);
      return step.endDialog();
    }
    return this.fillIn(step, ({ commandId, form }) => this.form({ ...asked, commandId, form }));
  }

  private async record(step: Step): Promise<DialogTurnResult> {
    return this.changeCompany(step, this.#command, {
      done: ({ events }, turn) => this.shown(turn, events),
    });
  }
}
