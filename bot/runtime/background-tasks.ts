import type { Log } from '../telemetry/log.ts';
import type { ErrorEvent } from '../telemetry/log-events.ts';

/** Tracks fire-and-forget tasks, so that shutdown can await them. */
export class BackgroundTasks {
  readonly #log: Log;
  readonly #running = new Set<Promise<void>>();

  constructor(log: Log) {
    this.#log = log;
  }

  /** Starts a task; an error is logged as the event `failed`. */
  run(failed: ErrorEvent, work: () => Promise<unknown>): void {
    const done: Promise<void> = work()
      .then(
        () => undefined,
        (error: unknown) => this.#log.error(failed, { error }),
      )
      .finally(() => this.#running.delete(done));
    this.#running.add(done);
  }

  /** Starts a task periodically, skipping while it still runs. @returns a function that stops it */
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

  /** Resolves when no task is running. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }
}
