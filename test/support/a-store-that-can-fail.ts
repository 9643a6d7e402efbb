import { StoreUnavailable, type Clock, type Documents } from '../../workflow/kernel/ports.ts';
import { aStore } from './stores.ts';

/** A real store that becomes unavailable while `away` is true. */
export interface FailingStore extends Documents {
  away: boolean;
}

export function aStoreThatCanFail(
  clock?: Clock,
  real: Documents = aStore({ clock }),
): FailingStore {
  const unlessAway = <Result>(work: () => Promise<Result>): Promise<Result> =>
    store.away ? Promise.reject(new StoreUnavailable('taken away by the test')) : work();
  const store: FailingStore = {
    away: false,
    read: (key) => unlessAway(() => real.read(key)),
    commit: (partition, writes) => unlessAway(() => real.commit(partition, writes)),
    find: (query) => unlessAway(() => real.find(query)),
    count: (query) => unlessAway(() => real.count(query)),
    tally: (query) => unlessAway(() => real.tally(query)),
    ping: () => unlessAway(() => real.ping()),
    close: () => real.close(),
  };
  return store;
}
