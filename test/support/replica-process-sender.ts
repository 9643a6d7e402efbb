import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../../workflow/kernel/ports.ts';
import { signedHeaders, type EventBody } from './signed-event.ts';

export interface SenderOptions {
  /** Returns the target; called before each attempt. */
  readonly address: () => string | undefined;
  readonly clock: Clock;
}

/** Milliseconds between attempts. */
const AGAIN_MS = 100;
const PATIENCE_MS = 15_000;

/**
 * A sender as the Standard Webhooks specification describes: repeats an event under the same id
 * after no response, 429 or 5xx until it is accepted.
 */
export class EventSender {
  readonly #options: SenderOptions;
  accepted = 0;
  /** Attempts without a response or without acceptance. */
  repeated = 0;

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  /** Resolves once the event is accepted. */
  async send(id: string, event: EventBody): Promise<void> {
    const body = JSON.stringify(event);
    for (;;) {
      const status = await this.#attempt(id, body);
      if (status === 202) break;
      if (status !== undefined && status !== 429 && status < 500)
        throw new RangeError(`event ${id} was answered with ${status}`);
      this.repeated++;
      await pause(AGAIN_MS);
    }
    this.accepted++;
  }

  async #attempt(id: string, body: string): Promise<number | undefined> {
    const { address, clock } = this.#options;
    const to = address();
    if (to === undefined) return undefined;
    const headers = signedHeaders(body, { id, at: clock.now() });
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const request = { method: 'POST', body, headers, signal };
    try {
      const response = await fetch(`${to}/api/webhooks/vouchers`, request);
      await response.text();
      return response.status;
    } catch {
      return undefined;
    }
  }
}

/** Processes all items with limited concurrency. */
export async function inParallel<Item>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const left = items.values();
  const worker = async (): Promise<void> => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
}
