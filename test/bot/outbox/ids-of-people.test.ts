import { OutboxAdmin } from '../../../bot/outbox/queue/outbox-admin.ts';
import { printableId, recipientKey } from '../../../bot/outbox/queue/recipient-key.ts';
import { outboxDetails, outboxLine } from '../../../scripts/cli/outbox-lines.ts';
import { outboxWrite } from '../../../workflow/notices/outbox.ts';
import type { Partition } from '../../../workflow/kernel/ports.ts';
import {
  partnerPartition,
  personPartition,
  receiptId,
  voucherPartition,
  type HistoryRecord,
  type OutboxRow,
} from '../../../workflow/records/records.ts';
import { customer, root } from '../../support/a-desk.ts';
import { aDelivery, type TestDelivery } from '../../support/a-delivery.ts';
import { people } from '../../support/partner.ts';
import { grantTeam, inputs } from '../../support/engagement.ts';

const VOUCHER = 'ABCD-1234';
const EMAIL = 'paula@contoso.example';
const REMINDER_DAY = '2020-10-13';
const EARLIER_REMINDER = `reminder:${VOUCHER}:voucher-expires:2020-12-12::${REMINDER_DAY}:${people.paula}`;

let desk: TestDelivery;
let voucher: Partition;
beforeEach(async () => {
  desk = await aDelivery();
  voucher = voucherPartition(desk.tenantId, VOUCHER);
  await grantTeam(desk);
});
afterEach(() => desk.close());

const assign = (assignedTo: object) =>
  desk.voucher(customer, VOUCHER, 'assign', { ...inputs.assign, assignedTo });

const onReminderDay = async (): Promise<void> => {
  desk.delivery.start();
  desk.time.set(Date.parse(`${REMINDER_DAY}T07:30:00Z`));
  await desk.time.pass(90_000);
};

/** A row in the format of the previous build. */
const earlierReminder = (): OutboxRow => ({
  kind: 'reminder',
  voucherId: VOUCHER,
  readerId: people.paula,
  about: 'voucher-expires:2020-12-12:',
  outboxId: EARLIER_REMINDER,
  tenantId: desk.tenantId,
  status: 'pending',
  createdAt: `${REMINDER_DAY}T07:00:00.000Z`,
  attempts: 0,
  dueAt: `${REMINDER_DAY}T07:00:00.000Z`,
});

const put = (partition: Partition, id: string, kind: string, body: unknown = {}) =>
  desk.documents.commit(partition, [{ op: 'create', id, kind, body }]);

it('puts no person id and no address into ids of rows, receipts and commands', async () => {
  const petra = 'petra@contoso.example';
  await desk.partner(root, 'grant-role', { person: petra, role: 'project-manager' });
  await desk.meet(people.adam);
  await assign({ email: EMAIL });
  await onReminderDay();
  await desk.meet(people.paula, { email: EMAIL });
  await desk.meet('00000000-0000-4000-8000-0000000000ff', { email: petra, name: 'Petra' });
  await desk.time.pass(5_000);
  await desk.voucher(customer, 'ABCD-0002', 'assign', {
    ...inputs.assign,
    assignedTo: { aadObjectId: people.carlo },
  });
  await desk.time.pass(2_000);

  const found = await Promise.all(
    ['outbox', 'outbox-done', 'receipt', 'event'].map(async (kind) => {
      const page = await desk.documents.find<Partial<OutboxRow & HistoryRecord>>({
        kind,
        limit: 1_000,
      });
      return page.documents.map(({ id, body }) => [id, body.outboxId, body.commandId]);
    }),
  );
  const ids = JSON.stringify(found);
  for (const made of ['reminder:', 'reader-unknown:', 'identify-member:', 'identify-assignee:'])
    expect(ids).toContain(made);
  expect(ids).not.toMatch(/0000-4000-8000|@/u);
  expect(JSON.stringify(desk.log)).not.toMatch(/0000-4000-8000|@/u);
});

