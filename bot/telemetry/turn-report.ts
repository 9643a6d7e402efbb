import type { TurnContext } from 'botbuilder';
import { StoreUnavailable } from '../../workflow/kernel/ports.ts';

/** `still-working`: the person got an interim reply, and the work continues. */
export type TurnOutcome = 'ok' | 'failed' | 'store-away' | 'still-working';

const KEY = Symbol('turn report');

/** Shared by a turn's context and its copies, one of which outlives the turn. */
export class TurnReport {
  /** Name of the command or dialog; never a raw verb, which the sender chooses. */
  command: string | undefined;
  #failure: 'failed' | 'store-away' | undefined;
  #unfinished: Promise<void> | undefined;

  /** The person got an error message instead of a reply. */
  fail(error: unknown): void {
    this.#failure = error instanceof StoreUnavailable ? 'store-away' : 'failed';
  }

  /** The turn was answered before its work ended. */
  continueInBackground(working: Promise<void>): void {
    this.#unfinished = working;
  }

  /** Outcome at the time of the response. */
  get answered(): TurnOutcome {
    return this.#failure ?? (this.#unfinished ? 'still-working' : 'ok');
  }

  async ended(): Promise<Exclude<TurnOutcome, 'still-working'>> {
    await this.#unfinished?.catch((error: unknown) => this.fail(error));
    return this.#failure ?? 'ok';
  }
}

/** The turn's report, created by the first call. */
export function reportOf(context: TurnContext): TurnReport {
  const known = context.turnState.get<TurnReport | undefined>(KEY);
  if (known) return known;
  const report = new TurnReport();
  context.turnState.set(KEY, report);
  return report;
}
