import type { Container, OperationInput, OperationResponse } from '@azure/cosmos';
import type { CommitResult, Partition, Write } from '../../workflow/kernel/ports.ts';
import { Refused } from './failure.ts';
import { itemId, itemOf } from './item.ts';

/** A write with its index in the commit; the batch may omit some. */
export interface PlacedWrite {
  readonly at: number;
  readonly write: Write;
}

export type BatchOutcome =
  | { readonly kind: 'done'; readonly etags: ReadonlyMap<number, string | undefined> }
  | { readonly kind: 'conflict'; readonly result: CommitResult & { readonly ok: false } }
  /** An unguarded delete found no document, for which the service rejects the whole batch. */
  | { readonly kind: 'nothing-to-delete'; readonly at: number };

const FAILED_DEPENDENCY = 424;
const CONFLICTS = { 404: 'missing', 409: 'exists', 412: 'changed' } as const;

/** Sends the writes as one transaction in one request. */
export async function sendBatch(
  container: Container,
  partition: Partition,
  writes: readonly PlacedWrite[],
  options: {
    readonly nonce: string;
    readonly signal: AbortSignal;
    readonly onCharge: (requestUnits: number) => void;
  },
): Promise<BatchOutcome> {
  const operations = writes.map(({ write }) => operationOf(partition, write, options.nonce));
  const key = [partition.tenantId, partition.aggregateId];
  const response = await container.items.batch(operations, key, {
    abortSignal: options.signal,
    contentResponseOnWriteEnabled: false,
  });
  options.onCharge(Number(response.headers['x-ms-request-charge'] ?? 0));
  return outcomeOf(writes, response.result ?? []);
}

function operationOf(partition: Partition, write: Write, nonce: string): OperationInput {
  const id = itemId(write.id);
  if (write.op === 'delete') {
    const ifMatch = write.ifMatch !== undefined && { ifMatch: write.ifMatch };
    return { operationType: 'Delete', id, ...ifMatch };
  }
  const resourceBody = itemOf(partition, write, nonce);
  switch (write.op) {
    case 'create':
      return { operationType: 'Create', resourceBody };
    case 'put':
      return { operationType: 'Upsert', resourceBody };
    case 'replace':
      return { operationType: 'Replace', id, ifMatch: write.ifMatch, resourceBody };
  }
}

function outcomeOf(
  writes: readonly PlacedWrite[],
  answers: readonly (OperationResponse & { retryAfterMilliseconds?: number })[],
): BatchOutcome {
  const position = answers.findIndex(
    ({ statusCode }) => statusCode >= 400 && statusCode !== FAILED_DEPENDENCY,
  );
  const answer = answers[position];
  const failed = writes[position];
  if (answer === undefined || failed === undefined) {
    const etags = writes.map(({ at, write }, index) => {
      const etag = write.op === 'delete' ? undefined : answers[index]?.eTag;
      return [at, etag] as const;
    });
    return { kind: 'done', etags: new Map(etags) };
  }
  const { at, write } = failed;
  const conflict = CONFLICTS[answer.statusCode as keyof typeof CONFLICTS] as
    (typeof CONFLICTS)[keyof typeof CONFLICTS] | undefined;
  if (conflict === undefined)
    throw new Refused(answer.statusCode, { retryAfterInMs: answer.retryAfterMilliseconds });
  if (conflict === 'missing' && write.op === 'delete' && write.ifMatch === undefined)
    return { kind: 'nothing-to-delete', at };
  return { kind: 'conflict', result: { ok: false, conflict, at } };
}
