import { erasePerson } from '../../../bot/privacy/erase-person.ts';
import { exportPerson } from '../../../bot/privacy/export-person.ts';
import { createLog } from '../../../bot/telemetry/log.ts';
import type { Clock, Documents } from '../../../workflow/kernel/ports.ts';
import { outboxWrite } from '../../../workflow/notices/outbox.ts';
import { voucherPartition } from '../../../workflow/records/records.ts';
import { Reader } from '../../../workflow/records/reader.ts';
import { customer as assigning } from '../../support/a-desk.ts';
import { aDelivery, type TestDelivery } from '../../support/a-delivery.ts';
import { aStoreThatCanFail } from '../../support/a-store-that-can-fail.ts';
import { people } from '../../support/partner.ts';
import { existingRecords, grantTeam, inputs } from '../../support/engagement.ts';
import { startFakeTeams, type FakeConversation, type FakeTeams } from '../../support/fake-teams.ts';
import { NO_LIMITS, NOON, runDesk, type TestDesk } from '../../support/running-desk.ts';
import {
  anAssignment,
  anEvent,
  SECRET,
  signedHeaders,
  TENANT,
  VOUCHER,
} from '../../support/signed-event.ts';
import { aStore } from '../../support/stores.ts';
import { asJson, wireActivity } from '../../support/wire-activity.ts';

/** All personal data and secrets that the desk processes in this test. */
const paula = {
  aadObjectId: '7d7c7b7a-1111-4222-8333-444455556666',
  name: 'Paula Projektleiterin',
  email: 'paula.projekt@contoso.example',
};
const customer = {
  organisation: 'Fabrikam Logistik & Söhne',
  contactEmail: 'vera.lizenz@fabrikam.example',
  country: 'DE',
};
const typed = 'Mein Kollege Dr. Osterhagen wohnt in der Lindenstrasse';
const token = 'Bearer eyJhbGciOiJub25lIn0.c29tZWJvZHk.c2lnbmF0dXJl';
/** A consultant with a name and id. */
const carlo = { person: '7d7c7b7a-1111-4222-8333-444455557777', personName: 'Carlo Berater-Huber' };

const personal = [
  ...Object.values(paula),
  ...Object.values(customer).filter((value) => value.length > 2),
  'Osterhagen',
  'Lindenstrasse',
  'paula.projekt',
  'Projektleiterin',
  'Fabrikam',
  'vera.lizenz',
  carlo.person,
  'Berater-Huber',
  'Rechnung-4711-Osterhagen',
  token.slice(7),
  SECRET,
  SECRET.slice(6),
];
/** A webhook id that contains an address. */
const ASSIGNED = `${customer.contactEmail}-1`;

let now = NOON;
let documents: Documents;
let desk: TestDesk;
let teams: FakeTeams;
let chat: FakeConversation;

beforeAll(async () => {
  teams = await startFakeTeams();
  const clock = { now: () => now };
  documents = aStore({ clock });
  desk = await runDesk({
    bot: undefined,
    clock,
    documents,
    rates: NO_LIMITS,
    environment: { METRICS_PORT: '0' },
  });
  chat = teams.chat({ tenantId: TENANT, person: paula });
  await theWholeWay();
});
afterAll(async () => {
  await desk.close();
  await teams.close();
});

const activity = (fields: Record<string, unknown>) =>
  wireActivity({
    serviceUrl: teams.serviceUrl,
    from: { id: chat.members[0]?.id, ...paula },
    conversation: { id: chat.id, tenantId: TENANT, conversationType: 'personal' },
    value: undefined,
    ...fields,
  });
const send = async (fields: Record<string, unknown>): Promise<number> =>
  (await desk.post('/api/messages', asJson(activity(fields), { authorization: token }))).status;
const write = (text: string) => send({ type: 'message', name: undefined, text });
const click = (verb: string, data: object, desk = {}) =>
  send({
    value: {
      action: {
        type: 'Action.Execute',
        verb,
        data: { ...data, desk: { verb, voucherId: VOUCHER, ...desk } },
      },
    },
  });
/** The click that submits a form, with a command id of its own. */
const sendForm = (verb: string, data: object) => click(verb, data, { commandId: `form-${verb}` });
const report = (id: string, data: object): Promise<number> =>
  deliver(id, anAssignment({ customer, ...data }));
