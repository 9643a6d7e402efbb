import type { DialogTurnResult } from 'botbuilder-dialogs';
import type { Card, FormState } from '../cards/kit/card.ts';
import { voucherPromptCard } from '../cards/forms/voucher-prompt-card.ts';
import { readAmount } from '../locales/amount.ts';
import { check } from '../workflow/kernel/checks.ts';
import type { VoucherOutcome } from '../workflow/desk/outcome.ts';
import { mayEverAct } from '../workflow/partner/permissions.ts';
import { earlierActions } from '../workflow/views/earlier-actions.ts';
import { possibleActions } from '../workflow/views/offered-steps.ts';
import type { HistoryRecord } from '../workflow/records/records.ts';
import { pastOf } from '../workflow/steps/past.ts';
import {
  catalogue,
  moduleOf,
  stepOf,
  type VoucherAction,
  type VoucherCommand,
  type VoucherEvent,
} from '../workflow/steps/catalogue.ts';
import { isLongEngagement } from '../workflow/programme/requirements.ts';
import { nearCustomers, renamed, withoutOwn } from '../workflow/voucher/near-customers.ts';
import type { Voucher } from '../workflow/voucher/voucher.ts';
import type { BatchAction } from './batch-step-dialog.ts';
import { candidates } from './candidates.ts';
import { today } from './choices.ts';
import { CardPrompt, type CardAnswer } from './card-prompt.ts';
import { isPlanConfirmed, planViewOf, type PlanView } from './planning.ts';
import type { FormSchema } from './read-form.ts';
import { contextOf, showInstead, showOutcome } from './show-voucher.ts';
import { StepDialog, type FormContext, type Step, type Submission } from './step-dialog.ts';
import { turnOf, type Turn, type Values } from './turn.ts';

/** Number of vouchers offered; above it Teams searches while the person types. */
const OFFERED = 50;

const WHICH_VOUCHER = 'which-voucher';

export interface VoucherFormContext extends FormContext {
  readonly voucher: Voucher;
  /** Other engagements, for the steps that plan one. */
  readonly plan?: PlanView;
  /** The history, the oldest event first, for the steps that read it. */
  readonly records?: readonly HistoryRecord<VoucherEvent>[];
}

export interface VoucherStep extends Pick<Submission<object, VoucherOutcome>, 'done' | 'refused'> {
  readonly form: (context: VoucherFormContext) => Card;
  /** Inputs with an amount of money, read as the reader's locale writes it. */
  readonly amounts?: readonly string[];
  /** A card that is shown instead of the form and ends the step: a refusal, or a choice to make. */
  readonly instead?: (context: VoucherFormContext) => Card | undefined;
  /** The dialog that takes several vouchers. */
  readonly several?: 'handover-several' | 'validate-several' | 'note-several';
  /** True if that dialog also asks for the vouchers if none is named. */
  readonly asksForSeveral?: true;
  /** The form chooses the consultant and the days of an engagement. */
  readonly plans?: true;
}

export type SingleVoucherAction = Exclude<VoucherAction, BatchAction>;

/** Asks for the voucher, shows the step's form and passes it to the desk. */
export class VoucherStepDialog extends StepDialog {
  readonly #action: SingleVoucherAction;
  readonly #step: VoucherStep;

  constructor(action: SingleVoucherAction, step: VoucherStep) {
    super(action);
    this.#action = action;
    this.#step = step;
    this.addDialog(new CardPrompt(WHICH_VOUCHER));
    this.runs(
      this.whichVoucher.bind(this),
      this.knowVoucher.bind(this),
      this.ask.bind(this),
      this.record.bind(this),
    );
  }

