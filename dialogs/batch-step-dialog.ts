import type { DialogTurnResult } from 'botbuilder-dialogs';
import { batchOutcomeCard } from '../cards/voucher/batch-outcome-card.ts';
import type { BatchOutcome } from '../cards/voucher/batch-outcome-card.ts';
import type { Candidate } from '../cards/forms/candidate.ts';
import type { Card } from '../cards/kit/card.ts';
import { messageCard } from '../cards/chat/message-card.ts';
import { check, type Check } from '../workflow/kernel/checks.ts';
import type { Context } from '../workflow/partner/context.ts';
import type { VoucherOutcome } from '../workflow/desk/outcome.ts';
import { mayEverAct } from '../workflow/partner/permissions.ts';
import { possibleActions } from '../workflow/views/voucher-actions.ts';
import { voucherIdFrom } from '../workflow/programme/voucher-id.ts';
import { voucherCommands, type VoucherCommand } from '../workflow/voucher/commands.ts';
import type { Voucher } from '../workflow/voucher/voucher.ts';
import { candidates } from './candidates.ts';
import { executeVoucherCommand } from './voucher-step-dialog.ts';
import type { FormSchema } from './read-form.ts';
import { contextOf, showInstead, showRefusal, showVoucher } from './show-voucher.ts';
import {
  StepDialog,
  type FilledIn,
  type FormContext,
  type RequestBase,
  type Step,
} from './step-dialog.ts';
import { turnOf, type Turn, type Values } from './turn.ts';

/** What a form for several vouchers is shown with; the first of them was asked for. */
export interface BatchFormContext extends FormContext {
  readonly candidates: readonly [Candidate, ...Candidate[]];
}

/** What came of it: of one voucher the desk's own answer, of several one line each. */
type BatchAnswer = VoucherOutcome | { readonly kind: 'done'; readonly outcomes: BatchOutcome[] };

/** A step that can be taken for several vouchers at once; each has its own outcome. */
export abstract class BatchStepDialog extends StepDialog {
  readonly #action: 'redeem' | 'payment';

  protected constructor(action: 'redeem' | 'payment') {
    super(action);
    this.#action = action;
  }

  /** Every rule the desk will look at for a voucher, as far as they are known before the form. */
  protected abstract checksFor(voucher: Voucher, context: Context): readonly Check[];

  /** Shows the form with the vouchers asked for and whichever else are ready. */
  protected async fillInForSeveral(
    step: Step,
    make: (context: BatchFormContext) => Card,
  ): Promise<DialogTurnResult> {
    if (step.options.submitted) return step.next();
    const turn = turnOf(step.context);
    const context = await contextOf(turn);
    const asked = await Promise.all(
      wantedIds(step.options).map(async (id) => [id, await turn.voucher(id)] as const),
    );
    const known = asked.flatMap(([, voucher]) => (voucher ? [voucher] : []));
    const ready = known.filter((one) => possibleActions(one, context).includes(this.#action));
    if (asked.length > 0 && ready.length === 0) {
      await this.#explain(turn, asked);
      return step.endDialog();
    }
    const others = await candidates(turn, this.#action);
    const ids = new Set(ready.map(({ voucherId }) => voucherId));
    const offered = [...ready, ...others.filter(({ voucherId }) => !ids.has(voucherId))].map(
      (voucher) => ({ voucher, checks: this.checksFor(voucher, context) }),
    );
    const [first, ...rest] = offered;
    if (first === undefined) {
      await turn.show(noneReady(turn, this.#action));
      return step.endDialog();
    }
    return this.fillIn(step, (form) => make({ ...form, candidates: [first, ...rest] }));
  }

  /** What the form says of one of its vouchers, where that is not the same for all. */
  protected ownOf(_voucherId: string, _values: Values): object {
    return {};
  }

  /** Hands each voucher to the desk under the one command id: the good ones are done. */
  protected carryOut(
    step: Step,
    schema: FormSchema<object> = voucherCommands[this.#action],
  ): Promise<DialogTurnResult> {
    return this.submit<object, BatchAnswer>(step, {
      schema,
      change: async (read, request, turn, filled) => {
        const ids = wantedIds(filled);
        const commandFor = (voucherId: string): VoucherCommand => {
          const own = this.ownOf(voucherId, filled.values);
          return { name: this.#action, ...read, ...own } as VoucherCommand;
        };
        const [only] = ids;
        if (only !== undefined && ids.length === 1)
          return executeVoucherCommand(turn, {
            ...request,
            voucherId: only,
            command: commandFor(only),
          });
        return { kind: 'done', outcomes: await changeEach(turn, ids, commandFor, request) };
      },
      done: async (answer, turn) => {
        if ('voucher' in answer) return showVoucher(turn, answer.voucher, answer.events);
        const { outcomes } = answer;
        const { programme } = turn.services;
        const mayRequestPayment = mayEverAct(await turn.actor(), 'payment', programme);
        const view = { command: this.#action, outcomes, mayRequestPayment };
        const { voucherId: clicked } = turn.click ?? {};
        const shows = clicked === undefined ? undefined : await turn.voucher(clicked);
        await turn.show(batchOutcomeCard(turn.t, view), shows);
      },
    });
  }

  async #explain(
    turn: Turn,
    asked: readonly (readonly [string, Voucher | undefined])[],
  ): Promise<void> {
    const [voucherId = '', voucher] = asked[0] ?? [];
    if (voucher) await showInstead(turn, voucher, this.#action);
    else await showRefusal(turn, [check('voucher-known', false, { voucherId })], voucherId);
  }
}

/** The vouchers a form or a sentence names; a form for one names it on its button. */
function wantedIds({ values, voucherId }: Partial<FilledIn>): readonly string[] {
  const several = (values?.voucherIds ?? '').split(',').map(voucherIdFrom);
  const ids = several.filter((id) => id !== '');
  if (ids.length > 0) return [...new Set(ids)];
  return voucherId === undefined ? [] : [voucherId];
}

async function changeEach(
  turn: Turn,
  ids: readonly string[],
  commandFor: (voucherId: string) => VoucherCommand,
  { revision: _revision, ...request }: RequestBase,
): Promise<BatchOutcome[]> {
  const outcomes: BatchOutcome[] = [];
  for (const voucherId of ids) {
    const command = commandFor(voucherId);
    const outcome = await executeVoucherCommand(turn, { ...request, voucherId, command });
    outcomes.push({ voucherId, ...lineOf(outcome, voucherId) });
  }
  return outcomes;
}

function lineOf(outcome: VoucherOutcome, voucherId: string): Omit<BatchOutcome, 'voucherId'> {
  if (outcome.kind === 'unknown')
    return { refused: [check('voucher-known', false, { voucherId })] };
  const customer = outcome.voucher?.customer.organisation;
  if (outcome.kind === 'refused') return { customer, refused: outcome.refused };
  return { customer, refused: outcome.kind === 'stale' ? [check('card-current', false)] : [] };
}

function noneReady({ t }: Turn, action: 'redeem' | 'payment'): Card {
  return messageCard(t, {
    title: t.plain('dialog.none-ready.title'),
    text: t.text(`dialog.none-ready.${action}`),
    actions: ['next', 'vouchers'],
  });
}
