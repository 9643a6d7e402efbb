import type { Documents } from '../../workflow/kernel/ports.ts';

/** A store whose responses never arrive once the process is "killed". */
export interface Killable {
  readonly documents: Documents;
  readonly isAlive: boolean;
  kill(): void;
}

/** @param dieAt number of the store call at which it dies */
export function killable(real: Documents, dieAt = Infinity): Killable {
  const life = { calls: 0, over: false };
  const whileAlive = <Result>(work: () => Promise<Result>): Promise<Result> =>
    new Promise((resolve, reject) => {
      if (++life.calls >= dieAt) life.over = true;
      if (life.over) return;
      work().then(
        (result) => {
          if (!life.over) resolve(result);
        },
        (error: unknown) => reject(error as Error),
      );
    });
  return {
    get isAlive() {
      return !life.over;
    },
    kill: () => void (life.over = true),
    documents: {
      read: (key) => whileAlive(() => real.read(key)),
      commit: (partition, writes) => whileAlive(() => real.commit(partition, writes)),
      find: (query) => whileAlive(() => real.find(query)),
      count: (query) => whileAlive(() => real.count(query)),
      tally: (query) => whileAlive(() => real.tally(query)),
      ping: () => whileAlive(() => real.ping()),
      close: async () => undefined,
    },
  };
}