const deliver = async (id: string, event: object): Promise<number> => {
  const body = JSON.stringify(event);
  return (
    await desk.post('/api/webhooks/vouchers', {
      body,
      headers: signedHeaders(body, { id, at: now }),
    })
  ).status;
};

const ledBy = (consultant: string) => ({ 'assessments.0.consultant': consultant });
const prose = { summary: typed, nextSteps: typed, products: typed, deliverableReference: typed };
const paymentTold = (status: string) =>
  deliver(`payment-${status}`, anEvent('payment.status_changed', { status, reason: typed }));

async function theWholeWay(): Promise<void> {
  // Success: installation, assignment with notice, status, validation and reservation attempts.
  expect(await send({ type: 'installationUpdate', action: 'add', name: undefined })).toBe(200);
  expect(await report(ASSIGNED, { assignedTo: { email: paula.email, name: paula.name } })).toBe(
    202,
  );
  await teams.received(2, chat.id);
  expect(await write(`status ${VOUCHER}`)).toBe(200);
  expect(await write(typed)).toBe(200);
  expect(await click('validate', { customerEmail: customer.contactEmail })).toBe(200);
  expect(await click('reserve', { consultant: paula.name, location: typed })).toBe(200);

  // Success, continued: records, colleague, reservation, report, payment.
  const { contactEmail } = customer;
  expect(await sendForm('grant-role', { ...carlo, role: 'consultant' })).toBe(200);
  expect(await sendForm('import-records', { ...existingRecords, ...ledBy(carlo.person) })).toBe(
    200,
  );
  expect(await sendForm('validate', { customerEmail: contactEmail })).toBe(200);
  const lead = { consultant: carlo.person, startDate: '2020-06-15', endDate: '2020-06-19' };
  expect(await sendForm('reserve', { ...inputs.reserve, ...lead })).toBe(200);
  now = Date.parse('2020-06-19T08:00:00Z');
  const delivered = { ...inputs.report, handedOverOn: '2020-06-19' };
  expect(await sendForm('report', { ...delivered, ...lead, ...prose })).toBe(200);
  expect(await sendForm('redeem', { confirmationReference: typed })).toBe(200);
  expect(await sendForm('confirm-savb', { confirmationReference: typed })).toBe(200);
  const invoiceNumber = 'Rechnung-4711-Osterhagen';
  expect(
    await sendForm('payment', { ...inputs.payment, invoiceNumber, amountsShown: 'EUR 3000' }),
  ).toBe(200);
  const sent = teams.requests.length;
  for (const status of ['approved', 'paid']) expect(await paymentTold(status)).toBe(202);
  await teams.until(() => teams.requests.length > sent);

  // Failure: other facts, missing facts, no event, no activity, no Teams.
  expect(await report('w2', { customer: { ...customer, organisation: `${typed} GmbH` } })).toBe(
    202,
  );
  expect(await report('w3', { customer: { ...customer, contactEmail: typed } })).toBe(422);
  expect(await report('w4', { [paula.email]: typed })).toBe(422);
  expect(await send({ type: 'message', text: typed, from: paula })).toBe(400);
  expect(await send({ serviceUrl: `https://${paula.email}/`, name: typed })).toBe(401);
  teams.fail({ status: 500, code: 'ServiceError' }, { times: 2 });
  expect(await write(typed)).toBeGreaterThanOrEqual(200);
  teams.fail({ status: 403, code: 'ConversationBlockedByUser' });
  expect(
    await report('w5', { voucherId: 'ABCD-9999', assignedTo: { aadObjectId: paula.aadObjectId } }),
  ).toBe(202);
  await teams.until(() => teams.requests.at(-1)?.status === 403);
}

it('logs no personal data and no secret, in success or failure', async () => {
  const log = desk.log.map((line) => JSON.stringify(line));
  const page = await (await fetch(`${desk.metricsAddress ?? ''}/metrics`)).text();
  expect(log.length).toBeGreaterThan(10);
  const ofTeams = [chat.id, ...chat.members.map(({ id }) => id)];
  for (const value of [...personal, ...ofTeams]) {
    expect(log.filter((line) => line.toLowerCase().includes(value.toLowerCase()))).toEqual([]);
    expect(page.toLowerCase()).not.toContain(value.toLowerCase());
  }
});

it('reaches the end of the workflow', async () => {
  const voucher = await new Reader(documents).voucher(TENANT, VOUCHER);
  expect(voucher).toMatchObject({
    status: 'redeemed',
    report: { summary: typed },
    payment: { status: 'paid' },
  });
});

