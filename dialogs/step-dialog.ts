import type { DialogTurnResult, WaterfallStep, WaterfallStepContext } from 'botbuilder-dialogs';
import type { Card, FormState } from '../cards/card.ts';
import { check, type Check } from '../workflow/checks.ts';
import type { Partner } from '../workflow/partner/partner.ts';
import type { Requester } from '../workflow/requests.ts';
import { CardPrompt, type CardAnswer } from './card-prompt.ts';
import { InterruptibleDialog } from './interruptible-dialog.ts';
import { readForm, type FormSchema } from './read-form.ts';
import { StepWaterfall } from './step-waterfall.ts';
import { turnOf, type StepOptions, type Turn, type Values } from './turn.ts';

const WATERFALL = 'waterfall';
const FORM = 'form';

export type Step = WaterfallStepContext<StepOptions>;

/** What a form is shown with. */
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
type Answer =
  | { readonly kind: 'done' | 'stale' | 'unknown' }
  | { readonly kind: 'refused'; readonly refused: readonly Check[] };

/**
 * A step of the workflow: a waterfall that gathers what a command needs with forms and hands it to
 * the desk. Whatever stands in the way, what was typed is kept: a value that cannot be read, a
 * refusal by the rules or a card that was out of date show the same form again with the reason.
 */
export abstract class StepDialog extends InterruptibleDialog {
  /** @param id the verb of the step's buttons */
  protected constructor(id: string) {
    super(id);
    this.addDialog(new CardPrompt(FORM));
  }

  /** To be called last by the constructor of a step, with its bound methods in their order. */
  protected runs(...steps: readonly WaterfallStep<StepOptions>[]): void {
    this.addDialog(new StepWaterfall(WATERFALL, steps));
    this.initialDialogId = WATERFALL;
  }

  /**
   * Shows the step's form, unless it has come filled in. Its buttons carry the revision of what
   * they are about, so that an answer given too late is noticed.
   */
  protected async fillIn(
    step: Step,
    make: (context: FormContext) => Card,
  ): Promise<DialogTurnResult> {
    const { options } = step;
    if (options.submitted) return step.next();
    const turn = turnOf(step.context);
    const { voucherId, refused = [], values = {} } = options;
    const commandId = options.commandId ?? turn.services.ids.next();
    options.refused = undefined;
    const card = make({
      turn,
      company: await turn.company(),
      form: { values, refused },
      commandId,
    });
    return step.beginDialog(FORM, { card, verb: this.id, voucherId });
  }

  /**
   * Hands what was filled in to the desk.
   * @param change the request to the desk for the values as the command's schema read them
   * @param done shows what was done
   */
  protected async submit<Read, Outcome extends Answer>(
    step: Step,
    schema: FormSchema<Read>,
    change: (read: Read, request: RequestBase, turn: Turn) => Promise<Outcome>,
    done: (outcome: Extract<Outcome, { kind: 'done' }>, turn: Turn) => Promise<void>,
  ): Promise<DialogTurnResult> {
    const filled = filledIn(step);
    if (filled === undefined) return this.again(step, {});
    const { values, revision, commandId } = filled;
    const form = readForm(schema, values);
    if ('refused' in form) return this.again(step, { values, commandId, refused: form.refused });
    const turn = turnOf(step.context);
    const outcome = await change(form.read, requestBase(turn, commandId, revision), turn);
    if (outcome.kind === 'refused')
      return this.again(step, { values, commandId, refused: outcome.refused });
    if (outcome.kind === 'stale') return this.again(step, { values, refused: [outOfDate()] });
    if (outcome.kind === 'unknown') return this.again(step, { values, voucherId: undefined });
    await done(outcome as Extract<Outcome, { kind: 'done' }>, turn);
    return step.endDialog();
  }

  /** The waterfall from its beginning: the form once more, with what was typed and the reasons. */
  protected again(step: Step, { commandId, ...changes }: StepOptions): Promise<DialogTurnResult> {
    const kept = { refused: undefined, ...step.options, ...changes };
    const options: StepOptions = { ...kept, commandId, submitted: undefined };
    return step.replaceDialog(WATERFALL, options);
  }
}

interface FilledIn {
  readonly values: Values;
  readonly revision?: number;
  readonly commandId?: string;
}

/** What the form came back with: as the prompt's answer, or with the click that began the step. */
function filledIn(step: Step): FilledIn | undefined {
  if (step.options.submitted) return { values: {}, ...step.options };
  const answer = step.result as CardAnswer | undefined;
  return answer?.kind === 'submitted' ? answer.click : undefined;
}

function requestBase(
  turn: Turn,
  commandId: string | undefined,
  revision: number | undefined,
): RequestBase {
  return {
    tenantId: turn.tenantId,
    by: { kind: 'person', ...turn.person },
    commandId: commandId ?? turn.services.ids.next(),
    revision,
    correlationId: turn.correlationId,
  };
}

const outOfDate = (): Check => check('card-current', false);
