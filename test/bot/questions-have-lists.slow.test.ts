import { OutboxKeeper } from '../../bot/delivery/outbox-keeper.ts';
import { OutboxRows } from '../../bot/delivery/outbox-rows.ts';
import { gaugesOfStore } from '../../bot/telemetry/metrics-of-store.ts';
import { Metrics } from '../../bot/telemetry/metrics.ts';
import { chooseList } from '../../storage/sqlite/choose-list.ts';
import { isFoundById } from '../../storage/sqlite/lists.ts';
import { TALLIES, type Documents, type Find, type Write } from '../../workflow/kernel/ports.ts';
import { aChat } from '../support/a-chat.ts';
import { aDelivery } from '../support/a-delivery.ts';
import { people } from '../support/company.ts';
import { aStore } from '../support/stores.ts';
import { DESK_TURNS } from '../support/turns-of-the-desk.ts';

type Question = Omit<Find, 'limit' | 'cursor'>;

/** Whether a tally answers it: how many, by the very fields that are counted. */
function isTallied({ kind, where = {} }: Question): boolean {
  const asked = Object.keys(where).toSorted().join();
  return Object.values(TALLIES).some(
    (tally) => tally.kind === kind && tally.by.toSorted().join() === asked,
  );
}

/** What waits for admins is little, and looked through as it is. */
const LITTLE: readonly string[] = ['parked'];

/** Without a list, or in the list of all of a kind for some of them. */
function looksThroughAll(question: Question): boolean {
  if (question.aggregateId !== undefined) return false;
  const list = chooseList(question);
  const isForSome = Object.keys(question.where ?? {}).length > 0;
  return (
    list === undefined || (list.fields.length === 0 && isForSome && !LITTLE.includes(list.kind))
  );
}

/** Whether a document would not be found by its id, though its kind is to be. */
const isAstray = (write: Write): boolean =>
  write.op !== 'delete' && isFoundById(write.kind) && !write.id.startsWith(`${write.kind}:`);

/**
 * Keeps what is asked that no list answers, where of one aggregate anything may be asked, and what
 * is written where it is not found.
 */
function asked(documents: Documents): {
  documents: Documents;
  without: Question[];
  astray: Write[];
} {
  const without: Question[] = [];
  const astray: Write[] = [];
  const note = (question: Question): void => {
    if (looksThroughAll(question)) without.push(question);
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
        note(query);
        return documents.find(query);
      },
      count(query) {
        if (!isTallied(query)) note(query);
        return documents.count(query);
      },
      tally: (query) => documents.tally(query),
      ping: () => documents.ping(),
      close: () => documents.close(),
    },
  };
}

it.each(DESK_TURNS)('$name $kind without looking through all documents', async (desk) => {
  const { documents, without, astray } = asked(aStore({ clock: { now: () => 0 } }));
  const vouchers = desk.voucher ? [desk.voucher] : [];
  const chat = await aChat({ documents, company: desk.company, vouchers });
  const gloria = chat.as('gloria');
  await desk.before?.(gloria);
  await desk.turn(gloria);
  await chat.settled();
  expect(without).toEqual([]);
  expect(astray).toEqual([]);
});

it('delivery, its clock and its operator do not look through all documents', async () => {
  const time = { now: () => 0 };
  const { documents, without } = asked(aStore({ clock: time }));
  const desk = await aDelivery({ store: documents, sweeping: true });
  await desk.meet(people.paula, { email: 'paula@contoso.example' });
  await desk.time.pass(120_000);
  const rows = new OutboxRows(documents);
  await rows.due('contoso', 0, 10);
  for (const status of ['pending', 'waiting'] as const)
    await rows.ofReader('contoso', people.paula, status);
  for (const status of ['pending', 'waiting', 'dead'] as const) {
    await new OutboxKeeper(documents, time).list(status, 10);
    await new OutboxKeeper(documents, time).list(status, 10, 'contoso');
  }
  const metrics = new Metrics();
  await gaugesOfStore(metrics, documents, time)();
  expect(without).toEqual([]);
  await desk.close();
});
