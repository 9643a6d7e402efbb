import type { TurnContext } from 'botbuilder';
import { StoreUnavailable } from '../../workflow/kernel/ports.ts';

/** The end of a turn; `still-working`: the person was asked to wait, the work continues. */
export type TurnOutcome = 'ok' | 'failed' | 'store-away' | 'still-working';

const KEY = Symbol('turn report');

/** Shared by the context of a turn and its copies, one of which outlives the turn. */
export class TurnReport {
  /** Name of the command or dialog; never a verb as it came, which anybody can make up. */
  command: string | undefined;
  #failure: 'failed' | 'store-away' | undefined;
  #unfinished: Promise<void> | undefined;

  /** The person got an apology instead of an answer. */
  fail(error: unknown): void {
    this.#failure = error instanceof StoreUnavailable ? 'store-away' : 'failed';
  }

  /** The turn was answered before its work ended. */
  holdOn(working: Promise<void>): void {
    this.#unfinished = working;
  }

  /** At the time of the answer. */
  get answered(): TurnOutcome {
    return this.#failure ?? (this.#unfinished ? 'still-working' : 'ok');
  }

  async ended(): Promise<Exclude<TurnOutcome, 'still-working'>> {
    await this.#unfinished?.catch((error: unknown) => this.fail(error));
    return this.#failure ?? 'ok';
  }
}

export function openReport(context: TurnContext): TurnReport {
  const report = new TurnReport();
  context.turnState.set(KEY, report);
  return report;
}

/** The report of the turn; one that nobody reads where none was started. */
export function reportOf(context: TurnContext): TurnReport {
  return context.turnState.get<TurnReport | undefined>(KEY) ?? new TurnReport();
}
