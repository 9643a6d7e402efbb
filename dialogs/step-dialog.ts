import type {
  DialogContext,
  DialogTurnResult,
  WaterfallStep,
  WaterfallStepContext,
} from 'botbuilder-dialogs';
import type { Card, FormState } from '../cards/kit/card.ts';
import { check, type Check } from '../workflow/kernel/checks.ts';
import type { Partner } from '../workflow/partner/partner.ts';
import type { Requester } from '../workflow/desk/requests.ts';
import { CardPrompt, isAnswer, type CardAnswer } from './card-prompt.ts';
import { readForm, type FormSchema } from './read-form.ts';
import { ComponentDialog } from './sdk-dialogs.ts';
import { StepWaterfall } from './step-waterfall.ts';
import { turnOf, type Click, type StepOptions, type Turn, type Values } from './turn.ts';

const WATERFALL = 'waterfall';
const FORM = 'form';

export type Step = WaterfallStepContext<StepOptions>;

export interface FormContext {
  readonly turn: Turn;
  readonly company: Partner;
  readonly form: FormState;
  /** For the form's buttons. */
  readonly commandId: string;
}

/** What every request to the desk carries; tenant and person come from the activity, never from the card. */
export interface RequestBase {
  readonly tenantId: string;
  readonly by: Requester;
  readonly commandId: string;
  readonly revision?: number;
  readonly correlationId?: string;
}

/** The desk's answers, as far as a form has to know them. */
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

/** What becomes of a form's values. */
export interface Submission<Read, Outcome extends StepResult> {
  /** The command's own. */
  readonly schema: FormSchema<Read>;
  readonly change: (
    read: Read,
    request: RequestBase,
    turn: Turn,
    filled: FilledIn,
  ) => Promise<Outcome>;
  readonly done?: (outcome: Done<Outcome>, turn: Turn, filled: FilledIn) => Promise<void>;
  /** Shows a refusal its own way and says so; otherwise the form is shown again with it. */
  readonly refused?: (outcome: Refused<Outcome>, turn: Turn, filled: FilledIn) => Promise<boolean>;
  /** What follows when it is done; absent: the step ends. */
  readonly next?: () => Promise<DialogTurnResult>;
}

/**
 * A step of the workflow: a waterfall that gathers what a command needs with forms and hands it to
 * the desk. Whatever stands in the way, what was typed is kept: a value that cannot be read, a
 * refusal by the rules or a card that was out of date show the same form again with the reason.
 *
 * Cancel, another command or a button of another card ends it at any point. What only reads, help
 * included, is answered by the bot and leaves the step as it is.
 */
export abstract class StepDialog extends ComponentDialog<StepOptions> {
  /** @param id the verb of the step's buttons */
  protected constructor(id: string) {
    super(id);
    this.addDialog(new CardPrompt(FORM));
  }

  /** Changes when a waterfall inside does, so that saved state of an earlier build is recognised. */
  get fingerprint(): string {
    return this.getInternalVersion();
  }

  /** To be called last by the constructor of a step, with its bound methods in their order. */
  protected runs(...steps: readonly WaterfallStep<StepOptions>[]): void {
    this.addDialog(new StepWaterfall(WATERFALL, steps));
    this.initialDialogId = WATERFALL;
  }

  protected override async onContinueDialog(innerDc: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(innerDc.context);
    const { click, said } = turn;
    if (click && !isAnswer(innerDc.activeDialog, click))
      return this.goTo(innerDc, click.verb, optionsOf(click));
    switch (said?.kind) {
      case 'cancel':
        await turn.tell(turn.t.text('dialog.cancelled'));
        return innerDc.cancelAllDialogs();
      case 'step':
        return this.goTo(innerDc, said.dialogId, said.options);
      default:
        return super.onContinueDialog(innerDc);
    }
  }

  /**
   * Shows the step's form, unless it has come filled in. Its buttons carry the revision of what
   * they are about, so that an answer given too late is noticed.
   */
  protected async fillIn(
    step: Step,
    make: (context: FormContext) => Card | Promise<Card>,
  ): Promise<DialogTurnResult> {
    const { options } = step;
    if (options.submitted) return step.next();
    const turn = turnOf(step.context);
    const { voucherId, refused = [], values = {} } = options;
    const commandId = options.commandId ?? turn.services.ids.next();
    options.refused = undefined;
    const card = await make({
      turn,
      company: await turn.company(),
      form: { values, refused },
      commandId,
    });
    return step.beginDialog(FORM, { card, verb: this.id, voucherId });
  }

  /** What the form sent, with the inputs that only this form has turned into the command's own. */
  protected inputs(values: Values, _turn: Turn): Values {
    return values;
  }

  /** Hands what was filled in to the desk, and shows what came of it. */
  protected async submit<Read, Outcome extends StepResult>(
    step: Step,
    { schema, change, done, refused, next }: Submission<Read, Outcome>,
  ): Promise<DialogTurnResult> {
    const answer = filledIn(step);
    if (answer === undefined) return this.again(step, {});
    const filled = { ...answer, values: this.inputs(answer.values, turnOf(step.context)) };
    const { values, commandId } = filled;
    const form = readForm(schema, values);
    if ('refused' in form) return this.again(step, { values, commandId, refused: form.refused });
    const turn = turnOf(step.context);
    const outcome = await change(form.read, requestBase(turn, filled), turn, filled);
    if (outcome.kind === 'refused') {
      if (await refused?.(outcome as Refused<Outcome>, turn, filled)) return step.endDialog();
      return this.again(step, { values, commandId, refused: outcome.refused });
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

  /** The waterfall from its beginning: the form once more, with what was typed and the reasons. */
  protected again(step: Step, { commandId, ...changes }: StepOptions): Promise<DialogTurnResult> {
    const kept = { refused: undefined, ...step.options, ...changes };
    const options: StepOptions = { ...kept, commandId, submitted: undefined };
    return step.replaceDialog(WATERFALL, options);
  }
}

/**
 * A step as a button begins it. A form's button brings the whole form, so that the step goes on as
 * if it had been under way; any other brings at most the voucher that was chosen.
 */
export function optionsOf(click: Click): StepOptions {
  const { voucherId, revision, commandId, values } = click;
  if (commandId === undefined) return { voucherId: voucherId ?? values.voucherId };
  return { voucherId, revision, commandId, values, submitted: true };
}

/** What the form came back with: as the prompt's answer, or with the click that began the step. */
function filledIn(step: Step): FilledIn | undefined {
  if (step.options.submitted) return { values: {}, ...step.options };
  const answer = step.result as CardAnswer | undefined;
  return answer?.kind === 'submitted' ? answer.click : undefined;
}

function requestBase(turn: Turn, { commandId, revision }: FilledIn): RequestBase {
  return {
    tenantId: turn.tenantId,
    by: { kind: 'person', ...turn.person },
    commandId: commandId ?? turn.services.ids.next(),
    revision,
    correlationId: turn.correlationId,
  };
}

const outOfDate = (): Check => check('card-current', false);
