import type { DialogTurnResult } from 'botbuilder-dialogs';
import type { Card } from '../cards/kit/card.ts';
import type { PartnerOutcome } from '../workflow/desk/outcome.ts';
import {
  partnerCommands,
  type PartnerCommand,
  type PartnerCommandName,
  type PartnerEvent,
} from '../workflow/partner/commands/catalogue.ts';
import type { Context } from '../workflow/partner/context.ts';
import { mayAct } from '../workflow/partner/permissions.ts';
import type { Action } from '../workflow/programme/definition.ts';
import { isVoucherAction, type VoucherAction } from '../workflow/steps/catalogue.ts';
import type { Voucher } from '../workflow/voucher/voucher.ts';
import type { FormSchema } from './read-form.ts';
import { onboardingView } from '../workflow/views/onboarding-view.ts';
import { showOnboarding } from './show-onboarding.ts';
import { contextOf, showRefusal, showVoucher } from './show-voucher.ts';
import { StepDialog, type FormContext, type Step, type Submission } from './step-dialog.ts';
import { turnOf, type Turn, type Values } from './turn.ts';

export interface PartnerStep {
  /** The form requires at least one of these rights; absent: none. */
  readonly actions?: readonly [Action, ...Action[]];
  readonly form: (context: FormContext) => Card;
  /** Replaces a form that cannot be filled in: another card, or the step that comes first. */
  readonly instead?: (context: FormContext) => Card | PartnerCommandName | undefined;
  readonly inputs?: Submission<object, PartnerOutcome>['inputs'];
  readonly confirm?: Submission<object, PartnerOutcome>['confirm'];
  /** Shows the records that changed. */
  readonly shown?: (
    turn: Turn,
    done: readonly PartnerEvent[],
    cutShort?: readonly Voucher[],
  ) => Promise<void>;
  readonly next?: PartnerCommandName | VoucherAction;
}

/** True if the person has the right on the partner's records. */
export const may = (
  { actor, programme }: Pick<Context, 'actor' | 'programme'>,
  action: Action,
): boolean => mayAct(actor, action, programme, undefined);

/** Shows one command's form and passes it to the desk. */
export class PartnerStepDialog extends StepDialog {
  readonly #command: PartnerCommandName;
  readonly #step: PartnerStep;

  /** @param command also the verb of the form's button */
  constructor(command: PartnerCommandName, step: PartnerStep) {
    super(command);
    this.#command = command;
    this.#step = step;
    this.runs(this.ask.bind(this), this.record.bind(this));
  }

  private async ask(step: Step): Promise<DialogTurnResult> {
    const turn = turnOf(step.context);
    const { actions, form, instead } = this.#step;
    const reader = { actor: await turn.actor(), programme: turn.services.programme };
    if (actions && !actions.some((action) => may(reader, action))) {
      const unmet = await turn.missingRight(actions[0]);
      await showRefusal(turn, [unmet], undefined, step.options.values);
      return step.endDialog();
    }
    if (step.options.submitted) return step.next();
    await turn.mention((await turn.partner()).agreement);
    const other = instead?.(await this.formContext(step));
    if (typeof other === 'string') {
      const { back, voucherId } = step.options;
      return this.goTo(step, other, { back, voucherId });
    }
    if (other) {
      await turn.show(other);
      return step.endDialog();
    }
    return this.fillIn(step, form);
  }

  private async record(step: Step): Promise<DialogTurnResult> {
    const name = this.#command;
    const schema: FormSchema<object> = partnerCommands[name].schema;
    const { confirm, inputs, next, shown } = this.#step;
    const { back, guided, voucherId } = step.options;
    let recorded: readonly PartnerEvent[] = [];
    const isPassedOn = guided === true || (back !== undefined && next === undefined);
    const onward = (): Promise<DialogTurnResult> =>
      guided
        ? this.nextTask(step, recorded)
        : next
          ? this.goTo(step, next, { back, voucherId, done: back && recorded })
          : this.goBack(step, recorded);
    return this.submit<object, PartnerOutcome>(step, {
      inputs,
      schema,
      confirm,
      change: (read, request, turn) =>
        turn.changePartner({ ...request, command: { name, ...read } as PartnerCommand }),
      done: async ({ cutShort, events }, turn) => {
        recorded = events;
        if (!isPassedOn || cutShort) await shown?.(turn, events, cutShort);
      },
      next: onward,
    });
  }

  /** Shows the voucher's form or card again from which this step was begun. */
  private async goBack(step: Step, done: readonly PartnerEvent[]): Promise<DialogTurnResult> {
    const { back, voucherId } = step.options;
    if (back === undefined || voucherId === undefined) return step.endDialog();
    if (isVoucherAction(back.to))
      return this.goTo(step, back.to, { voucherId, values: back.values, done });
    const turn = turnOf(step.context);
    const voucher = await turn.voucher(voucherId);
    if (voucher) await showVoucher(turn, voucher, done);
    return step.endDialog();
  }

  /** Opens the form of a new company's next task; the list if the same one is still open. */
  private async nextTask(step: Step, done: readonly PartnerEvent[]): Promise<DialogTurnResult> {
    const turn = turnOf(step.context);
    const { next } = onboardingView(await contextOf(turn));
    const { role } = step.options.values ?? {};
    const isSame = next?.command === this.#command && (next.role ?? role) === role;
    if (next === undefined || isSame) {
      await showOnboarding(turn, done);
      return step.endDialog();
    }
    const values: Values = next.role === undefined ? {} : { role: next.role };
    return this.goTo(step, next.command, { values, guided: true, done });
  }
}
