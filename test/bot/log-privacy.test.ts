import { startFakeTeams, type FakeConversation, type FakeTeams } from '../support/fake-teams.ts';
import { NO_LIMITS, NOON, runDesk, type TestDesk } from '../support/running-desk.ts';
import { anAssignment, SECRET, signedHeaders, TENANT, VOUCHER } from '../support/signed-event.ts';
import { asJson, wireActivity } from '../support/wire-activity.ts';

/** Everything of a person, a customer or a secret that goes through the desk in this test. */
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
const personal = [
  ...Object.values(paula),
  ...Object.values(customer).filter((value) => value.length > 2),
  'Osterhagen',
  'Lindenstrasse',
  'paula.projekt',
  'Projektleiterin',
  'Fabrikam',
  'vera.lizenz',
  token.slice(7),
  SECRET,
  SECRET.slice(6),
];

let desk: TestDesk;
let teams: FakeTeams;
let chat: FakeConversation;

beforeAll(async () => {
  teams = await startFakeTeams();
  desk = await runDesk({ bot: undefined, rates: NO_LIMITS, environment: { METRICS_PORT: '0' } });
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
const say = (text: string) => send({ type: 'message', name: undefined, text });
const click = (verb: string, data: object) =>
  send({
    value: {
      action: {
        type: 'Action.Execute',
        verb,
        data: { ...data, desk: { verb, voucherId: VOUCHER } },
      },
    },
  });
const report = async (id: string, data: object): Promise<number> => {
  const body = JSON.stringify(anAssignment({ customer, ...data }));
  return (
    await desk.post('/api/webhooks/vouchers', {
      body,
      headers: signedHeaders(body, { id, at: NOON }),
    })
  ).status;
};

async function theWholeWay(): Promise<void> {
  // Right: installed, a voucher assigned and told, asked for, tried to be validated and reserved.
  expect(await send({ type: 'installationUpdate', action: 'add', name: undefined })).toBe(200);
  expect(await report('w1', { assignedTo: { email: paula.email, name: paula.name } })).toBe(202);
  await teams.received(2, chat.id);
  expect(await say(`status ${VOUCHER}`)).toBe(200);
  expect(await say(typed)).toBe(200);
  expect(await click('validate', { customerEmail: customer.contactEmail })).toBe(200);
  expect(await click('reserve', { consultant: paula.name, location: typed })).toBe(200);

  // Wrong: other facts, no facts, no event, no activity, no Teams.
  expect(await report('w2', { customer: { ...customer, organisation: `${typed} GmbH` } })).toBe(
    202,
  );
  expect(await report('w3', { customer: { ...customer, contactEmail: typed } })).toBe(422);
  expect(await report('w4', { [paula.email]: typed })).toBe(422);
  expect(await send({ type: 'message', text: typed, from: paula })).toBe(400);
  expect(await send({ serviceUrl: `https://${paula.email}/`, name: typed })).toBe(401);
  teams.fail({ status: 500, code: 'ServiceError' }, { times: 2 });
  expect(await say(typed)).toBeGreaterThanOrEqual(200);
  teams.fail({ status: 403, code: 'ConversationBlockedByUser' });
  expect(
    await report('w5', { voucherId: 'ABCD-9999', assignedTo: { aadObjectId: paula.aadObjectId } }),
  ).toBe(202);
  await teams.until(() => teams.requests.at(-1)?.status === 403);
}

it('nothing personal and no secret is logged on the whole way, right or wrong', async () => {
  const log = desk.log.map((line) => JSON.stringify(line));
  const page = await (await fetch(`${desk.metricsAddress ?? ''}/metrics`)).text();
  expect(log.length).toBeGreaterThan(10);
  for (const value of personal) {
    expect(log.filter((line) => line.toLowerCase().includes(value.toLowerCase()))).toEqual([]);
    expect(page.toLowerCase()).not.toContain(value.toLowerCase());
  }
});

it('what belongs together carries one correlation id, from the event to the notice', async () => {
  const accepted = desk.log.find((line) => line['webhookId'] === 'w1');
  expect(accepted).toMatchObject({ event: 'webhook-accepted', outcome: 'applied' });
  const together = desk.log.filter((line) => line['correlationId'] === accepted?.['correlationId']);
  expect(together.map((line) => line['event'])).toContain('notice-told');
});
