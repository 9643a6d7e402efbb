/** No more than `limit` requests in any interval of `ms`. */
export interface Window {
  readonly limit: number;
  readonly ms: number;
}

/** A request that was let through and counts until its interval is over. */
export interface Passed {
  /**
   * The latest moment at which it can have reached the other side, as if it took no time at best;
   * absent: it may still be on its way.
   */
  arrivedBy?: number;
}

/** Both clocks are read in whole milliseconds. */
const ROUNDING_MS = 2;

/**
 * What has passed lately. The other side counts arrivals, this side knows departures: a request
 * held up on its way arrives closer to those after it, and one too many then lies in an interval.
 * So a request counts from the latest moment it can have arrived (see `arrivedBy`), which its
 * answer tells; until then it counts as arriving now.
 */
export class SlidingWindow {
  readonly #longestMs: number;
  readonly #most: number;
  #passed: Passed[] = [];

  /** @param windows all that will be asked about */
  constructor(windows: readonly Window[]) {
    this.#longestMs = Math.max(...windows.map(({ ms }) => ms));
    // Beyond its limit a window is full, however many more there were; twice that, since they do
    // not arrive in the order in which they left.
    this.#most = 2 * Math.max(...windows.map(({ limit }) => limit));
  }

  add(passed: Passed): void {
    this.#passed.push(passed);
    if (this.#passed.length > 2 * this.#most) this.#passed = this.#passed.slice(-this.#most);
  }

  /** Milliseconds until another may pass; 0: now. */
  wait({ limit, ms }: Window, now: number): number {
    const length = ms + ROUNDING_MS;
    const counted = this.#passed
      .map((one) => one.arrivedBy ?? now)
      .filter((at) => at > now - length);
    if (counted.length < limit) return 0;
    const blocking = counted.sort((one, other) => other - one)[limit - 1] ?? now;
    return blocking + length - now;
  }

  /** Drops what counts in no interval any more; true when nothing is left. */
  prune(now: number): boolean {
    const since = now - this.#longestMs - ROUNDING_MS;
    if ((this.#passed[0]?.arrivedBy ?? now) <= since)
      this.#passed = this.#passed.filter((one) => (one.arrivedBy ?? now) > since);
    return this.#passed.length === 0;
  }
}
