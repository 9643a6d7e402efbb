import {
  StoreUnavailable,
  type Clock,
  type Documents,
  type StoreReason,
} from '../../workflow/kernel/ports.ts';
import type { Metrics } from './metrics.ts';

/** Why the store refused the last write; undefined once one was taken. */
export interface WriteState {
  refused?: StoreReason;
}

/** The same store, each call timed; an error of it has the stack of the caller. */
export function measuredDocuments(
  documents: Documents,
  clock: Clock,
  metrics: Pick<Metrics, 'stored'>,
  writes: WriteState = {},
): Documents {
  const timed = async <Result>(operation: string, work: () => Promise<Result>): Promise<Result> => {
    const began = clock.now();
    try {
      const result = await work();
      metrics.stored(operation, isConflict(result) ? 'conflict' : 'ok', clock.now() - began);
      if (operation === 'commit') delete writes.refused;
      return result;
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      metrics.stored(operation, 'unavailable', clock.now() - began);
      if (operation === 'commit') writes.refused = error.reason;
      // Made here, after the await, it knows who called; one of a timer or a socket does not.
      throw new StoreUnavailable(error.message, error.reason, { cause: error });
    }
  };
  return {
    read: (key) => timed('read', () => documents.read(key)),
    commit: (partition, batch) => timed('commit', () => documents.commit(partition, batch)),
    find: (query) => timed('find', () => documents.find(query)),
    count: (query) => timed('count', () => documents.count(query)),
    tally: (query) => timed('tally', () => documents.tally(query)),
    ping: () => documents.ping(),
    close: () => documents.close(),
  };
}

function isConflict(result: unknown): boolean {
  return typeof result === 'object' && result !== null && 'ok' in result && result.ok === false;
}
