import { setTimeout as sleep } from 'node:timers/promises';
import { StoreUnavailable, type StoreReason } from '../../workflow/kernel/ports.ts';
import { STORE_HINTS } from '../store-hints.ts';
import { failureOf } from './failure.ts';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_000;
/** Marker: the call's time was up during an attempt. */
const TIMED_OUT = new StoreUnavailable('The call timed out');

/**
 * Deadline of one call of the port, retries included; the SDK's own stalls of up to 30 s are too
 * long for a chat turn.
 */
export class Deadline {
  /** Aborts the request in flight at the deadline. */
  readonly signal: AbortSignal;
  readonly #budgetMs: number;
  #nextPauseMs = FIRST_PAUSE_MS;
  readonly #explainSilence: () => Promise<StoreReason | undefined>;
  #lastFailure: unknown;
  #lastReason: StoreReason | undefined;

  /** @param explainSilence returns the reason for a missing response */
  constructor(
    budgetMs: number,
    explainSilence = async (): Promise<StoreReason | undefined> => undefined,
  ) {
    this.#budgetMs = budgetMs;
    this.#explainSilence = explainSilence;
    this.signal = AbortSignal.timeout(budgetMs);
  }

  /**
   * Retries until success, a final failure or the deadline.
   * @param onDoubt called after a failure if the request may have been executed
   * @throws StoreUnavailable at the deadline; the error of a final failure
   */
  async retry<Answer>(attempt: () => Promise<Answer>, onDoubt = () => {}): Promise<Answer> {
    for (;;) {
      try {
        return await this.#inTime(attempt());
      } catch (thrown) {
        if (thrown === TIMED_OUT) throw await this.#unavailable();
        const failure = failureOf(thrown);
        if (failure.kind === 'final') throw failure.error;
        if (failure.maybeDone) onDoubt();
        this.#lastFailure = thrown;
        this.#lastReason = failure.reason;
        await this.#pause(failure.afterMs);
      }
    }
  }

  /** The SDK ignores the signal while it waits between its own attempts. */
  async #inTime<Answer>(answer: Promise<Answer>): Promise<Answer> {
    const { promise: over, reject } = Promise.withResolvers<never>();
    const end = () => reject(TIMED_OUT);
    this.signal.addEventListener('abort', end, { once: true });
    try {
      return await Promise.race([answer, over]);
    } finally {
      this.signal.removeEventListener('abort', end);
    }
  }

  async #pause(requestedMs: number | undefined): Promise<void> {
    const ms = requestedMs ?? this.#nextPauseMs;
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
