import type { DialogTurnResult } from 'botbuilder-dialogs';
import { batchOutcomeCard } from '../cards/voucher/batch-outcome-card.ts';
import type { BatchOutcome, BatchOutcomeView } from '../cards/voucher/batch-outcome-card.ts';
import type { Candidate } from '../cards/forms/candidate.ts';
import type { Card } from '../cards/kit/card.ts';
import { messageCard } from '../cards/chat/message-card.ts';
import type { Translator } from '../locales/translator.ts';
import { isDay, type Day } from '../workflow/kernel/day.ts';
import { check, unmet } from '../workflow/kernel/checks.ts';
import type { Context } from '../workflow/partner/context.ts';
import type { PartnerCommandName } from '../workflow/partner/commands/catalogue.ts';
import type { VoucherOutcome } from '../workflow/desk/outcome.ts';
import { mayEverAct } from '../workflow/partner/permissions.ts';
import { earlierActions } from '../workflow/views/earlier-actions.ts';
import { possibleActions } from '../workflow/views/offered-steps.ts';
import type { FoundCount } from '../workflow/records/search-vouchers.ts';
import type { VoucherCommand } from '../workflow/steps/catalogue.ts';
import { canBeDeclared } from '../workflow/steps/waivers.ts';
import { checksBeforeForm } from '../workflow/steps/decide-voucher.ts';
import type { Voucher } from '../workflow/voucher/voucher.ts';
import { batchOutcomeOf } from './batch-outcome.ts';
import { candidates } from './candidates.ts';
import type { FormSchema } from './read-form.ts';
import { contextOf, showInstead, showOutcome, showRefusal } from './show-voucher.ts';
import {
  StepDialog,
  todayOf,
  type FormContext,
  type RequestBase,
  type Step,
} from './step-dialog.ts';
import { turnOf, type Turn, type Values } from './turn.ts';
import { wantedIds } from './wanted-ids.ts';

export interface BatchFormContext extends FormContext {
  /** The requested vouchers come first. */
  readonly candidates: readonly [Candidate, ...Candidate[]];
  /** Number of all vouchers that are ready; absent if only the requested ones are offered. */
  readonly total?: FoundCount;
  /** Requested vouchers for which the step is not possible, with the reasons. */
  readonly leftOut: readonly BatchOutcome[];
}

/** The desk's outcome for one voucher, or one outcome per voucher. */
type BatchResult = VoucherOutcome | { readonly kind: 'done'; readonly outcomes: BatchOutcome[] };

/** Ids of the dialogs. */
export type BatchAction = 'redeem' | 'payment' | 'validate-several' | 'note-several';

/** A step for one or several vouchers, each with its own outcome. */
export interface BatchStep {
  readonly action: BatchOutcomeView['command'];
  /** True if the form is for the requested vouchers alone. */
  readonly onlyRequested?: true;
  readonly schema: (t: Translator) => FormSchema<object>;
  /** A step that must be taken first for the vouchers of these offers. */
  readonly first?: (
    context: Context,
    offers: readonly string[],
  ) => { readonly step: PartnerCommandName; readonly values: Values } | undefined;
  readonly form: (context: BatchFormContext) => Card;
  /** Fields of the command that differ between the vouchers of one form. */
  readonly ownFields?: (voucherId: string, values: Values, t: Translator) => object;
  /** False until the form has shown what it will record; then it is sent once more. */
  readonly isConfirmed?: (values: Values, t: Translator) => boolean;
}

/** Asks for the form of one or several vouchers, and passes each voucher to the desk. */
export class BatchStepDialog extends StepDialog {
  readonly #action: BatchStep['action'];
  readonly #step: BatchStep;

  constructor(id: BatchAction, step: BatchStep) {
    super(id);
    this.#action = step.action;
    this.#step = step;
    this.runs(this.ask.bind(this), this.record.bind(this));
  }

