import type { Time } from '../../bot/runtime/time.ts';

/** Rounds of the event loop in which nothing is in flight; 3 are enough for the work between two requests. */
const ROUNDS = 10;

/** A clock that the test advances. */
export class VirtualTime implements Time {
  /** Waits by the monotonic clock. */
  readonly #waiting = new Set<{ readonly at: number; readonly done: () => void }>();
  /** True while work is in progress that takes no virtual time. */
  busy: () => boolean = () => false;
  #monotonic = 0;
  /** Wall clock minus monotonic clock, in milliseconds. */
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

  /** Jumps to a time; due waits end at the next `pass`. */
  set(now: number): void {
    const milliseconds = now - this.now();
    if (milliseconds < 0) this.setClockBy(milliseconds);
    else this.#monotonic += milliseconds;
  }

  /** Changes the wall clock only, forward or back. */
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

  /** Runs everything that does not wait. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < ROUNDS; quiet++) {
      await new Promise((resolve) => setImmediate(resolve));
      if (this.busy()) quiet = 0;
    }
  }

  /** Advances the clock and ends due waits in order. */
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

  /** Advances to an ISO date and time. */
  async passUntil(moment: string): Promise<void> {
    await this.pass(Math.max(0, Date.parse(moment) - this.now()));
  }
}