it('sends a reminder once that the previous build created', async () => {
  const chat = await desk.meet(people.paula);
  await assign({ aadObjectId: people.paula });
  await desk.documents.commit(voucher, [outboxWrite(earlierReminder())]);
  await onReminderDay();
  const reminders = chat.messages.filter(({ activity }) => activity.summary === 'Reminder');
  expect(reminders).toHaveLength(1);
  const rows = await desk.rows();
  // The admins, who do not have the app, are reminded of a voucher that nobody validated.
  expect(rows.filter(({ readerId }) => readerId === people.paula)).toEqual([]);
  const { tenantId } = desk;
  expect(await desk.documents.count({ kind: 'outbox-done', tenantId })).toBe(1);
});

it('sends no reminder that the previous build has sent', async () => {
  const chat = await desk.meet(people.paula);
  await assign({ aadObjectId: people.paula });
  await put(voucher, `outbox:${EARLIER_REMINDER}`, 'outbox-done');
  await onReminderDay();
  expect(chat.messages.map(({ activity }) => activity.summary)).not.toContain('Reminder');
});

it('notifies no admin again whom the previous build has notified on the same day', async () => {
  const admin = await desk.meet(people.adam);
  const unmet = personPartition(desk.tenantId, people.paula);
  await put(unmet, `outbox:reader-unknown:2020-06-15:${people.adam}`, 'outbox-done');
  desk.delivery.start();
  await assign({ aadObjectId: people.paula });
  await desk.time.pass(6 * 60_000);
  expect(admin.messages).toEqual([]);
});

it('does not repeat an identification for which the previous build left a receipt', async () => {
  const petra = 'petra@contoso.example';
  await desk.partner(root, 'grant-role', { person: petra, role: 'project-manager' });
  await assign({ email: EMAIL });
  const key = recipientKey({ readerEmail: EMAIL });
  await put(voucher, receiptId(`identify-assignee:${key}:${people.paula}`), 'receipt');
  const member = `identify-member:${recipientKey({ readerEmail: petra })}:${people.nobody}`;
  await put(partnerPartition(desk.tenantId), receiptId(member), 'receipt');
  await desk.meet(people.paula, { email: EMAIL });
  await desk.meet(people.nobody, { email: petra });
  const history = await desk.reader.voucherHistory(desk.tenantId, VOUCHER, 10);
  expect(history.items.map(({ event }) => event.type)).toEqual(['assigned']);
  const partnerHistory = await desk.reader.partnerHistory(desk.tenantId, 100);
  expect(partnerHistory.items.map(({ event }) => event)).not.toContainEqual(
    expect.objectContaining({ type: 'member-identified', personId: people.nobody }),
  );
});

it('logs, lists and finds a row of the previous build under one id without the person id', async () => {
  const chat = await desk.meet(people.paula);
  await assign({ aadObjectId: people.paula });
  await desk.teams.received(1, chat.id);
  const row = earlierReminder();
  const dead = { ...row, outboxId: `${EARLIER_REMINDER}:2`, status: 'dead' } as const;
  await desk.documents.commit(voucher, [outboxWrite(row), outboxWrite(dead)]);
  const keeper = new OutboxAdmin(desk.documents, desk.time);
  for (const { outboxId } of [row, dead]) {
    const shown = printableId({ outboxId, readerId: people.paula });
    expect(shown).toBe(outboxId.replace(people.paula, recipientKey({ readerId: people.paula })));
    expect(await keeper.show(shown)).toMatchObject({ outboxId });
    expect(await keeper.show(outboxId)).toMatchObject({ outboxId });
    const printed = outboxLine({ ...row, outboxId }) + outboxDetails({ ...row, outboxId });
    expect(printed).toContain(shown);
    expect(printed).not.toContain(people.paula);
  }
  expect(await keeper.drop(printableId(dead))).toBe(true);
  expect(await keeper.show(dead.outboxId)).toBeUndefined();

  await onReminderDay();
  expect(desk.log).toContainEqual(
    expect.objectContaining({ event: 'notice-told', outboxId: printableId(row) }),
  );
  expect(JSON.stringify(desk.log)).not.toContain(people.paula);
});

it('prints who caused a notice as a kind only', () => {
  const by = { kind: 'person', personId: people.adam } as const;
  const printed = outboxDetails({ ...earlierReminder(), by });
  expect(printed).toContain('"by": "person"');
  expect(printed).not.toContain(people.adam);
});