it('logs related lines with one correlation id, from the event to the notice', async () => {
  const accepted = desk.log.find((line) => line['event'] === 'webhook-accepted');
  expect(accepted).toMatchObject({ event: 'webhook-accepted', outcome: 'applied' });
  const together = desk.log.filter((line) => line['correlationId'] === accepted?.['correlationId']);
  expect(together.map((line) => line['event'])).toContain('notice-told');
});

let started: TestDelivery | undefined;
afterEach(() => started?.close());

it('logs no person in reminders, unreachable recipients, failures and an erasure', async () => {
  const clock: Clock = { now: () => started?.time.now() ?? NOON };
  const store = aStoreThatCanFail(clock);
  const lines: string[] = [];
  const to = { write: (line: string) => void lines.push(line) };
  const delivery = await aDelivery({
    store,
    log: createLog('debug', to),
    sweeping: true,
  });
  started = delivery;
  const { tenantId, teams } = delivery;
  const [email, stranger] = ['paula@contoso.example', 'nobody@contoso.example'];
  const assign = (voucherId: string, assignedTo: object = { aadObjectId: people.paula }) =>
    delivery.voucher(assigning, voucherId, 'assign', { ...inputs.assign, assignedTo });
  const logged = (event: string, fields: Record<string, unknown> = {}) =>
    expect(lines.map((line) => JSON.parse(line) as unknown)).toContainEqual(
      expect.objectContaining({ event, ...fields }),
    );
  await grantTeam(delivery);
  await delivery.meet(people.adam, { email: 'adam@contoso.example' });

  await assign('ABCD-0001', { email: stranger });
  await assign('ABCD-0002', { email });
  await delivery.time.pass(6 * 60_000);
  logged('notice-waiting', { kind: 'voucher-assigned' });
  logged('notice-told', { kind: 'reader-unknown', code: 'sent' });
  const paula = await delivery.meet(people.paula, { email, name: 'Paula Projektleiterin' });
  await delivery.time.pass(2_000);

  const failing = { conversationId: paula.id };
  teams.fail({ status: 500, code: 'ServiceError' }, { times: 2, ...failing });
  await assign('ABCD-0003');
  await delivery.time.pass(10 * 60_000);
  teams.fail({ status: 400, code: 'BadSyntax' }, failing);
  await assign('ABCD-0004');
  await delivery.time.pass(2_000);
  logged('notice-dead', { kind: 'voucher-assigned' });
  store.away = true;
  await delivery.time.pass(5_000);
  store.away = false;
  logged('delivery-failed');

  // One of these rows is in the format of the previous build, whose ids contained the person id.
  const reminder = 'reminder:ABCD-0003:voucher-expires:2020-12-12::2020-10-13';
  await store.commit(voucherPartition(tenantId, 'ABCD-0003'), [
    outboxWrite({
      kind: 'reminder',
      voucherId: 'ABCD-0003',
      readerId: people.paula,
      about: 'voucher-expires:2020-12-12:',
      outboxId: `${reminder}:${people.paula}`,
      tenantId,
      status: 'pending',
      createdAt: '2020-10-13T06:00:00.000Z',
      attempts: 0,
      dueAt: '2020-10-13T06:00:00.000Z',
    }),
  ]);
  delivery.time.set(Date.parse('2020-10-13T07:30:00Z'));
  await delivery.time.pass(2 * 60_000);
  logged('notice-told', { kind: 'reminder', code: 'sent' });
  paula.closed = 'ConversationBlockedByUser';
  await assign('ABCD-0005');
  await delivery.time.pass(2_000);
  logged('notice-waiting', { code: 'teams-403-ConversationBlockedByUser' });

  const before = lines.length;
  const ids = { next: () => '7f3c9a52-0000-4000-8000-00000000abcd' };
  const options = { documents: store, desk: delivery.desk, ids };
  const { identity } = await exportPerson(store, tenantId, email);
  await erasePerson(options, tenantId, people.paula);
  delivery.time.set(Date.parse('2020-11-12T08:30:00Z'));
  await delivery.time.pass(2 * 60_000);
  expect(lines.length).toBeGreaterThan(before);

  const log = lines.join('').toLowerCase();
  expect(identity.channelIds).toHaveLength(2);
  for (const value of [...Object.values(people), ...identity.channelIds, '@', 'paula'])
    expect(log).not.toContain(value.toLowerCase());
});
