import type { Scheduler } from 'fast-check';
import type { Documents } from '../../workflow/kernel/ports.ts';

/** A store connection whose requests run in the order of a scheduler. */
export interface ScheduledDocuments extends Documents {
  /** Uses this scheduler from now on; undefined runs requests at once. */
  order(scheduler: Scheduler | undefined): void;
}

export function scheduledDocuments(documents: Documents, process = ''): ScheduledDocuments {
  let scheduler: Scheduler | undefined;
  const inTurn = async <Result>(what: string, work: () => Promise<Result>): Promise<Result> => {
    await scheduler?.schedule(Promise.resolve(), `${process} ${what}`);
    return work();
  };
  return {
    order: (by) => void (scheduler = by),
    read: (key) => inTurn(`read ${key.aggregateId} ${key.id}`, () => documents.read(key)),
    commit: (partition, writes) =>
      inTurn(`commit ${partition.aggregateId}`, () => documents.commit(partition, writes)),
    find: (query) => inTurn(`find ${query.kind}`, () => documents.find(query)),
    count: (query) => inTurn(`count ${query.kind}`, () => documents.count(query)),
    tally: (query) => inTurn(`tally ${query.tally}`, () => documents.tally(query)),
    ping: () => documents.ping(),
    close: () => documents.close(),
  };
}
