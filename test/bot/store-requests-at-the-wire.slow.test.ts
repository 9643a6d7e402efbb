import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { trackedCardWrite } from '../../bot/outbox/tracked-cards/tracked-cards.ts';
import { voucherPartition } from '../../workflow/records/records.ts';
import { defaultProgramme } from '../../workflow/programme/load.ts';
import { messagesOf } from '../../locales/languages.ts';
import { nextCheckWrite } from '../../workflow/notices/next-check.ts';
import { aChat } from '../support/a-chat.ts';
import { today } from '../support/partner.ts';
import { aCosmos, type ACosmos } from '../support/cosmos.ts';
import { withStoreRequests, type MeasuredTurn } from '../support/store-request-table.ts';
import { DESK_TURNS, type DeskTurn } from '../support/turns-of-the-desk.ts';

let cosmos: ACosmos;
const measuredTurns: MeasuredTurn[] = [];
beforeAll(async () => {
  cosmos = await aCosmos();
});
afterAll(() => cosmos.close());

/** Requests received by the Cosmos DB stub since the last call. */
function counted() {
  const requests = cosmos.endpoint.requests.splice(0);
  const of = (kind: (typeof requests)[number]) => requests.filter((one) => one === kind).length;
  return { reads: of('read'), batches: of('batch'), queries: of('plan') + of('query') };
}

let tenants = 0;
async function measured(desk: DeskTurn) {
  const documents = await cosmos.connect();
  const apart: (() => Promise<unknown>)[] = [];
  const tenantId = `tenant-${++tenants}`;
  const chat = await aChat({
    documents,
    tenantId,
    partner: desk.partner,
    vouchers: desk.voucher ? [desk.voucher] : [],
    delivery: {
      contactChanged: () => Promise.resolve(),
      personLeft: () => Promise.resolve(),
      deferred: { has: () => false },
      formClosed: () => Promise.resolve(),
      trackCard: async (_tenantId, voucherId, card) =>
        void apart.push(() =>
          documents.commit(voucherPartition(tenantId, voucherId), [trackedCardWrite(card)]),
        ),
    },
  });
  if (desk.voucher)
    await documents.commit(
      voucherPartition(tenantId, desk.voucher.voucherId),
      nextCheckWrite(desk.voucher, defaultProgramme, today),
    );
  // Warms up the client's account metadata and the sender's record.
  await documents.count({ kind: 'none' });
  const gloria = chat.as('gloria');
  await gloria.says('help');
  await desk.before?.(gloria);
  await chat.settled();
  apart.length = 0;
  counted();
  const reply = await desk.turn(gloria);
  await chat.settled();
  const inTurn = counted();
  for (const write of apart) await write();
  return { reply, inTurn, byDelivery: counted() };
}

/** Maximum of point requests; lists need queries. */
const MOST = {
  shows: { points: 3, queries: 0 },
  lists: { points: 3, queries: Infinity },
  opens: { points: 5, queries: 0 },
  offers: { points: 5, queries: 2 },
  commits: { points: 5, queries: 0 },
  several: { points: Infinity, queries: Infinity },
} as const;

it.each(DESK_TURNS)('stays within its store requests in the turn $name $kind', async (desk) => {
  const { reply, inTurn, byDelivery } = await measured(desk);
  measuredTurns.push({ name: desk.name, kind: desk.kind, inTurn, byDelivery });
  expect(reply.card).toBeDefined();
  expect(inTurn.reads + inTurn.batches).toBeLessThanOrEqual(MOST[desk.kind].points);
  expect(inTurn.queries).toBeLessThanOrEqual(MOST[desk.kind].queries);
  // The outbox tracks the card in the background with one write and no read.
  expect(byDelivery).toEqual({ reads: 0, batches: byDelivery.batches, queries: 0 });
  expect(byDelivery.batches).toBeLessThanOrEqual(1);
});

it('counts every command and step', () => {
  const verbs = Object.keys(messagesOf('en')).map(
    (key) => /^command\.(.+)\.title$/u.exec(key)?.[1],
  );
  const counted = new Set<string | undefined>(DESK_TURNS.map(({ name }) => name));
  expect(verbs.filter((verb) => verb !== undefined && !counted.has(verb))).toEqual([]);
});

it('matches the counts in docs/reliability.md, which npm run docs writes', () => {
  const file = path.join(import.meta.dirname, '../../docs/reliability.md');
  const counted = withStoreRequests(readFileSync(file, 'utf8'), measuredTurns);
  if (process.env['WRITE_DOCS'] === '1') writeFileSync(file, counted);
  expect(readFileSync(file, 'utf8')).toBe(counted);
});
