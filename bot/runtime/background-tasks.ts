import type { Log } from '../telemetry/log.ts';
import type { ErrorEvent } from '../telemetry/log-events.ts';

/** Work that nobody waits for with an answer, but that must be over before the store closes. */
export class BackgroundTasks {
  readonly #log: Log;
  readonly #underWay = new Set<Promise<void>>();

  constructor(log: Log) {
    this.#log = log;
  }

  /** Runs it now; a failure is logged as `failed`. */
  run(failed: ErrorEvent, work: () => Promise<unknown>): void {
    const done: Promise<void> = work()
      .then(
        () => undefined,
        (error: unknown) => this.#log.error(failed, { error }),
      )
      .finally(() => this.#underWay.delete(done));
    this.#underWay.add(done);
  }

  /** Runs it again and again, never twice at once. @returns a function that ends it */
  every(milliseconds: number, failed: ErrorEvent, work: () => Promise<unknown>): () => void {
    let busy = false;
    const timer = setInterval(() => {
      if (busy) return;
      busy = true;
      this.run(failed, () => work().finally(() => (busy = false)));
    }, milliseconds);
    timer.unref();
    return () => clearInterval(timer);
  }

  /** Resolves when all of it is over. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }
}
