import { INVOKE_RESPONSE_KEY, TurnContext } from '../sdk/bot-framework.ts';
import type { Translator } from '../../locales/translator.ts';
import type { BackgroundTasks } from '../runtime/background-tasks.ts';
import { reportOf } from '../telemetry/turn-report.ts';
import type { TurnAnswer } from './turn-answer.ts';

/** Delay of the typing indicator; Teams expects a reaction within 2 seconds. */
const TYPING_MS = 700;

/** Time limit of the first response; Teams gives up after 5 to 15 seconds. */
const PATIENCE_MS = 4_000;

/** Abort reason; a string avoids creating an Error for the normal case. */
const ANSWERED = 'answered';

export interface InTimeOptions {
  /** Resolves after the delay, or at once when the signal is aborted. */
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  readonly background: BackgroundTasks;
  /** Translator of the interim reply. */
  readonly translator: () => Translator;
}

/**
 * Answers an activity within Teams' time limit, even if the store is slow. Work that is not done by
 * then continues in the background; its card replaces the interim reply.
 * @param work never rejects: it replies with an error message instead
 */
export async function answerInTime(
  context: TurnContext,
  answer: TurnAnswer,
  work: Promise<void>,
  { wait, background, translator }: InTimeOptions,
): Promise<void> {
  const done = new AbortController();
  const working = work.finally(() => done.abort(ANSWERED));
  if (answer.typing)
    void wait(TYPING_MS, done.signal).then(() =>
      done.signal.aborted ? undefined : answer.typing?.(),
    );
  await Promise.race([working, wait(PATIENCE_MS, done.signal)]);
  if (!done.signal.aborted) {
    reportOf(context).continueInBackground(working);
    await answer.showInterim(translator());
    background.run('turn-failed', () => working);
  }
  if (answer.body) respond(context, answer.body);
}

/** Responds to an invoke with HTTP 200 and this body. */
export function respond({ turnState }: TurnContext, body: object): void {
  turnState.set(INVOKE_RESPONSE_KEY, { value: { status: 200, body } });
}

/** A copy of the context: the SDK revokes its own when the turn ends. */
export function detached(context: TurnContext): TurnContext {
  const own = new TurnContext(context);
  for (const [key, value] of context.turnState) own.turnState.set(key, value);
  return own;
}
