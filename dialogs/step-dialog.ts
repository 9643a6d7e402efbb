import type {
  DialogContext,
  DialogTurnResult,
  WaterfallStep,
  WaterfallStepContext,
} from 'botbuilder-dialogs';
import { outcomeBanner } from '../cards/history/event-words.ts';
import type { Card, FormState } from '../cards/kit/card.ts';
import { backTo, remedyButtons } from '../cards/kit/open-points.ts';
import type { Translator } from '../locales/translator.ts';
import { check, type Check } from '../workflow/kernel/checks.ts';
import { dayAt, type Day } from '../workflow/kernel/day.ts';
import type { Context } from '../workflow/partner/context.ts';
import type { Requester } from '../workflow/desk/requests.ts';
import { canBeDeclared } from '../workflow/steps/waivers.ts';
import { remedyOf } from '../workflow/views/remedies.ts';
import { CardPrompt, isAnswer, type CardAnswer } from './card-prompt.ts';
import { readForm, type FormSchema } from './read-form.ts';
import { ComponentDialog } from './sdk-dialogs.ts';
import { contextOf } from './show-voucher.ts';
import { StepWaterfall } from './step-waterfall.ts';
import { turnOf, type Click, type StepOptions, type Turn, type Values } from './turn.ts';

const WATERFALL = 'waterfall';
const FORM = 'form';

export type Step = WaterfallStepContext<StepOptions>;

export interface FormContext extends Context {
  readonly t: Translator;
  readonly form: FormState;
  readonly commandId: string;
}

/** Part of every request. Tenant and person come from the activity, never from the card. */
export interface RequestBase {
  readonly tenantId: string;
  readonly by: Requester;
  readonly commandId: string;
  readonly revision?: number;
  readonly correlationId?: string;
}

/** The desk's outcomes, as far as a form depends on them. */
type StepResult =
  | { readonly kind: 'done' | 'stale' | 'unknown' }
  | { readonly kind: 'refused'; readonly refused: readonly Check[] };
type Done<Outcome> = Extract<Outcome, { readonly kind: 'done' }>;
type Refused<Outcome> = Extract<Outcome, { readonly kind: 'refused' }>;

export interface FilledIn {
  readonly values: Values;
  readonly voucherId?: string;
  readonly revision?: number;
  readonly commandId?: string;
}

/** Turns a form's values into a command and shows its outcome. */
export interface Submission<Read, Outcome extends StepResult> {
  /** Converts inputs of this form alone into fields of the command. */
  readonly inputs?: (values: Values, turn: Turn) => Values;
  readonly schema: FormSchema<Read>;
  /** False until the form has shown what it will record; then it is shown again. */
  readonly isConfirmed?: (values: Values, turn: Turn) => boolean | Promise<boolean>;
  /** A card to confirm the form with, which ends the dialog; its button sends the form again. */
  readonly confirm?: (turn: Turn, values: Values) => Promise<Card | undefined>;
  readonly change: (
    read: Read,
    request: RequestBase,
    turn: Turn,
    filled: FilledIn,
  ) => Promise<Outcome>;
  readonly done?: (outcome: Done<Outcome>, turn: Turn, filled: FilledIn) => Promise<void>;
  /** Returns true if it has shown the refusal; otherwise the form shows it. */
  readonly refused?: (outcome: Refused<Outcome>, turn: Turn, filled: FilledIn) => Promise<boolean>;
  /** Begins the following step; absent: the dialog ends. */
  readonly next?: () => Promise<DialogTurnResult>;
}

/**
 * A step of the workflow: a waterfall that collects a command's fields with forms and passes the
 * command to the desk. An invalid value, a refusal or an outdated card shows the same form again
 * with the reason and the typed values.
 *
 * Cancel, another step or a button of another card ends it. Commands that only read, help included,
 * are answered outside of it and leave it open.
 */
export abstract class StepDialog extends ComponentDialog<StepOptions> {
  /** @param id the verb of the step's buttons */
  protected constructor(id: string) {
    super(id);
    this.addDialog(new CardPrompt(FORM));
  }

  /** Differs from a stored one if another build's waterfall stored it. */
  get fingerprint(): string {
    return this.getInternalVersion();
  }

  /** Called last in a subclass's constructor, with its bound methods in order. */
  protected runs(...steps: readonly WaterfallStep<StepOptions>[]): void {
    this.addDialog(new StepWaterfall(WATERFALL, steps));
    this.initialDialogId = WATERFALL;
  }

  protected override async onContinueDialog(innerDc: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(innerDc.context);
    const { click, utterance } = turn;
    if (click && !isAnswer(innerDc.activeDialog, click)) {
      const options = optionsOf(click);
      if (options.back?.to === this.id) options.back = { to: this.id, values: typedIn(innerDc) };
      return this.goTo(innerDc, click.verb, options);
    }
    switch (utterance?.kind) {
      case 'cancel':
        await turn.tell(turn.t.text('dialog.cancelled'));
        return innerDc.cancelAllDialogs();
      case 'step':
        return this.goTo(innerDc, utterance.dialogId, utterance.options);
      default:
        return super.onContinueDialog(innerDc);
    }
  }

