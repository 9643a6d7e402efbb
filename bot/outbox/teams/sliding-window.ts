/** At most `limit` requests in any interval of `ms`. */
export interface Window {
  readonly limit: number;
  readonly ms: number;
}

/** Added to each window: both clocks are read in whole milliseconds. */
const ROUNDING_MS = 2;

/**
 * Requests of one thread or tenant. Teams counts arrivals, and a request arrives at an unknown time
 * between its sending and its response. It counts from its sending until a full window after its
 * response, so that no interval at Teams holds more than the limit, whatever the latency.
 */
export class SlidingWindow {
  readonly #most: number;
  #inFlight = 0;
  /** Ascending. */
  #answeredAt: number[] = [];

  /** @param most the largest limit passed to `wait` */
  constructor(most: number) {
    this.#most = most;
  }

  /** Number of requests in memory. */
  get size(): number {
    return this.#inFlight + this.#answeredAt.length;
  }

  begin(): void {
    this.#inFlight++;
  }

  end(now: number): void {
    this.#inFlight--;
    this.#answeredAt.push(now);
    if (this.#answeredAt.length > 2 * this.#most)
      this.#answeredAt = this.#answeredAt.slice(-this.#most);
  }

  /** Milliseconds until another request may be sent; 0 if it may be now. */
  wait({ limit, ms }: Window, now: number): number {
    const free = limit - this.#inFlight;
    const blocking = free > 0 ? this.#answeredAt.at(-free) : now;
    return blocking === undefined ? 0 : Math.max(0, blocking + ms + ROUNDING_MS - now);
  }

  /** True if no request was in flight within the last `ms`. */
  isUnused(ms: number, now: number): boolean {
    return this.wait({ limit: 1, ms }, now) === 0;
  }
}
