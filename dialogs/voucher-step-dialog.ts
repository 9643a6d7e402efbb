import type { DialogTurnResult } from 'botbuilder-dialogs';
import type { Card, FormState } from '../cards/kit/card.ts';
import { voucherPromptCard } from '../cards/forms/voucher-prompt-card.ts';
import { check } from '../workflow/kernel/checks.ts';
import type { VoucherOutcome } from '../workflow/desk/outcome.ts';
import type { VoucherRequest } from '../workflow/desk/requests.ts';
import { mayEverAct } from '../workflow/partner/permissions.ts';
import { possibleActions, type VoucherAction } from '../workflow/views/voucher-actions.ts';
import { voucherCommands, type VoucherCommand } from '../workflow/voucher/commands.ts';
import type { Voucher } from '../workflow/voucher/voucher.ts';
import { candidates } from './candidates.ts';
import { CardPrompt, type CardAnswer } from './card-prompt.ts';
import type { FormSchema } from './read-form.ts';
import { contextOf, showInstead, showVoucher } from './show-voucher.ts';
import { StepDialog, type FormContext, type Step, type Submission } from './step-dialog.ts';
import { turnOf, type Turn } from './turn.ts';

/** Number of choices above which Teams searches while somebody types. */
const OFFERED = 50;

const WHICH_VOUCHER = 'which-voucher';

export interface VoucherFormContext extends FormContext {
  readonly voucher: Voucher;
}

/** A step about one voucher: asks which one, then for what the step needs. */
export abstract class VoucherStepDialog extends StepDialog {
  readonly #action: VoucherAction;

  protected constructor(action: VoucherAction) {
    super(action);
    this.#action = action;
    this.addDialog(new CardPrompt(WHICH_VOUCHER));
  }

  /** Asks for the voucher where none is named. */
  protected async whichVoucher(step: Step): Promise<DialogTurnResult> {
    const { voucherId, values = {}, refused = [] } = step.options;
    if (voucherId !== undefined) return step.next();
    const turn = turnOf(step.context);
    const vouchers = await candidates(turn, this.#action, OFFERED);
    const form = { values, refused };
    const unknown = (await mayRegister(turn)) ? unknownId(form) : undefined;
    return step.beginDialog(WHICH_VOUCHER, {
      card: voucherPromptCard(turn.t, { command: this.#action, vouchers, form, unknown }),
      verb: this.#action,
      takesVoucherId: true,
    });
  }

  /** Goes on only with a voucher of the tenant for which the step can be taken by this person now. */
  protected async knowVoucher(step: Step): Promise<DialogTurnResult> {
    const { options } = step;
    const answer = step.result as CardAnswer | undefined;
    if (answer?.kind === 'voucher-id')
      Object.assign(options, { voucherId: answer.voucherId, values: {}, refused: undefined });
    const { voucherId } = options;
    if (voucherId === undefined) return this.again(step, {});
    if (options.submitted) return step.next();
    const turn = turnOf(step.context);
    const voucher = await turn.voucher(voucherId);
    if (voucher === undefined) {
      const unknown = check('voucher-known', false, { voucherId }, 'voucherId');
      return this.again(step, { voucherId: undefined, values: { voucherId }, refused: [unknown] });
    }
    const possible = possibleActions(voucher, await contextOf(turn));
    if (possible.includes(this.#action)) return step.next();
    return this.notNow(step, voucher, possible);
  }

  /** The step cannot be taken now: shows where the voucher stands instead. */
  protected async notNow(
    step: Step,
    voucher: Voucher,
    _possible: readonly VoucherAction[],
  ): Promise<DialogTurnResult> {
    await showInstead(turnOf(step.context), voucher, this.#action);
    return step.endDialog();
  }

  /** Shows the step's form for the voucher, unless it has come filled in. */
  protected async fillInFor(
    step: Step,
    make: (context: VoucherFormContext) => Card,
  ): Promise<DialogTurnResult> {
    const { voucherId = '', submitted } = step.options;
    if (submitted) return step.next();
    const voucher = await turnOf(step.context).voucher(voucherId);
    if (voucher === undefined) return this.again(step, { voucherId: undefined });
    return this.fillIn(step, (context) => make({ ...context, voucher }));
  }

  /** Hands what was filled in to the desk; `done` shows the outcome. */
  protected submitVoucherCommand(
    step: Step,
    {
      done = ({ voucher, events }, turn) => showVoucher(turn, voucher, events),
      refused,
    }: Pick<Submission<object, VoucherOutcome>, 'done' | 'refused'> = {},
  ): Promise<DialogTurnResult> {
    const name = this.#action;
    const schema: FormSchema<object> = voucherCommands[name];
    const { voucherId = '' } = step.options;
    return this.submit<object, VoucherOutcome>(step, {
      schema,
      change: (read, request, turn) =>
        executeVoucherCommand(turn, {
          ...request,
          voucherId,
          command: { name, ...read } as VoucherCommand,
        }),
      done,
      refused,
    });
  }
}

/** The ID that was typed, where there is no voucher of it: perhaps nobody has registered it yet. */
function unknownId({ refused, values }: FormState): string | undefined {
  return refused.some(({ code }) => code === 'voucher-known') ? values.voucherId : undefined;
}

async function mayRegister(turn: Turn): Promise<boolean> {
  return mayEverAct(await turn.actor(), 'register', turn.services.programme);
}

/**
 * Asks the desk, and keeps what it returns so that the answer need not read it again.
 * @throws MayNot when the person may not see the outcome
 */
export async function executeVoucherCommand(
  turn: Turn,
  request: VoucherRequest,
): Promise<VoucherOutcome> {
  const outcome = await turn.services.desk.changeVoucher(request);
  if (outcome.kind !== 'unknown')
    turn.learn({ voucher: outcome.voucher, company: outcome.partner });
  await turn.requireRight('read');
  return outcome;
}
