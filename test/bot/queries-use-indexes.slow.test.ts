import { OutboxAdmin } from '../../bot/outbox/queue/outbox-admin.ts';
import { OutboxRows } from '../../bot/outbox/queue/outbox-rows.ts';
import { gaugesOfStore } from '../../bot/telemetry/metrics-of-store.ts';
import { Metrics } from '../../bot/telemetry/metrics.ts';
import { isFoundById } from '../../storage/sqlite/indexes.ts';
import { TALLIES, type Documents, type Find, type Write } from '../../workflow/kernel/ports.ts';
import { STATE_ID } from '../../workflow/records/records.ts';
import type { VoucherConditions } from '../../workflow/records/voucher-conditions.ts';
import {
  VOUCHER_INDEX_MARK,
  VOUCHER_INDEX_VERSION,
} from '../../workflow/records/voucher-index-mark.ts';
import { aChat } from '../support/a-chat.ts';
import { aDelivery } from '../support/a-delivery.ts';
import { anAssignedVoucher } from '../support/a-voucher.ts';
import { people } from '../support/partner.ts';
import { planOf, planOfCount } from '../support/query-plan.ts';
import { aStore } from '../support/stores.ts';
import { DESK_TURNS } from '../support/turns-of-the-desk.ts';

type Query = Omit<Find, 'limit' | 'cursor'>;

/** True if a counter has exactly these fields. */
function isTallied({ kind, where = {} }: Query): boolean {
  const asked = Object.keys(where).toSorted().join();
  return Object.values(TALLIES).some(
    (tally) => tally.kind === kind && tally.by.toSorted().join() === asked,
  );
}

/** Kinds with few documents, filtered without an index of their own. */
const FEW: readonly string[] = ['parked'];

/** True if the plan filters all documents of a tenant or sorts all results. */
function readsAll(query: Query, plan: string): boolean {
  if (query.aggregateId !== undefined) return false;
  const [, index = ''] = /USING INDEX (.+?)(?: \(|$)/mu.exec(plan) ?? [];
  const isFiltered = Object.keys(query.where ?? {}).length > 0;
  return (
    !index.startsWith(`${query.kind} by `) ||
    plan.includes('TEMP B-TREE FOR ORDER BY') ||
    (index === `${query.kind} by tenant` && isFiltered && !FEW.includes(query.kind))
  );
}

/** True if other documents of this kind are found by id, but not this one. */
const isAstray = (write: Write): boolean =>
  write.op !== 'delete' && isFoundById(write.kind) && !write.id.startsWith(`${write.kind}:`);

/** Records queries without an index, except within one aggregate, and writes under a wrong id. */
function asked(documents: Documents): {
  documents: Documents;
  without: Query[];
  astray: Write[];
} {
  const without: Query[] = [];
  const astray: Write[] = [];
  const note = (query: Query, plan: string): void => {
    if (readsAll(query, plan)) without.push(query);
  };
  return {
    without,
    astray,
    documents: {
      read: (key) => documents.read(key),
      commit(partition, writes) {
        astray.push(...writes.filter(isAstray));
        return documents.commit(partition, writes);
      },
      find(query) {
        note(query, planOf(query));
        return documents.find(query);
      },
      count(query) {
        if (!isTallied(query)) note(query, planOfCount(query));
        return documents.count(query);
      },
      tally: (query) => documents.tally(query),
      ping: () => documents.ping(),
      close: () => documents.close(),
    },
  };
}

it.each(DESK_TURNS)('reads only the documents it needs in the turn $name $kind', async (desk) => {
  const { documents, without, astray } = asked(aStore({ clock: { now: () => 0 } }));
  const vouchers = desk.voucher ? [desk.voucher] : [];
  const chat = await aChat({ documents, partner: desk.partner, vouchers });
  const gloria = chat.as('gloria');
  await desk.before?.(gloria);
  await desk.turn(gloria);
  await chat.settled();
  expect(without).toEqual([]);
  expect(astray).toEqual([]);
});

it.each<VoucherConditions>([
  { customer: 'Fabrikam AG' },
  { customerPart: 'fab', statuses: ['redeemed'] },
  { projectManagerId: people.paula, atRisk: true },
  { consultantId: people.carlo, period: { of: 'engagement', from: '2020-06-01' } },
  { country: 'DE', scope: 'mine' },
  { offer: 'DDPS', period: { of: 'paid' } },
  { invoiceNumber: 'R-1' },
  { missed: true },
])('reads only the documents it needs in a list with %j', async (conditions) => {
  const { documents, without } = asked(aStore({ clock: { now: () => 0 } }));
  const body = { complete: VOUCHER_INDEX_VERSION };
  const mark = { op: 'put', id: STATE_ID, kind: 'index-mark', body } as const;
  await documents.commit(VOUCHER_INDEX_MARK, [mark]);
  const chat = await aChat({ documents, vouchers: [anAssignedVoucher()] });
  const desk = { conditions: JSON.stringify(conditions) };
  const value = { action: { verb: 'vouchers', data: { desk } } };
  const { text } = await chat
    .as('gloria')
    .sends({ type: 'invoke', name: 'adaptiveCard/action', value });
  expect(text).toMatch(/\(\d\)/u);
  expect(without).toEqual([]);
});

it('reads only the documents it needs in the outbox, its daily jobs and its commands', async () => {
  const time = { now: () => 0 };
  const { documents, without } = asked(aStore({ clock: time }));
  const desk = await aDelivery({ store: documents, sweeping: true });
  await desk.meet(people.paula, { email: 'paula@contoso.example' });
  await desk.time.pass(120_000);
  const rows = new OutboxRows(documents);
  await rows.due('contoso', 0, 10);
  for (const status of ['pending', 'waiting'] as const)
    await rows.ofRecipient('contoso', people.paula, status);
  for (const status of ['pending', 'waiting', 'dead'] as const) {
    await new OutboxAdmin(documents, time).list(status, 10);
    await new OutboxAdmin(documents, time).list(status, 10, 'contoso');
  }
  const metrics = new Metrics();
  await gaugesOfStore(metrics, documents, time)();
  expect(without).toEqual([]);
  await desk.close();
});
