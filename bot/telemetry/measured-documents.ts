import { StoreUnavailable, type Clock, type Documents } from '../../workflow/ports.ts';
import type { Metrics } from './metrics.ts';

/** The same store, each call timed. */
export function measuredDocuments(
  documents: Documents,
  clock: Clock,
  metrics: Pick<Metrics, 'stored'>,
): Documents {
  const timed = async <Result>(operation: string, work: () => Promise<Result>): Promise<Result> => {
    const began = clock.now();
    try {
      const result = await work();
      metrics.stored(operation, isConflict(result) ? 'conflict' : 'ok', clock.now() - began);
      return result;
    } catch (error) {
      if (error instanceof StoreUnavailable)
        metrics.stored(operation, 'unavailable', clock.now() - began);
      throw error;
    }
  };
  return {
    read: (key) => timed('read', () => documents.read(key)),
    commit: (partition, writes) => timed('commit', () => documents.commit(partition, writes)),
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
