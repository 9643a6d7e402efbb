import type { Documents } from '../../workflow/kernel/ports.ts';

/** A store that reports each request and then takes as long as `wait`. */
export function slowDocuments(
  real: Documents,
  wait: () => Promise<void>,
  onRequest: (kind: string) => void = () => undefined,
): Documents {
  const slowly = async <Result>(kind: string, work: () => Promise<Result>): Promise<Result> => {
    onRequest(kind);
    await wait();
    return work();
  };
  return {
    read: (key) => slowly('read', () => real.read(key)),
    commit: (partition, writes) => slowly('commit', () => real.commit(partition, writes)),
    find: (query) => slowly(`find ${query.kind}`, () => real.find(query)),
    count: (query) => slowly('count', () => real.count(query)),
    tally: (query) => slowly('tally', () => real.tally(query)),
    ping: () => slowly('ping', () => real.ping()),
    close: () => real.close(),
  };
}
