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

/** Reason of the last failed write; undefined after a successful one. */
export interface WriteState {
  refused?: StoreReason;
}

export interface ObservedDocumentsOptions {
  readonly clock: Clock;
  readonly metrics: Pick<Metrics, 'stored'>;
  readonly writes?: WriteState;
}

/**
 * Times each call of the store and traces it below the current turn, event or notice. Gives an
 * error of the store the caller's stack, and a new outbox row the current trace.
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
          // The rest of the id may be a person's.
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
      // Created after the await, the error has the caller's stack; a timer's or socket's error has
      // not.
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

/** Adds the trace to new outbox rows; a replaced row keeps its own. */
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
