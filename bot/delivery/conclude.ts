import { toInstant } from '../../workflow/kernel/day.ts';
import type { Documents, Write } from '../../workflow/kernel/ports.ts';
import type { OutboxRow } from '../../workflow/records/records.ts';
import type { Log } from '../telemetry/log.ts';
import { backoffMs, MAX_ATTEMPTS } from './backoff.ts';
import type { Handled } from './handled.ts';
import { changedWrite, settledWrite, type RowDocument } from './outbox-rows.ts';
import { printableId } from './reader-key.ts';

/** Called with the outcome of each attempt and its code. */
export type OnNotice = (outcome: Lasting['kind'], code: string) => void;

export interface ConcludeOptions {
  readonly documents: Documents;
  readonly now: () => number;
  readonly random: () => number;
  readonly log: Log;
  readonly onNotice?: OnNotice;
}

type Lasting = Exclude<Handled, { readonly kind: 'later' | 'moved' }>;

/**
 * Writes down what became of a row, together with what belongs to it. A row that somebody else has
 * changed meanwhile stays as they left it; what goes with it is written all the same.
 * @throws StoreUnavailable
 */
export async function conclude(
  options: ConcludeOptions,
  row: RowDocument,
  handled: Lasting,
): Promise<void> {
  const extra = 'writes' in handled ? (handled.writes ?? []) : [];
  const write = rowWrite(options, row, handled);
  const result = await options.documents.commit(row, [write, ...extra]);
  // Whatever of the two somebody else has changed, the other one still stands.
  if (!result.ok && extra.length > 0)
    await options.documents.commit(row, result.at === 0 ? extra : [write]);
  if (handled.kind === 'settled' && handled.also)
    await Promise.all(handled.also.map((other) => settle(options.documents, other)));
  options.onNotice?.(isLast(row, handled) ? 'dead' : handled.kind, handled.because);
  logOutcome(options.log, row, handled);
}

/** Attempts at a row that others change meanwhile, e.g. release from a form that was open. */
const SETTLE_ATTEMPTS = 4;

/** Settles a row that another one has sent with it; a change in between does not send it again. */
async function settle(documents: Documents, row: RowDocument): Promise<void> {
  let current: RowDocument | undefined = row;
  for (let attempt = 1; current?.kind === 'outbox' && attempt <= SETTLE_ATTEMPTS; attempt++) {
    const result = await documents.commit(current, [settledWrite(current)]);
    if (result.ok) return;
    current = await documents.read<OutboxRow>(current);
  }
}

function rowWrite({ now, random }: ConcludeOptions, row: RowDocument, handled: Lasting): Write {
  switch (handled.kind) {
    case 'settled':
      return settledWrite(row);
    case 'held':
      return changedWrite(row, {
        dueAt: toInstant(handled.until),
        because: handled.because,
        heldSince: handled.since,
      });
    case 'waiting':
      return changedWrite(row, { status: 'waiting', because: handled.because }, waitingTtl(row));
    case 'dead':
      return changedWrite(row, { status: 'dead', because: handled.because });
    case 'again': {
      const attempts = row.body.attempts + 1;
      const afterMs = Math.max(backoffMs(attempts, random()), handled.afterMs ?? 0);
      return changedWrite(row, {
        attempts,
        because: handled.because,
        ...(attempts >= MAX_ATTEMPTS ? { status: 'dead' } : { dueAt: toInstant(now() + afterMs) }),
      });
    }
  }
}

/** That somebody could not be reached is no news for an admin who comes a month later. */
const waitingTtl = ({ body }: RowDocument): number | undefined =>
  body.kind === 'reader-unknown' ? 30 * 24 * 60 * 60 : undefined;

/** Whether the notice is given up with this. */
const isLast = ({ body }: RowDocument, { kind }: Lasting): boolean =>
  kind === 'dead' || (kind === 'again' && body.attempts + 1 >= MAX_ATTEMPTS);

function logOutcome(log: Log, document: RowDocument, handled: Lasting): void {
  const { body: row } = document;
  const fields = {
    tenantId: row.tenantId,
    outboxId: printableId(row),
    kind: row.kind,
    code: handled.because,
  };
  if (isLast(document, handled)) log.error('notice-dead', fields);
  else if (handled.kind === 'again')
    log.warn('notice-failed', { ...fields, attempt: row.attempts + 1 });
  else if (handled.kind === 'waiting') log.warn('notice-waiting', fields);
  else log.info('notice-told', { ...fields, outcome: handled.kind });
}
