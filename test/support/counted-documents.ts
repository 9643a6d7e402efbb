import type { Documents } from '../../workflow/kernel/ports.ts';

/** Number of store requests by kind. */
export interface Requests {
  reads: number;
  commits: number;
  queries: number;
}

export interface CountedDocuments extends Documents {
  /** Returns the counts since the last call. */
  counted(): Requests;
}

/** Counts the requests to a store. */
export function countedDocuments(documents: Documents): CountedDocuments {
  let requests: Requests = { reads: 0, commits: 0, queries: 0 };
  const count = <Result>(what: keyof Requests, work: () => Promise<Result>): Promise<Result> => {
    requests[what] += 1;
    return work();
  };
  return {
    read: (key) => count('reads', () => documents.read(key)),
    commit: (partition, writes) => count('commits', () => documents.commit(partition, writes)),
    find: (query) => count('queries', () => documents.find(query)),
    count: (query) => count('queries', () => documents.count(query)),
    tally: (query) => count('queries', () => documents.tally(query)),
    ping: () => documents.ping(),
    close: () => documents.close(),
    counted() {
      const sum = requests;
      requests = { reads: 0, commits: 0, queries: 0 };
      return sum;
    },
  };
}
