import { toInstant } from '../kernel/day.ts';
import type { Partition, StoredDocument, Write } from '../kernel/ports.ts';
import { addressed } from '../notices/notices.ts';
import { outboxWrite } from '../notices/outbox.ts';
import { memberFor } from '../partner/team.ts';
import type { Partner } from '../partner/partner.ts';
import {
  handoverPartition,
  STATE_ID,
  stateKey,
  type HandoverBatch,
  type HandoverItem,
  type NoticeKind,
  type OutboxIntent,
  type OutboxRow,
} from '../records/records.ts';
import { assigneeFrom } from '../steps/handover.ts';
import { samePerson } from '../voucher/assignee.ts';
import type { Assignee } from '../voucher/voucher.ts';
import { contentHash } from './change-writes.ts';
import { commitVoucherCommand } from './commit-voucher-command.ts';
import type { DeskOptions } from './desk-options.ts';
import { loadPartner } from './load-context.ts';
import type { VoucherOutcome } from './outcome.ts';
import type { HandBackRequest, HandoverRequest } from './requests.ts';

/** Vouchers changed at the same time: a store commits several together. */
const AT_ONCE = 8;

/** As long as receipts, so that a redelivery finds the list. */
const TTL_SECONDS = 90 * 24 * 60 * 60;

/** If the process ends before the last voucher, the notices are sent after this time. */
const NOTICE_AT_LATEST_MS = 10 * 60_000;

/**
 * `done`: each voucher with its outcome; `changed`: another request has used the command id;
 * `none`: the list is empty, or the handover to take back is not known.
 */
export type HandoverOutcome =
  | {
      readonly kind: 'done';
      readonly batch: HandoverBatch;
      readonly outcomes: readonly {
        readonly voucherId: string;
        readonly outcome: VoucherOutcome;
      }[];
    }
  | { readonly kind: 'changed' | 'none' };

/** See {@link Desk.handOver}. */
export async function handOverSeveral(
  options: DeskOptions,
  request: HandoverRequest,
): Promise<HandoverOutcome> {
  const { documents } = options;
  const { commandId, tenantId } = request;
  const partition = handoverPartition(tenantId, commandId);
  const hash = contentHash(request.content, request.by);
  const known =
    (await documents.read<HandoverBatch>(stateKey(partition))) ??
    (await begin(options, request, partition, hash));
  if (known === undefined) return { kind: 'none' };
  const batch = known.body;
  if (batch.contentHash !== hash) return { kind: 'changed' };
  const outcomes = await inParallel(batch.items, async ({ voucherId, from, to }) => ({
    voucherId,
    outcome: await commitVoucherCommand(options, {
      tenantId,
      voucherId,
      by: request.by,
      commandId,
      correlationId: request.correlationId,
      command: { name: 'handover', colleague: to, from: keyOf(from), reason: batch.reason },
      inBatch: true,
      takesBack: batch.takesBack,
    }),
  }));
  const refused = outcomes.flatMap(({ outcome, voucherId }) =>
    outcome.kind === 'done' ? [] : [voucherId],
  );
  await finish(options, known, refused);
  return { kind: 'done', batch, outcomes };
}

/** See {@link Desk.handBack}. */
export async function handBack(
  options: DeskOptions,
  { batchId, ...request }: HandBackRequest,
): Promise<HandoverOutcome> {
  const key = stateKey(handoverPartition(request.tenantId, batchId));
  const batch = (await options.documents.read<HandoverBatch>(key))?.body;
  if (batch === undefined) return { kind: 'none' };
  const { partner } = await loadPartner(options.documents, request.tenantId);
  const items = batch.items
    .filter(({ voucherId }) => !batch.refused?.includes(voucherId))
    .map(({ voucherId, from, to }) => ({
      voucherId,
      from: assigneeOf(partner, to),
      to: keyOf(from) ?? '',
    }));
  const isOwn = batch.by === request.by.personId;
  const takesBack = isOwn ? batchId : undefined;
  return handOverSeveral(options, { ...request, items, content: { batchId }, takesBack });
}

