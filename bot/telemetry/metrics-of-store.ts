import type { Clock, Documents } from '../../workflow/ports.ts';
import type { OutboxRow, ParkedReason } from '../../workflow/records.ts';
import type { Metrics } from './metrics.ts';

const WAITS_FOR_ADMINS: readonly ParkedReason[] = [
  'unknown-voucher',
  'facts-differ',
  'unknown-tenant',
  'not-possible-now',
];

/** Every row has it: so the list by state and moment can be counted, not each row looked at. */
const EVER = { gte: '' } as const;

/** What waits in the store, of all tenants together, counted when somebody asks. */
export function gaugesOfStore(metrics: Metrics, documents: Documents, clock: Clock): void {
  const rows = (status: OutboxRow['status']) => () =>
    documents.count({ kind: 'outbox', where: { status: { eq: status }, createdAt: EVER } });
  metrics.gauge('desk_outbox_pending', 'Notices to be sent, now or later.', rows('pending'));
  metrics.gauge(
    'desk_outbox_waiting',
    'Notices for people who cannot be written to yet.',
    rows('waiting'),
  );
  metrics.gauge('desk_outbox_dead', 'Notices given up; see npm run outbox.', rows('dead'));
  metrics.gauge(
    'desk_outbox_overdue_seconds',
    'How long the notice that is due for longest has been due.',
    async () => {
      const page = await documents.find<OutboxRow>({
        kind: 'outbox',
        where: { status: { eq: 'pending' } },
        orderBy: { field: 'dueAt' },
        limit: 1,
      });
      const due = page.documents[0]?.body.dueAt;
      return due === undefined ? 0 : Math.max(0, (clock.now() - Date.parse(due)) / 1000);
    },
  );
  metrics.gauge('desk_parked_events', 'Accepted events that cannot be applied yet.', () =>
    documents.count({ kind: 'parked', where: { status: { in: WAITS_FOR_ADMINS } } }),
  );
}
