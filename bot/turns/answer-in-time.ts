import { ActivityTypes, TurnContext } from 'botbuilder';
import type { Card } from '../../cards/card.ts';
import type { Background } from '../background.ts';
import type { Answer } from './turn-answer.ts';

/** Nobody waits longer for a first answer, in milliseconds; Teams gives up after 5 to 15 seconds. */
const PATIENCE_MS = 4_000;

/** Given as the reason, so that no error is built for what is none. */
const ANSWERED = 'answered';

export interface InTimeOptions<Kind extends Answer = Answer> {
  /** Resolves after so many milliseconds, or at once when the signal is aborted. */
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  readonly background: Background;
  /** What is shown while the work goes on. */
  readonly stillWorking: () => Card;
  readonly answerFor: (own: TurnContext) => Kind;
}

/**
 * Answers an activity within Teams' time, however slow the store is: what is not done by then is
 * finished in the background, and its card takes the place of the one that asked for patience.
 * @param work never rejects: it answers with an apology instead
 */
export async function answerInTime<Kind extends Answer>(
  context: TurnContext,
  { wait, background, stillWorking, answerFor }: InTimeOptions<Kind>,
  work: (own: TurnContext, answer: Kind) => Promise<void>,
): Promise<void> {
  const own = detached(context);
  const answer = answerFor(own);

  const done = new AbortController();
  const working = work(own, answer).finally(() => done.abort(ANSWERED));
  await Promise.race([working, wait(PATIENCE_MS, done.signal)]);
  if (!done.signal.aborted) {
    await answer.holdOn(stillWorking());
    background.run('turn-failed', () => working);
  }
  const { body } = answer;
  if (body)
    await context.sendActivity({
      type: ActivityTypes.InvokeResponse,
      value: { status: 200, body },
    });
}

/** The SDK takes a turn's context back when the turn ends; this one outlives it. */
function detached(context: TurnContext): TurnContext {
  const own = new TurnContext(context);
  for (const [key, value] of context.turnState) own.turnState.set(key, value);
  return own;
}