/** Stores the list before the first voucher changes, with a notice to each of the people. */
async function begin(
  { documents, clock }: DeskOptions,
  { by, commandId, items, reason, takesBack, tenantId }: HandoverRequest,
  partition: Partition,
  hash: string,
): Promise<StoredDocument<HandoverBatch> | undefined> {
  if (items.length === 0) return undefined;
  const { partner } = await loadPartner(documents, tenantId);
  const now = clock.now();
  const batch: HandoverBatch = {
    contentHash: hash,
    by: by.personId,
    items,
    reason,
    takesBack,
    startedAt: toInstant(now),
  };
  const rows = noticesOf(batch, partner, { tenantId, commandId }, now + NOTICE_AT_LATEST_MS);
  const created = { id: STATE_ID, kind: 'handover', body: batch, ttlSeconds: TTL_SECONDS };
  await documents.commit(partition, [{ op: 'create', ...created }, ...rows.map(outboxWrite)]);
  // A concurrent delivery may have created it first.
  return documents.read<HandoverBatch>(stateKey(partition));
}

/** Sends the notices now; only the first of concurrent deliveries does. */
async function finish(
  { documents, clock, onOutbox }: DeskOptions,
  stored: StoredDocument<HandoverBatch>,
  refused: readonly string[],
): Promise<void> {
  if (stored.body.refused !== undefined) return;
  const body: HandoverBatch = { ...stored.body, refused };
  const { tenantId, aggregateId, etag } = stored;
  const partition = { tenantId, aggregateId };
  const pending = await documents.find<OutboxRow>({ ...partition, kind: 'outbox', limit: 100 });
  const dueAt = toInstant(clock.now());
  const replaced = { id: STATE_ID, kind: 'handover', body, ttlSeconds: TTL_SECONDS };
  const writes: Write[] = pending.documents.map((row) => {
    const { op: _op, ...write } = outboxWrite({ ...row.body, dueAt });
    return { ...write, op: 'replace', ifMatch: row.etag };
  });
  const result = await documents.commit(partition, [
    { op: 'replace', ...replaced, ifMatch: etag },
    ...writes,
  ]);
  if (result.ok) onOutbox?.(partition);
}

/** One row for each new and each former assignee, the actor excepted. */
function noticesOf(
  { by, items }: HandoverBatch,
  partner: Partner,
  { tenantId, commandId }: { readonly tenantId: string; readonly commandId: string },
  dueAt: number,
): readonly OutboxRow[] {
  const to = distinct(items, (item) => assigneeOf(partner, item.to));
  const from = distinct(items, (item) => item.from);
  const told = ([item, person]: readonly [HandoverItem, Assignee], kind: NoticeKind) => {
    if (person.personId === by) return [];
    const { voucherId } = item;
    const actor = { kind: 'person', personId: by } as const;
    return addressed({ kind, voucherId, by: actor, about: commandId }, person);
  };
  const intents: readonly OutboxIntent[] = [
    ...to.flatMap((one) => told(one, 'voucher-handed-over')),
    ...from.flatMap((one) => told(one, 'voucher-taken-away')),
  ];
  return intents.map((intent, at) => ({
    ...intent,
    outboxId: `${commandId}:${at}`,
    tenantId,
    status: intent.readerId === undefined ? 'waiting' : 'pending',
    createdAt: toInstant(dueAt - NOTICE_AT_LATEST_MS),
    attempts: 0,
    dueAt: toInstant(dueAt),
  }));
}

/** The people named by the items, each with the first item. */
function distinct(
  items: readonly HandoverItem[],
  personIn: (item: HandoverItem) => Assignee,
): readonly (readonly [HandoverItem, Assignee])[] {
  const found: (readonly [HandoverItem, Assignee])[] = [];
  for (const item of items) {
    const person = personIn(item);
    if (!found.some(([, known]) => samePerson(known, person))) found.push([item, person]);
  }
  return found;
}

/** As the command names a person: object id, else address. */
const keyOf = ({ email, personId }: Assignee): string | undefined => personId ?? email;

function assigneeOf(partner: Partner, key: string): Assignee {
  const member = memberFor(partner, key);
  if (member !== undefined) return assigneeFrom(member);
  return key.includes('@') ? { email: key.replace(/^email:/u, '') } : { personId: key };
}

/** Runs the work for each item, `AT_ONCE` at a time; the results keep the order. */
async function inParallel<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let at = next++; at < items.length; at = next++) {
      const item = items[at];
      if (item !== undefined) results[at] = await work(item);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}