  protected async formContext({ context, options }: Step): Promise<FormContext> {
    const turn = turnOf(context);
    const { alreadyDone, done = [], voucherId, refused = [], values = {} } = options;
    const { commandId = turn.services.ids.next() } = options;
    if (refused.length > 0 || done.length > 0) await turn.mention(refused, done);
    const knowledge = await contextOf(turn);
    const remedies = refused
      .map((one) => remedyOf(one, knowledge))
      .filter((one) => one?.step !== this.id);
    const data = voucherId === undefined ? {} : backTo({ voucherId }, this.id);
    const help = remedyButtons(turn.t, remedies, { data, inForm: true });
    const form = { values, refused, alreadyDone, help, news: outcomeBanner(turn.t, done) };
    return { ...knowledge, t: turn.t, voucherId, form, commandId };
  }

  /**
   * Shows the step's form unless it is already submitted. Its buttons carry the revision of the
   * voucher or partner, so that the desk can refuse an outdated form.
   */
  protected async fillIn(
    step: Step,
    make: (context: FormContext) => Card,
  ): Promise<DialogTurnResult> {
    const { options } = step;
    if (options.submitted) return step.next();
    const card = make(await this.formContext(step));
    options.refused = undefined;
    options.done = undefined;
    return step.beginDialog(FORM, { card, verb: this.id, voucherId: options.voucherId });
  }

  /** Passes the form's command to the desk and shows the outcome. */
  protected async submit<Read, Outcome extends StepResult>(
    step: Step,
    {
      inputs,
      schema,
      isConfirmed,
      confirm,
      change,
      done,
      refused,
      next,
    }: Submission<Read, Outcome>,
  ): Promise<DialogTurnResult> {
    const answer = filledIn(step);
    if (answer === undefined) return this.again(step, {});
    const turn = turnOf(step.context);
    const values = inputs?.(answer.values, turn) ?? answer.values;
    const filled = { ...answer, values };
    const { commandId } = filled;
    const form = readForm(schema, values);
    if ('refused' in form) return this.again(step, { values, commandId, refused: form.refused });
    if ((await isConfirmed?.(values, turn)) === false)
      return this.again(step, { values, commandId });
    const card = await confirm?.(turn, values);
    if (card) {
      await turn.show(card);
      return step.endDialog();
    }
    const outcome = await change(form.read, requestBase(turn, filled), turn, filled);
    if (outcome.kind === 'refused') {
      if (await refused?.(outcome as Refused<Outcome>, turn, filled)) return step.endDialog();
      const declarable = canBeDeclared(outcome.refused, values, todayOf(turn));
      const { alreadyDone = declarable ? 'offered' : undefined } = step.options;
      return this.again(step, { values, commandId, refused: outcome.refused, alreadyDone });
    }
    if (outcome.kind === 'stale') return this.again(step, { values, refused: [outOfDate()] });
    if (outcome.kind === 'unknown') return this.again(step, { values, voucherId: undefined });
    await done?.(outcome as Done<Outcome>, turn, filled);
    return next ? next() : step.endDialog();
  }

  /** Ends this step and begins another. */
  protected goTo(
    inner: DialogContext,
    dialogId: string,
    options: StepOptions,
  ): Promise<DialogTurnResult> {
    return (inner.parent ?? inner).replaceDialog(dialogId, options);
  }

  /** Restarts the waterfall: shows the form again with the typed values and the reasons. */
  protected again(step: Step, { commandId, ...changes }: StepOptions): Promise<DialogTurnResult> {
    const kept = { refused: undefined, ...step.options, ...changes };
    const options: StepOptions = { ...kept, commandId, submitted: undefined };
    return step.replaceDialog(WATERFALL, options);
  }
}

/**
 * The options with which a button begins a step. A form's button carries the whole form, which is
 * submitted at once. The button for a step already done at Microsoft can carry typed values, which
 * the form shows; any other carries at most the voucher.
 */
export function optionsOf(click: Click): StepOptions {
  const { voucherId, revision, commandId } = click;
  const values = formValues(click);
  if (commandId === undefined) {
    const { alreadyDone, backTo, guided, ...typed } = click.extra;
    const begun: StepOptions = {
      voucherId: voucherId ?? values.voucherId,
      values: typed,
      ...(guided !== undefined && { guided: true }),
      ...(backTo !== undefined && { back: { to: backTo } }),
    };
    return alreadyDone === undefined ? begun : { ...begun, alreadyDone: 'chosen' };
  }
  return { voucherId, revision, commandId, values, submitted: true };
}

/** The values of the form that waits for an answer, as it was last refused. */
function typedIn({ stack }: DialogContext): Values | undefined {
  const state = stack.at(0)?.state as { readonly options?: StepOptions } | undefined;
  return state?.options?.values;
}

/** The submitted form: the prompt's result, or the click that began the step. */
function filledIn(step: Step): FilledIn | undefined {
  if (step.options.submitted) return { values: {}, ...step.options };
  const answer = step.result as CardAnswer | undefined;
  return answer?.kind === 'submitted'
    ? { ...answer.click, values: formValues(answer.click) }
    : undefined;
}

/** The button's own data, such as the part of the voucher of a form, and the inputs, which win. */
const formValues = ({ extra, values }: Click): Values => ({ ...extra, ...values });

function requestBase(turn: Turn, { commandId, revision }: FilledIn): RequestBase {
  return {
    tenantId: turn.tenantId,
    by: { kind: 'person', ...turn.person },
    commandId: commandId ?? turn.services.ids.next(),
    revision,
    correlationId: turn.correlationId,
  };
}

export const todayOf = ({ services: { clock, timeZone } }: Turn): Day =>
  dayAt(clock.now(), timeZone);

const outOfDate = (): Check => check('card-current', false);
