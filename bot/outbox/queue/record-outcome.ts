import { toInstant } from '../../../workflow/kernel/day.ts';
import type { Documents, Write } from '../../../workflow/kernel/ports.ts';
import type { OutboxRow } from '../../../workflow/records/records.ts';
import type { Log } from '../../telemetry/log.ts';
import { backoffMs, MAX_ATTEMPTS } from './backoff.ts';
import type { RecordedOutcome } from './outcome.ts';
import { changedWrite, settledWrite, type RowDocument } from './outbox-rows.ts';
import { printableId } from './recipient-key.ts';
import type { Time } from '../../runtime/time.ts';

/** Called with the outcome of each attempt and its code. */
export type OnNotice = (outcome: RecordedOutcome['kind'], code: string) => void;

export interface RecordOptions {
  readonly documents: Documents;
  readonly time: Pick<Time, 'now'>;
  readonly random: () => number;
  readonly log: Log;
  readonly onNotice?: OnNotice;
}

/**
 * Records a row's outcome and its side effects. If the row changed concurrently (ETag mismatch), it
 * is left alone and only the side effects are written.
 * @throws StoreUnavailable
 */
export async function recordOutcome(
  options: RecordOptions,
  row: RowDocument,
  outcome: RecordedOutcome,
): Promise<void> {
  const extra = 'writes' in outcome ? (outcome.writes ?? []) : [];
  const write = rowWrite(options, row, outcome);
  const result = await options.documents.commit(row, [write, ...extra]);
  // One of the two changed concurrently: only the other one is written.
  if (!result.ok && extra.length > 0)
    await options.documents.commit(row, result.at === 0 ? extra : [write]);
  if (outcome.kind === 'settled' && outcome.also)
    await Promise.all(outcome.also.map((other) => settle(options.documents, other)));
  options.onNotice?.(isLast(row, outcome) ? 'dead' : outcome.kind, outcome.because);
  logOutcome(options.log, row, outcome);
}

/** Attempts at a row that is changed concurrently, e.g. released when a form closes. */
const SETTLE_ATTEMPTS = 4;

/** Completes a row sent together with another, even if it was changed concurrently. */
async function settle(documents: Documents, row: RowDocument): Promise<void> {
  let current: RowDocument | undefined = row;
  for (let attempt = 1; current?.kind === 'outbox' && attempt <= SETTLE_ATTEMPTS; attempt++) {
    const result = await documents.commit(current, [settledWrite(current)]);
    if (result.ok) return;
    current = await documents.read<OutboxRow>(current);
  }
}

function rowWrite(
  { time, random }: RecordOptions,
  row: RowDocument,
  outcome: RecordedOutcome,
): Write {
  switch (outcome.kind) {
    case 'settled':
      return settledWrite(row);
    case 'held':
      return changedWrite(row, {
        dueAt: toInstant(outcome.until),
        because: outcome.because,
        heldSince: outcome.since,
      });
    case 'waiting':
      return changedWrite(row, { status: 'waiting', because: outcome.because }, waitingTtl(row));
    case 'dead':
      return changedWrite(row, { status: 'dead', because: outcome.because });
    case 'again': {
      const attempts = row.body.attempts + 1;
      const afterMs = Math.max(backoffMs(attempts, random()), outcome.afterMs ?? 0);
      return changedWrite(row, {
        attempts,
        because: outcome.because,
        ...(attempts >= MAX_ATTEMPTS
          ? { status: 'dead' }
          : { dueAt: toInstant(time.now() + afterMs) }),
      });
    }
  }
}

/** An admin who can first be reached a month later has no use for the notice. */
const waitingTtl = ({ body }: RowDocument): number | undefined =>
  body.kind === 'reader-unknown' ? 30 * 24 * 60 * 60 : undefined;

/** True if the row is dead after this outcome. */
const isLast = ({ body }: RowDocument, { kind }: RecordedOutcome): boolean =>
  kind === 'dead' || (kind === 'again' && body.attempts + 1 >= MAX_ATTEMPTS);

function logOutcome(log: Log, document: RowDocument, outcome: RecordedOutcome): void {
  const { body: row } = document;
  const fields = {
    tenantId: row.tenantId,
    outboxId: printableId(row),
    kind: row.kind,
    code: outcome.because,
  };
  if (isLast(document, outcome)) log.error('notice-dead', fields);
  else if (outcome.kind === 'again')
    log.warn('notice-failed', { ...fields, attempt: row.attempts + 1 });
  else if (outcome.kind === 'waiting') log.warn('notice-waiting', fields);
  else log.info('notice-told', { ...fields, outcome: outcome.kind });
}
