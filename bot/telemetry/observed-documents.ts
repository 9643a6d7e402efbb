import { SpanKind } from '@opentelemetry/api';
import {
  StoreUnavailable,
  TALLIES,
  type Clock,
  type Documents,
  type StoreReason,
  type Write,
} from '../../workflow/kernel/ports.ts';
import type { OutboxRow } from '../../workflow/records/records.ts';
import type { Metrics } from './metrics.ts';
import { inSpanBelow, traceparent } from './tracing.ts';

/** Why the store refused the last write; undefined once one was taken. */
export interface WriteState {
  refused?: StoreReason;
}

export interface ObservedDocumentsOptions {
  readonly clock: Clock;
  readonly metrics: Pick<Metrics, 'stored'>;
  readonly writes?: WriteState;
}

/**
 * Times each call of the store, and adds a span to the turn, event or notice that makes it. An
 * error of the store gets the stack of the caller, a new outbox row the trace that it comes from.
 */
export function observedDocuments(
  documents: Documents,
  { clock, metrics, writes = {} }: ObservedDocumentsOptions,
): Documents {
  /** @param of kind of the documents, or id of the aggregate, which begins with its kind */
  const observed = async <Result>(
    operation: 'read' | 'commit' | 'find' | 'count' | 'tally',
    of: string,
    work: () => Promise<Result>,
  ): Promise<Result> => {
    const began = clock.now();
    try {
      const result = await inSpanBelow(
        {
          name: `store ${operation}`,
          spanKind: SpanKind.CLIENT,
          // After the colon there can be a person's id.
          facts: { kind: of.split(':', 1)[0], dbOperation: operation },
          factsOf: (found) => ({ outcome: outcomeOf(found) }),
        },
        work,
      );
      metrics.stored(operation, outcomeOf(result), clock.now() - began);
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
    read: (key) => observed('read', key.aggregateId, () => documents.read(key)),
    commit(partition, batch) {
      const linked = withCause(batch);
      return observed('commit', partition.aggregateId, () => documents.commit(partition, linked));
    },
    find: (query) => observed('find', query.kind, () => documents.find(query)),
    count: (query) => observed('count', query.kind, () => documents.count(query)),
    tally: (query) => observed('tally', TALLIES[query.tally].kind, () => documents.tally(query)),
    ping: () => documents.ping(),
    close: () => documents.close(),
  };
}

/** A row that is replaced keeps the cause it has. */
function withCause(batch: readonly Write[]): readonly Write[] {
  const cause = traceparent();
  if (cause === undefined) return batch;
  return batch.map((write) =>
    (write.op === 'create' || write.op === 'put') && write.kind === 'outbox'
      ? { ...write, body: { ...(write.body as OutboxRow), traceparent: cause } }
      : write,
  );
}

function outcomeOf(result: unknown): 'ok' | 'conflict' {
  const isConflict =
    typeof result === 'object' && result !== null && 'ok' in result && result.ok === false;
  return isConflict ? 'conflict' : 'ok';
}