  private async whichVoucher(step: Step): Promise<DialogTurnResult> {
    const { voucherId, values = {}, refused = [] } = step.options;
    if (voucherId !== undefined) return step.next();
    const { asksForSeveral, several } = this.#step;
    if (several && (asksForSeveral || values.voucherIds !== undefined))
      return this.goTo(step, several, { values });
    const turn = turnOf(step.context);
    const { vouchers } = await candidates(turn, this.#action, OFFERED);
    const form = { values, refused };
    const unknown = (await mayRegister(turn)) ? unknownId(form) : undefined;
    return step.beginDialog(WHICH_VOUCHER, {
      card: voucherPromptCard(turn.t, { command: this.#action, vouchers, form, unknown }),
      verb: this.#action,
      takesVoucherId: true,
    });
  }

  /** Continues only if the voucher exists and the person can take the step for it now. */
  private async knowVoucher(step: Step): Promise<DialogTurnResult> {
    const { options } = step;
    const answer = step.result as CardAnswer | undefined;
    if (answer?.kind === 'voucher-id') {
      // Values of the sentence that began the step stay in its form.
      const { voucherId: _unknown, ...values } = options.values ?? {};
      Object.assign(options, { voucherId: answer.voucherId, values, refused: undefined });
    }
    const { voucherId } = options;
    if (voucherId === undefined) return this.again(step, {});
    if (options.submitted) return step.next();
    const turn = turnOf(step.context);
    const voucher = await turn.voucher(voucherId);
    if (voucher === undefined) {
      const unknown = check('voucher-known', false, { voucherId }, 'voucherId');
      return this.again(step, { voucherId: undefined, values: { voucherId }, refused: [unknown] });
    }
    const context = await contextOf(turn);
    const { alreadyDone } = options;
    const possible = [
      ...possibleActions(voucher, context),
      ...(alreadyDone === undefined ? [] : earlierActions(voucher, context)),
    ];
    if (possible.includes(this.#action)) return step.next();
    const first = stepOf(this.#action).beginsWith;
    if (first && possible.includes(first))
      return this.goTo(step, first, { voucherId, alreadyDone });
    await showInstead(turn, voucher, this.#action, options.values);
    return step.endDialog();
  }

  private async ask(step: Step): Promise<DialogTurnResult> {
    const { voucherId = '', submitted } = step.options;
    if (submitted) return step.next();
    const voucher = await turnOf(step.context).voucher(voucherId);
    if (voucher === undefined) return this.again(step, { voucherId: undefined });
    const turn = turnOf(step.context);
    const history = await historyOf(turn, this.#action, voucher);
    const near = await nearOf(turn, this.#action, voucher, step.options.values);
    const { form, instead, plans } = this.#step;
    const card = instead?.({ ...(await this.formContext(step)), ...history, voucher });
    if (card !== undefined) {
      await turn.show(card, voucher);
      return step.endDialog();
    }
    const { plan, planning } = plans
      ? await planViewOf(turn, voucher, step.options.values ?? {})
      : {};
    step.options.planning = planning;
    return this.fillIn(step, (context) => form({ ...context, ...history, ...near, plan, voucher }));
  }

  private async record(step: Step): Promise<DialogTurnResult> {
    const name = this.#action;
    const schema: FormSchema<object> = catalogue[name].schema;
    const { planning, voucherId = '' } = step.options;
    const { amounts = [], done, plans, refused } = this.#step;
    return this.submit<object, VoucherOutcome>(step, {
      schema: withAmounts(schema, amounts, turnOf(step.context).t.locale),
      ...(plans && {
        isConfirmed: (values, turn) => isPlanConfirmed(turn, voucherId, values, planning),
      }),
      change: (read, request, turn) => {
        const command = { name, ...read } as VoucherCommand;
        return turn.changeVoucher({ ...request, voucherId, command });
      },
      done: done ?? showOutcome,
      refused,
    });
  }
}

/** Parses amounts in the notation of the locale; the schema refuses an invalid one. */
function withAmounts(
  schema: FormSchema<object>,
  names: readonly string[],
  locale: string,
): FormSchema<object> {
  if (names.length === 0) return schema;
  return {
    safeParse(values) {
      const typed = values as Values;
      const read = names.flatMap((name) => {
        const amount = readAmount(typed[name] ?? '', locale);
        return amount === undefined ? [] : [[name, String(amount)]];
      });
      return schema.safeParse({ ...typed, ...Object.fromEntries(read) });
    },
  };
}

async function historyOf(
  turn: Turn,
  action: VoucherAction,
  voucher: Voucher,
): Promise<Pick<VoucherFormContext, 'past' | 'records'>> {
  if (moduleOf(action).readsHistory !== true) return {};
  const reader = await turn.reader();
  const records = await reader.wholeHistory(turn.tenantId, voucher.voucherId);
  await turn.mention(records);
  return { records, past: pastOf(records, voucher, today(turn)) };
}

/** The customers that the form of a long engagement, or of its customer's new name, asks about. */
async function nearOf(
  turn: Turn,
  action: VoucherAction,
  voucher: Voucher,
  { organisation }: Values = {},
): Promise<Pick<VoucherFormContext, 'nearCustomers'>> {
  const { programme } = turn.services;
  if (!isLongEngagement(voucher, programme)) return {};
  const asked =
    action === 'reserve'
      ? voucher
      : action === 'correct'
        ? renamed(voucher, organisation, programme)
        : undefined;
  if (asked === undefined) return {};
  const known = await (await turn.reader()).longCustomers(turn.tenantId);
  const near = nearCustomers(asked, known, programme);
  return { nearCustomers: action === 'correct' ? withoutOwn(near, voucher) : near };
}

/** A typed ID without a voucher, which can be registered. */
function unknownId({ refused, values }: FormState): string | undefined {
  return refused.some(({ code }) => code === 'voucher-known') ? values.voucherId : undefined;
}

async function mayRegister(turn: Turn): Promise<boolean> {
  return mayEverAct(await turn.actor(), 'register', turn.services.programme);
}
