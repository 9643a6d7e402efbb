import type { Time } from '../../bot/runtime/time.ts';
import type { Documents } from '../../workflow/kernel/ports.ts';

/** A process that can be stopped: while stopped it receives no responses. */
export interface Stoppable {
  readonly documents: Documents;
  readonly time: Time;
  /** Like SIGSTOP. */
  stop(): void;
  /** Like SIGCONT. */
  resume(): void;
}

export function stoppable(real: Documents, time: Time): Stoppable {
  let running = Promise.resolve();
  let resume = (): void => undefined;
  const whileRunning = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    await running;
    const result = await work();
    await running;
    return result;
  };
  return {
    stop: () => void (running = new Promise((resolve) => (resume = resolve))),
    resume: () => resume(),
    time: {
      now: () => time.now(),
      monotonic: () => time.monotonic(),
      wait: (milliseconds, signal) => whileRunning(() => time.wait(milliseconds, signal)),
    },
    documents: {
      read: (key) => whileRunning(() => real.read(key)),
      commit: (partition, writes) => whileRunning(() => real.commit(partition, writes)),
      find: (query) => whileRunning(() => real.find(query)),
      count: (query) => whileRunning(() => real.count(query)),
      tally: (query) => whileRunning(() => real.tally(query)),
      ping: () => whileRunning(() => real.ping()),
      close: async () => undefined,
    },
  };
}