  /** Shows the form with the requested vouchers and all others that are ready. */
  private async ask(step: Step): Promise<DialogTurnResult> {
    const { alreadyDone, submitted, voucherId, values } = step.options;
    if (submitted) return step.next();
    const turn = turnOf(step.context);
    const context = await contextOf(turn);
    const { first, form, onlyRequested } = this.#step;
    const asked = await Promise.all(
      [...wantedIds(step.options), ...leftOutIds(values)].map(
        async (id) => [id, await turn.voucher(id)] as const,
      ),
    );
    const known = asked.flatMap(([, voucher]) => (voucher ? [voucher] : []));
    const possible = (voucher: Voucher): boolean =>
      possibleActions(voucher, context).includes(this.#action) ||
      (alreadyDone !== undefined && earlierActions(voucher, context).includes(this.#action));
    const ready = known.filter(possible);
    if (asked.length > 0 && ready.length === 0) {
      await this.#explain(turn, asked, values);
      return step.endDialog();
    }
    // A returned or rejected request is sent again alone: its form has its invoice and amount.
    const isAlone = alreadyDone === 'chosen' || onlyRequested || isReturned(ready[0]);
    const { vouchers: others, total } = isAlone
      ? { vouchers: [], total: undefined }
      : await candidates(turn, this.#action);
    const onDate = isDay(values?.onDate ?? '') ? values?.onDate : undefined;
    const offers = (ready.length > 0 ? ready : others).map(({ offer }) => offer);
    const before = alreadyDone === undefined ? first?.(context, offers) : undefined;
    if (before)
      return this.goTo(step, before.step, { voucherId, values: { ...values, ...before.values } });
    const ids = new Set(ready.map(({ voucherId }) => voucherId));
    const offered = [...ready, ...others.filter(({ voucherId }) => !ids.has(voucherId))].map(
      (voucher) => ({
        voucher,
        checks: checksBeforeForm(this.#action, voucher, context, onDate),
      }),
    );
    const [next, ...rest] = offered;
    if (next === undefined) {
      await turn.show(noneReady(turn, this.#action));
      return step.endDialog();
    }
    const leftOut = asked
      .filter(([id]) => !ids.has(id))
      .map(([id, voucher]) => this.#leftOut(id, voucher, context));
    await turn.mention(leftOut);
    return this.fillIn(step, (shared) =>
      form({ ...shared, candidates: [next, ...rest], total, leftOut }),
    );
  }

  /** Passes each voucher to the desk under one command id; a refusal does not stop the others. */
  private async record(step: Step): Promise<DialogTurnResult> {
    const { isConfirmed, ownFields, schema } = this.#step;
    const { t } = turnOf(step.context);
    return this.submit<object, BatchResult>(step, {
      schema: tickedForm(schema(t)),
      isConfirmed: (values) => isConfirmed?.(values, t) ?? true,
      change: async (read, request, turn, filled) => {
        const ids = wantedIds(filled);
        const commandFor = (voucherId: string): VoucherCommand => {
          const own = ownFields?.(voucherId, filled.values, t);
          return { name: this.#action, ...read, ...own } as VoucherCommand;
        };
        const [only] = ids;
        if (only !== undefined && ids.length === 1)
          return turn.changeVoucher({
            ...request,
            voucherId: only,
            command: commandFor(only),
          });
        return { kind: 'done', outcomes: await changeEach(turn, ids, commandFor, request) };
      },
      done: async (answer, turn, filled) => {
        if ('voucher' in answer) return showOutcome(answer, turn);
        const context = await contextOf(turn);
        const unchanged = await Promise.all(
          leftOutIds(filled.values).map(async (id) =>
            this.#leftOut(id, await turn.voucher(id), context),
          ),
        );
        const outcomes = [...answer.outcomes, ...unchanged];
        await turn.mention(outcomes);
        const mayRequestPayment = mayEverAct(context.actor, 'payment', context.programme);
        const alreadyDone = this.#step.onlyRequested
          ? undefined
          : declarableForm(outcomes, filled.values, todayOf(turn));
        const view = { command: this.#action, outcomes, mayRequestPayment, alreadyDone };
        const { voucherId: clicked } = turn.click ?? {};
        const shows = clicked === undefined ? undefined : await turn.voucher(clicked);
        await turn.show(batchOutcomeCard(turn.t, view), shows);
      },
    });
  }

  /** The reasons why the step is not possible for a requested voucher. */
  #leftOut(voucherId: string, voucher: Voucher | undefined, context: Context): BatchOutcome {
    if (voucher === undefined)
      return { voucherId, refused: [check('voucher-known', false, { voucherId })] };
    const customer = voucher.customer.organisation;
    return {
      voucherId,
      customer,
      refused: unmet(checksBeforeForm(this.#action, voucher, context)),
    };
  }

  async #explain(
    turn: Turn,
    asked: readonly (readonly [string, Voucher | undefined])[],
    typed: Values | undefined,
  ): Promise<void> {
    const [voucherId = '', voucher] = asked[0] ?? [];
    if (voucher) await showInstead(turn, voucher, this.#action, typed);
    else await showRefusal(turn, [check('voucher-known', false, { voucherId })], voucherId);
  }
}

/** The requested vouchers that the form has left out. */
const leftOutIds = ({ leftOut = '' }: Values = {}): readonly string[] =>
  wantedIds({ values: { voucherIds: leftOut } });

const isReturned = (voucher: Voucher | undefined): boolean => voucher?.payment !== undefined;

/** A list of vouchers needs at least one that is ticked. */
const tickedForm = (schema: FormSchema<object>): FormSchema<object> => ({
  safeParse(values) {
    const read = schema.safeParse(values);
    if ((values as Values).voucherIds?.trim() !== '') return read;
    const missing = { path: ['voucherIds'], message: 'missing' };
    const others = read.success ? [] : read.error.issues;
    return { success: false, error: { issues: [missing, ...others] } };
  },
});

async function changeEach(
  turn: Turn,
  ids: readonly string[],
  commandFor: (voucherId: string) => VoucherCommand,
  { revision: _revision, ...request }: RequestBase,
): Promise<BatchOutcome[]> {
  const outcomes: BatchOutcome[] = [];
  for (const voucherId of ids) {
    const command = commandFor(voucherId);
    const outcome = await turn.changeVoucher({ ...request, voucherId, command });
    outcomes.push(batchOutcomeOf(outcome, voucherId));
  }
  return outcomes;
}

/** The same form for the vouchers whose refusal a declaration can waive; undefined if none. */
function declarableForm(
  outcomes: readonly BatchOutcome[],
  values: Values,
  today: Day,
): Values | undefined {
  const ids = outcomes.flatMap(({ refused, voucherId }) =>
    canBeDeclared(refused, values, today) ? [voucherId] : [],
  );
  return ids.length === 0 ? undefined : { ...values, voucherIds: ids.join(',') };
}

function noneReady({ t }: Turn, action: BatchStep['action']): Card {
  return messageCard(t, {
    title: t.plain('dialog.none-ready.title'),
    text: t.text(`dialog.none-ready.${action}`),
    actions: ['next', 'vouchers'],
  });
}
