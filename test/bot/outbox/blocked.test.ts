import { customer, root } from '../../support/a-desk.ts';
import { aDelivery, type TestDelivery } from '../../support/a-delivery.ts';
import { people } from '../../support/partner.ts';
import { grantTeam, inputs } from '../../support/engagement.ts';
import type { FakeConversation } from '../../support/fake-teams.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let desk: TestDelivery;
let chat: FakeConversation;
beforeEach(async () => {
  desk = await aDelivery({ sweeping: true });
  await grantTeam(desk);
  chat = await desk.meet(people.paula);
});
afterEach(() => desk.close());

const assign = (voucherId: string, aadObjectId: string = people.paula) =>
  desk.voucher(customer, voucherId, 'assign', { ...inputs.assign, assignedTo: { aadObjectId } });
const sends = () =>
  desk.teams.requests.filter(
    ({ operation, conversationId }) => operation === 'send' && conversationId === chat.id,
  );
/** Advances the clock by hours without running every second. */
const later = async (milliseconds: number): Promise<void> => {
  desk.time.set(desk.time.now() + milliseconds);
  await desk.time.pass(5_000);
};

describe.each(['ConversationBlockedByUser', 'MessageWritesBlocked'])(
  'a person who has blocked the bot (%s)',
  (code) => {
    it('is tried once a day, with a new notice, and then receives all deferred ones', async () => {
      chat.closed = code;
      await assign('ABCD-0001');
      await desk.time.pass(5_000);
      await assign('ABCD-0002');
      await later(23 * HOUR);
      await assign('ABCD-0003');
      await later(HOUR / 2);
      expect(sends()).toHaveLength(1);

      await later(HOUR);
      expect(sends()).toHaveLength(1);
      await assign('ABCD-0004');
      await desk.time.pass(5_000);
      await assign('ABCD-0005');
      await desk.time.pass(5_000);
      expect(sends()).toHaveLength(2);

      chat.closed = undefined;
      await later(25 * HOUR);
      expect(chat.messages).toHaveLength(0);
      await assign('ABCD-0006');
      await desk.time.pass(30_000);
      expect(chat.messages).toHaveLength(6);
      expect((await desk.rows()).filter(({ kind }) => kind === 'voucher-assigned')).toEqual([]);
    });

    it('receives the deferred notices after writing to the bot', async () => {
      chat.closed = code;
      await assign('ABCD-0001');
      await assign('ABCD-0002');
      await desk.time.pass(5_000);
      chat.closed = undefined;
      await desk.meet(people.paula);
      await desk.time.pass(5_000);
      expect(chat.messages).toHaveLength(2);
    });
  },
);

it('sends notices to a person after an update of a deleted message failed', async () => {
  await assign('ABCD-0001');
  await desk.time.pass(5_000);
  chat.messages[0]!.deleted = true;
  await desk.voucher(customer, 'ABCD-0001', 'change-expiry', { expiresAt: '2020-12-24' });
  await desk.time.pass(5_000);
  expect(desk.teams.requests).toContainEqual(
    expect.objectContaining({ operation: 'update', status: 404 }),
  );
  const before = chat.messages.length;
  await assign('ABCD-0002');
  await desk.time.pass(5_000);
  expect(chat.messages).toHaveLength(before + 1);
});

describe('a tenant whose admin has disabled the bot', () => {
  const all = () => desk.teams.requests.filter(({ operation }) => operation !== 'token');
  const disabled = { status: 403, code: 'BotDisabledByAdmin' };

  it('is probed with one request an hour and then receives all notices', async () => {
    const adam = await desk.meet(people.adam);
    desk.teams.fail(disabled, { times: Infinity });
    await assign('ABCD-0001');
    await desk.time.pass(5_000);
    const before = all().length;
    await assign('ABCD-0002');
    await assign('ABCD-0003', people.adam);
    await desk.time.pass(10 * MINUTE);
    expect(all()).toHaveLength(before);
    for (let hour = 1; hour <= 3; hour++) {
      await later(51 * MINUTE);
      await desk.time.pass(10 * MINUTE);
      expect(all()).toHaveLength(before + hour);
    }
    expect((await desk.rows()).filter(({ status }) => status !== 'pending')).toEqual([]);
    expect(desk.log.find(({ event }) => event === 'teams-bot-disabled')).toMatchObject({
      tenantId: desk.tenantId,
      code: 'teams-403-BotDisabledByAdmin',
    });

    desk.teams.recover();
    await later(51 * MINUTE);
    await desk.time.pass(10 * MINUTE);
    expect(chat.messages).toHaveLength(2);
    expect(adam.messages).toHaveLength(1);
  });

  it('is probed with one request by a replica that starts in the meantime', async () => {
    desk.teams.fail(disabled, { times: Infinity });
    for (let voucher = 1; voucher <= 3; voucher++) {
      const person = people.paula.slice(0, -2) + String(20 + voucher);
      await desk.partner(root, 'grant-role', { person, role: 'project-manager' });
      await desk.meet(person);
      await assign(`ABCD-000${voucher}`, person);
    }
    await desk.time.pass(5_000);
    const before = all().length;
    await desk.delivery.stop();
    desk.replica().start();
    await desk.time.pass(10 * MINUTE);
    expect(all()).toHaveLength(before);
    await later(51 * MINUTE);
    await desk.time.pass(2 * MINUTE);
    expect(all()).toHaveLength(before + 1);
  });
});
