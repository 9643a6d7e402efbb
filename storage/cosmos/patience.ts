import { setTimeout as sleep } from 'node:timers/promises';
import { StoreUnavailable, type StoreReason } from '../../workflow/kernel/ports.ts';
import { STORE_HINTS } from '../store-hints.ts';
import { failureOf } from './failure.ts';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_000;
/** The time of a call ran out before its attempt was answered. */
const OVER = new StoreUnavailable('The time of the call is over');

/**
 * The time that one call of the port may take, retries and all. The SDK's own stalls last up to
 * thirty seconds; nobody who waits for an answer in a chat has them.
 */
export class Patience {
  /** Ends what is under way when the time is over. */
  readonly signal: AbortSignal;
  readonly #budgetMs: number;
  #nextPauseMs = FIRST_PAUSE_MS;
  readonly #explainSilence: () => Promise<StoreReason | undefined>;
  #lastFailure: unknown;
  #lastReason: StoreReason | undefined;

  /** @param explainSilence finds out why nothing was answered at all */
  constructor(
    budgetMs: number,
    explainSilence = async (): Promise<StoreReason | undefined> => undefined,
  ) {
    this.#budgetMs = budgetMs;
    this.#explainSilence = explainSilence;
    this.signal = AbortSignal.timeout(budgetMs);
  }

  /**
   * Tries until it succeeds, fails for good or the time is over.
   * `onDoubt` hears of each failure after which the request may have been carried out.
   * @throws StoreUnavailable when the time is over, or what cannot be mended by waiting.
   */
  async insist<Answer>(attempt: () => Promise<Answer>, onDoubt = () => {}): Promise<Answer> {
    for (;;) {
      try {
        return await this.#inTime(attempt());
      } catch (thrown) {
        if (thrown === OVER) throw await this.#unavailable();
        const failure = failureOf(thrown);
        if (failure.kind === 'final') throw failure.error;
        if (failure.maybeDone) onDoubt();
        this.#lastFailure = thrown;
        this.#lastReason = failure.reason;
        await this.#pause(failure.afterMs);
      }
    }
  }

  /** The SDK does not look at the signal while it waits between its own attempts. */
  async #inTime<Answer>(answer: Promise<Answer>): Promise<Answer> {
    const { promise: over, reject } = Promise.withResolvers<never>();
    const end = () => reject(OVER);
    this.signal.addEventListener('abort', end, { once: true });
    try {
      return await Promise.race([answer, over]);
    } finally {
      this.signal.removeEventListener('abort', end);
    }
  }

  async #pause(askedMs: number | undefined): Promise<void> {
    const ms = askedMs ?? this.#nextPauseMs;
    this.#nextPauseMs = Math.min(this.#nextPauseMs * 2, LONGEST_PAUSE_MS);
    if (ms >= this.#budgetMs) throw await this.#unavailable();
    try {
      await sleep(ms, undefined, { signal: this.signal });
    } catch {
      throw await this.#unavailable();
    }
  }

  async #unavailable(): Promise<StoreUnavailable> {
    const reason = this.#lastReason ?? (await this.#explainSilence()) ?? 'timeout';
    return new StoreUnavailable(
      `Cosmos DB did not answer within ${this.#budgetMs} ms: ${reason}. ${STORE_HINTS[reason]}`,
      reason,
      { cause: this.#lastFailure },
    );
  }
}
