import { SpanKind } from '@opentelemetry/api';
import {
  StoreUnavailable,
  TALLIES,
  type Clock,
  type DocumentKey,
  type Documents,
  type Find,
  type Partition,
  type StoreReason,
  type TallyQuery,
  type Write,
} from '../../workflow/kernel/ports.ts';
import type { OutboxRow } from '../../workflow/records/records.ts';
import type { Metrics } from './metrics.ts';
import { inSpanBelow, isTracing, traceparent } from './tracing.ts';

/** Reason of the last failed write; undefined after a successful one. */
export interface WriteState {
  refused?: StoreReason;
}

export interface ObservedDocumentsOptions {
  readonly clock: Clock;
  readonly metrics: Pick<Metrics, 'stored'>;
  readonly writes?: WriteState;
}

type Operation = 'read' | 'commit' | 'find' | 'count' | 'tally';

/**
 * Times each call of the store and traces it if a tracer provider is registered. Gives an error of
 * the store the caller's stack.
 */
export function observedDocuments(
  documents: Documents,
  { clock, metrics, writes = {} }: ObservedDocumentsOptions,
): Documents {
  const store = isTracing() ? tracedDocuments(documents) : documents;
  const timed =
    <Given extends readonly unknown[], Result>(
      operation: Operation,
      call: (...given: Given) => Promise<Result>,
    ) =>
    async (...given: Given): Promise<Result> => {
      const began = clock.now();
      try {
        const result = await call(...given);
        metrics.stored(operation, outcomeOf(result), clock.now() - began);
        if (operation === 'commit') delete writes.refused;
        return result;
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
        metrics.stored(operation, 'unavailable', clock.now() - began);
        if (operation === 'commit') writes.refused = error.reason;
        // Created after the await, the error has the caller's stack; a timer's or socket's error
        // has not.
        throw new StoreUnavailable(error.message, error.reason, { cause: error });
      }
    };
  return {
    // `never` fits every type of body.
    read: timed('read', (key: DocumentKey) => store.read<never>(key)),
    commit: timed('commit', (partition: Partition, batch: readonly Write[]) =>
      store.commit(partition, batch),
    ),
    find: timed('find', (query: Find) => store.find<never>(query)),
    count: timed('count', (query: Parameters<Documents['count']>[0]) => store.count(query)),
    tally: timed('tally', (query: TallyQuery) => store.tally(query)),
    ping: () => documents.ping(),
    close: () => documents.close(),
  };
}

/** Traces each call below the current turn, event or notice; a new outbox row gets the trace. */
function tracedDocuments(documents: Documents): Pick<Documents, Operation> {
  return {
    read<Body>(key: DocumentKey) {
      return inSpanBelow(spanOf('read', key.aggregateId), () => documents.read<Body>(key));
    },
    commit(partition, batch) {
      const linked = withCause(batch);
      return inSpanBelow(spanOf('commit', partition.aggregateId), () =>
        documents.commit(partition, linked),
      );
    },
    find<Body>(query: Find) {
      return inSpanBelow(spanOf('find', query.kind), () => documents.find<Body>(query));
    },
    count: (query) => inSpanBelow(spanOf('count', query.kind), () => documents.count(query)),
    tally: (query) =>
      inSpanBelow(spanOf('tally', TALLIES[query.tally].kind), () => documents.tally(query)),
  };
}

/** @param of kind of the documents, or id of the aggregate, which begins with its kind */
function spanOf(operation: Operation, of: string) {
  return {
    name: `store ${operation}`,
    spanKind: SpanKind.CLIENT,
    // The rest of the id can identify a person.
    facts: { kind: of.split(':', 1)[0], dbOperation: operation },
    factsOf: (found: unknown) => ({ outcome: outcomeOf(found) }),
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
