import type { Clock, Documents } from '../../workflow/kernel/ports.ts';
import type { OutboxRow, ParkedReason } from '../../workflow/records/records.ts';
import type { Metrics } from './metrics.ts';

const WAITS_FOR_ADMINS: readonly ParkedReason[] = [
  'unknown-voucher',
  'facts-differ',
  'currency-differs',
  'unknown-tenant',
  'not-possible-now',
];

/** Matches every row, so that the index on status and creation time can be counted. */
const ANY_TIME = { gte: '' } as const;

/** `because` of rows deferred for quiet hours or an open form. */
const DEFERRED: readonly string[] = ['quiet', 'in-dialog'];
const PAGE = 200;
/** Read limit: 5,000 rows. The row overdue for longest is counted in any case. */
const PAGES = 25;

interface Sample {
  readonly pending: number;
  readonly waiting: number;
  readonly dead: number;
  readonly overdueSeconds: number;
  readonly unsentSeconds: number;
  readonly parked: number;
}

/**
 * Gauges of the rows in the store, for all tenants together. They show the latest sample, so that a
 * scrape never waits for the store; NaN before the first one.
 * @returns takes a sample; on StoreUnavailable it rejects and the gauges stay unchanged
 */
export function gaugesOfStore(
  metrics: Metrics,
  documents: Documents,
  clock: Clock,
): () => Promise<void> {
  let latest: Sample | undefined;
  let sampledAt = clock.now();
  const gauge = (name: string, help: string, field: keyof Sample): void =>
    metrics.gauge(name, help, () => latest?.[field] ?? Number.NaN);
  gauge('desk_outbox_pending', 'Notices to be sent, now or later.', 'pending');
  gauge('desk_outbox_waiting', 'Notices for people who cannot be written to yet.', 'waiting');
  gauge('desk_outbox_dead', 'Notices given up; see npm run outbox.', 'dead');
  gauge(
    'desk_outbox_overdue_seconds',
    'How long the notice that is due for longest has been due.',
    'overdueSeconds',
  );
  gauge(
    'desk_outbox_oldest_unsent_seconds',
    'Age of the oldest notice that should have been sent, however often it was tried.',
    'unsentSeconds',
  );
  gauge('desk_parked_events', 'Accepted events that cannot be applied yet.', 'parked');
  metrics.gauge(
    'desk_store_sample_age_seconds',
    'Age of the figures of desk_outbox and desk_parked; since the start before the first.',
    () => (clock.now() - sampledAt) / 1000,
  );
  return async () => {
    latest = await takeSample(documents, clock);
    sampledAt = clock.now();
  };
}

async function takeSample(documents: Documents, clock: Clock): Promise<Sample> {
  const rows = (status: OutboxRow['status']): Promise<number> =>
    documents.count({ kind: 'outbox', where: { status: { eq: status }, createdAt: ANY_TIME } });
  const [pending, waiting, dead, parked, dueAt, unsentAt] = await Promise.all([
    rows('pending'),
    rows('waiting'),
    rows('dead'),
    documents.count({ kind: 'parked', where: { status: { in: WAITS_FOR_ADMINS } } }),
    firstDue(documents),
    oldestUnsent(documents, clock),
  ]);
  const since = (at: number): number => Math.max(0, (clock.now() - at) / 1000);
  const overdueSeconds = since(dueAt);
  const unsentSeconds = Math.max(overdueSeconds, since(unsentAt));
  return { pending, waiting, dead, parked, overdueSeconds, unsentSeconds };
}

async function firstDue(documents: Documents): Promise<number> {
  const page = await documents.find<OutboxRow>({
    kind: 'outbox',
    where: { status: { eq: 'pending' } },
    orderBy: { field: 'dueAt' },
    limit: 1,
  });
  const dueAt = page.documents[0]?.body.dueAt;
  return dueAt === undefined ? Infinity : Date.parse(dueAt);
}

/** Creation time of the oldest pending row that is not deferred; Infinity if there is none. */
async function oldestUnsent(documents: Documents, clock: Clock): Promise<number> {
  const now = clock.now();
  const isDeferred = ({ because = '', dueAt }: OutboxRow): boolean =>
    DEFERRED.includes(because) && Date.parse(dueAt) > now;
  let cursor: string | undefined;
  for (let pages = 0; pages < PAGES; pages++) {
    const page = await documents.find<OutboxRow>({
      kind: 'outbox',
      where: { status: { eq: 'pending' } },
      orderBy: { field: 'createdAt' },
      limit: PAGE,
      cursor,
    });
    const unsent = page.documents.find(({ body }) => !isDeferred(body));
    if (unsent) return createdOrReleased(unsent.body);
    cursor = page.cursor;
    if (cursor === undefined) break;
  }
  return Infinity;
}

/** A notice is not late while it was deferred. */
const createdOrReleased = ({ because = '', createdAt, dueAt }: OutboxRow): number =>
  Date.parse(DEFERRED.includes(because) ? dueAt : createdAt);
