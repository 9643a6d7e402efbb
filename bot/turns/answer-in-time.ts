import { ActivityTypes, TurnContext } from 'botbuilder';
import type { Translator } from '../../locales/translator.ts';
import type { BackgroundTasks } from '../runtime/background-tasks.ts';
import { reportOf } from '../telemetry/turn-report.ts';
import type { TurnAnswer } from './turn-answer.ts';

/** Until a typing indicator is sent, in milliseconds; Teams asks for a sign of life within 2 seconds. */
const TYPING_MS = 700;

/** Nobody waits longer for a first answer, in milliseconds; Teams gives up after 5 to 15 seconds. */
const PATIENCE_MS = 4_000;

/** Given as the reason, so that no error is built for what is none. */
const ANSWERED = 'answered';

export interface InTimeOptions<Kind extends TurnAnswer = TurnAnswer> {
  /** Resolves after the milliseconds, or at once when the signal is aborted. */
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  readonly background: BackgroundTasks;
  /** Says that the work takes long. */
  readonly translator: () => Translator;
  readonly answerFor: (own: TurnContext) => Kind;
}

/**
 * Answers an activity within Teams' time, however slow the store is: what is not done by then is
 * finished in the background, and its card takes the place of the one that asked for patience.
 * @param work never rejects: it answers with an apology instead
 */
export async function answerInTime<Kind extends TurnAnswer>(
  context: TurnContext,
  { wait, background, translator, answerFor }: InTimeOptions<Kind>,
  work: (own: TurnContext, answer: Kind) => Promise<void>,
): Promise<void> {
  const own = detached(context);
  const answer = answerFor(own);

  const done = new AbortController();
  const working = work(own, answer).finally(() => done.abort(ANSWERED));
  if (answer.typing)
    void wait(TYPING_MS, done.signal).then(() =>
      done.signal.aborted ? undefined : answer.typing?.(),
    );
  await Promise.race([working, wait(PATIENCE_MS, done.signal)]);
  if (!done.signal.aborted) {
    reportOf(own).holdOn(working);
    await answer.holdOn(translator());
    background.run('turn-failed', () => working);
  }
  if (answer.body) await respond(context, answer.body);
}

/** Gives the HTTP response to an invoke: 200 with this body. */
export async function respond(context: TurnContext, body: object): Promise<void> {
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body } });
}

/** The SDK takes a turn's context back when the turn ends; this one outlives it. */
function detached(context: TurnContext): TurnContext {
  const own = new TurnContext(context);
  for (const [key, value] of context.turnState) own.turnState.set(key, value);
  return own;
}
