import type { Time } from '../../bot/runtime/time.ts';

/** Rounds of the event loop in which nothing is in flight; 3 are enough for the work between two requests. */
const ROUNDS = 10;

/** Time that passes when a test says so. */
export class VirtualTime implements Time {
  /** The waiting is by the monotonic clock. */
  readonly #waiting = new Set<{ readonly at: number; readonly done: () => void }>();
  /** Whether something is under way that takes no time of ours. */
  busy: () => boolean = () => false;
  #monotonic = 0;
  /** The wall clock less the monotonic one. */
  #offset: number;

  constructor(start: string) {
    this.#offset = Date.parse(start);
  }

  now(): number {
    return this.#offset + this.#monotonic;
  }

  monotonic(): number {
    return this.#monotonic;
  }

  /** Time is over until the moment at once, and what waited for it runs when time passes next. */
  set(now: number): void {
    const milliseconds = now - this.now();
    if (milliseconds < 0) this.setClockBy(milliseconds);
    else this.#monotonic += milliseconds;
  }

  /** Somebody sets the wall clock, ahead or back. */
  setClockBy(milliseconds: number): void {
    this.#offset += milliseconds;
  }

  wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const waiting = { at: this.#monotonic + milliseconds, done };
      this.#waiting.add(waiting);
      signal?.addEventListener('abort', done);
      const waitings = this.#waiting;
      function done(): void {
        waitings.delete(waiting);
        signal?.removeEventListener('abort', done);
        resolve();
      }
    });
  }

  /** Lets what can happen without waiting happen. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < ROUNDS; quiet++) {
      await new Promise((resolve) => setImmediate(resolve));
      if (this.busy()) quiet = 0;
    }
  }

  /** Lets so much time pass, with everything that falls due on the way, one after the other. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.#monotonic + milliseconds;
    await this.settle();
    for (;;) {
      const next = [...this.#waiting].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#monotonic = Math.max(this.#monotonic, next.at);
      next.done();
      await this.settle();
    }
    this.#monotonic = end;
    await this.settle();
  }

  /** Until the moment, an ISO date and time. */
  async passUntil(moment: string): Promise<void> {
    await this.pass(Math.max(0, Date.parse(moment) - this.now()));
  }
}
