import { customer, person, root } from '../../support/a-desk.ts';
import { aDelivery, type TestDelivery } from '../../support/a-delivery.ts';
import { people } from '../../support/company.ts';
import { grantTeam, inputs } from '../../support/engagement.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('a notice', () => {
  let desk: TestDelivery;
  beforeEach(async () => {
    desk = await aDelivery();
    await grantTeam(desk);
  });
  afterEach(() => desk.close());

  const assign = (voucherId = 'ABCD-1234', assignedTo: object = { aadObjectId: people.paula }) =>
    desk.voucher(customer, voucherId, 'assign', { ...inputs.assign, assignedTo });
  const rowsOf = async (kind: string) => (await desk.rows()).filter((row) => row.kind === kind);
  const shown = (chatId: string) => desk.teams.messages(chatId).map((one) => JSON.stringify(one));

  it('is told at once, and once', async () => {
    const chat = await desk.meet(people.paula);
    await assign();
    const [message] = await desk.teams.received(1, chat.id);
    expect(JSON.stringify(message)).toContain('Fabrikam');
    expect(message!.activity.summary).toBe('A voucher was assigned to you');
    await desk.time.pass(HOUR);
    expect(chat.messages).toHaveLength(1);
    expect(await desk.rows()).toEqual([]);
  });

  it('is alerted to what is urgent, with a line that a locked phone shows', async () => {
    const chat = await desk.meet(people.paula);
    await assign();
    const [message] = await desk.teams.received(1, chat.id);
    expect(message!.activity).toMatchObject({
      text: expect.stringMatching(/^New voucher from Fabrikam.*: ABCD-1234$/u),
      channelData: { notification: { alert: true } },
    });
  });

  it('is not alerted to a voucher that was taken away', async () => {
    const chat = await desk.meet(people.paula);
    await assign();
    await desk.teams.received(1, chat.id);
    await assign('ABCD-1234', { aadObjectId: people.adam });
    await desk.time.pass(2_000);
    for (const { activity } of chat.messages.slice(1)) {
      expect(activity.text).toBeUndefined();
      expect(activity.channelData).toBeUndefined();
    }
  });

  it('speaks the reader’s language and says how to have fewer', async () => {
    const chat = await desk.meet(people.paula, { locale: 'de-DE' });
    await assign();
    await desk.teams.received(1, chat.id);
    expect(shown(chat.id)[0]).toContain('Ihnen');
    expect(shown(chat.id)[0]).toContain('Benachrichtigungen');
  });

  it('reaches the app after a restart between its installation and the notice', async () => {
    const chat = await desk.meet(people.paula);
    await desk.delivery.stop();
    await assign();
    const restarted = desk.replica();
    restarted.start();
    await desk.time.pass(2_000);
    expect(chat.messages).toHaveLength(1);
  });

  it('goes to the latest service URL', async () => {
    const chat = await desk.meet(people.paula);
    const moved = `${desk.teams.serviceUrl}amer/`;
    const { reference } = (await desk.people.find(desk.tenantId, people.paula))!;
    await desk.meet(people.paula, { reference: { ...reference!, serviceUrl: moved } });
    await assign();
    await desk.teams.received(1, chat.id);
    expect(desk.teams.requests.at(-1)?.path).toMatch(/^\/amer\/v3\//u);
  });

  it('never goes to a host that is not of Teams', async () => {
    const chat = await desk.meet(people.paula);
    const { reference } = (await desk.people.find(desk.tenantId, people.paula))!;
    const forged = 'http://127.0.0.1:9/';
    await desk.meet(people.paula, { reference: { ...reference!, serviceUrl: forged } });
    await assign();
    await desk.time.settle();
    expect(chat.messages).toEqual([]);
    expect(await desk.rows()).toMatchObject([{ status: 'dead', because: 'foreign-host' }]);
  });

  it('opens the chat of somebody who has the app but was never met', async () => {
    await desk.meet(people.adam);
    const chat = desk.teams.chat({
      tenantId: desk.tenantId,
      person: { aadObjectId: people.paula },
    });
    await assign();
    await desk.teams.received(1, chat.id);
    expect((await desk.people.find(desk.tenantId, people.paula))?.reference).toMatchObject({
      conversationId: chat.id,
      botId: '28:bot',
    });
  });

  describe('for somebody who cannot be written to', () => {
    it('waits, the admins hear of it once a day, and it arrives on first contact', async () => {
      desk.delivery.start();
      const admin = await desk.meet(people.adam);
      await assign('ABCD-0001');
      await assign('ABCD-0002');
      await desk.time.pass(6 * MINUTE);
      await assign('ABCD-0003');
      await desk.time.pass(6 * MINUTE);
      expect(shown(admin.id)).toHaveLength(1);
      expect(shown(admin.id)[0]).toContain('ABCD-0001');

      const chat = await desk.meet(people.paula);
      await desk.teams.received(3, chat.id);
      await desk.time.pass(HOUR);
      expect(chat.messages).toHaveLength(3);
    });

    it('is told to each admin in one card with all else that waits', async () => {
      desk.delivery.start();
      const admins = [await desk.meet(people.adam), await desk.meet(people.gloria)];
      const strangers = ['10', '11', '12'].map((end) => people.paula.slice(0, -2) + end);
      const granted = { person: strangers[0]!, role: 'project-manager', personName: 'Mia' };
      await desk.company(root, 'grant-role', granted);
      for (const [at, aadObjectId] of strangers.entries())
        await assign(`ABCD-000${at}`, { aadObjectId });
      await assign('ABCD-0009', { email: 'nobody@contoso.example' });
      await desk.time.pass(4 * MINUTE);
      const met = await desk.meet(strangers[0]!);
      await desk.teams.received(1, met.id);
      await desk.time.pass(10 * MINUTE);
      for (const { id } of admins) {
        expect(shown(id)).toHaveLength(1);
        expect(shown(id)[0]).toContain('ABCD-0001, ABCD-0002, ABCD-0009');
        expect(shown(id)[0]).toContain('3 messages could not be delivered yet');
      }
    });

    it.each(['BotNotInConversationRoster', 'ConversationBlockedByUser', 'MessageWritesBlocked'])(
      'waits after %s, without another try, until she is back',
      async (code) => {
        const chat = await desk.meet(people.paula);
        chat.closed = code;
        await assign();
        await desk.time.pass(HOUR);
        const tries = desk.teams.requests.filter((one) => one.conversationId === chat.id);
        expect(tries).toHaveLength(1);
        expect(await desk.rows()).toContainEqual(
          expect.objectContaining({ status: 'waiting', because: `teams-403-${code}` }),
        );

        chat.closed = undefined;
        await desk.meet(people.paula);
        await desk.teams.received(1, chat.id);
      },
    );

    it('lets go of what an admin who never comes was to be told of it', async () => {
      desk.delivery.start();
      await assign();
      await desk.time.pass(6 * MINUTE);
      expect((await rowsOf('reader-unknown')).length).toBeGreaterThan(0);
      desk.time.set(desk.time.now() + 31 * 24 * HOUR);
      expect(await rowsOf('reader-unknown')).toEqual([]);
      expect(await rowsOf('voucher-assigned')).toHaveLength(1);
    });

    it('finds the chat that has taken the place of one that is gone', async () => {
      const before = await desk.meet(people.paula);
      before.closed = '404';
      desk.teams.conversations.delete(before.id);
      desk.teams.conversations.set('old', { ...before, members: [] });
      const chat = desk.teams.chat({
        tenantId: desk.tenantId,
        person: { aadObjectId: people.paula },
      });
      desk.teams.fail(
        { status: 404, code: 'ConversationNotFound' },
        { operation: 'send', conversationId: before.id },
      );
      await assign();
      await desk.teams.received(1, chat.id);
      expect(shown(chat.id)[0]).toContain('ABCD-1234');
    });

    it('is dropped when it is not true any more by the time she comes', async () => {
      await desk.meet(people.adam);
      await assign();
      await desk.voucher(person(people.adam), 'ABCD-1234', 'handover', {
        colleague: people.adam,
      });
      const chat = await desk.meet(people.paula);
      await desk.time.pass(HOUR);
      expect(shown(chat.id).filter((text) => text.includes('was assigned to you'))).toEqual([]);
    });
  });

  describe('for an address', () => {
    const named = { email: 'paula@contoso.example' };

    it('waits until the roster tells whose it is; then the voucher is hers', async () => {
      await assign('ABCD-1234', named);
      await desk.time.settle();
      expect(await desk.rows()).toContainEqual(
        expect.objectContaining({ status: 'waiting', readerEmail: named.email }),
      );
      const chat = await desk.meet(people.paula, named);
      await desk.teams.received(1, chat.id);
      const voucher = await desk.reader.voucher(desk.tenantId, 'ABCD-1234');
      expect(voucher?.assignee.personId).toBe(people.paula);
      await desk.time.pass(HOUR);
      expect(await rowsOf('voucher-assigned')).toEqual([]);
    });

    it('leaves the address in no log line and no id', async () => {
      desk.delivery.start();
      await assign('ABCD-1234', named);
      // A reminder for somebody not met yet, and the admins told of her, have ids of their making.
      desk.time.set(Date.parse('2020-10-13T07:30:00Z'));
      await desk.time.pass(120_000);
      const chat = await desk.meet(people.paula, named);
      await desk.time.pass(5_000);
      expect(chat.messages.length).toBeGreaterThan(0);
      const { items } = await desk.reader.voucherHistory(desk.tenantId, 'ABCD-1234', 10);
      const commandIds = items.map(({ commandId }) => commandId);
      const outboxIds = (await desk.rows()).map(({ outboxId }) => outboxId);
      expect(JSON.stringify([desk.log, outboxIds, commandIds])).not.toContain('@');
    });

    it('is found by the sweep when a crash came before it was released', async () => {
      await assign('ABCD-1234', named);
      await desk.time.settle();
      const chat = await desk.meet(people.paula);
      await desk.people.recordContact(desk.tenantId, { personId: people.paula, ...named });
      desk.delivery.start();
      await desk.time.pass(120_000);
      expect(chat.messages).toHaveLength(1);
    });

    it('makes a member granted by her address the person who was met', async () => {
      await desk.company(root, 'grant-role', {
        person: 'petra@contoso.example',
        role: 'project-manager',
        personName: 'Petra',
      });
      const petra = '00000000-0000-4000-8000-0000000000ff';
      await desk.meet(petra, { email: 'petra@contoso.example', name: 'Petra' });
      const { members } = await desk.reader.partner(desk.tenantId);
      expect(members.find(({ name }) => name === 'Petra')?.personId).toBe(petra);
    });
  });

  describe('of a handover', () => {
    it('goes to both, and names who did it', async () => {
      await desk.meet(people.nobody, { name: 'Root' });
      const paula = await desk.meet(people.paula);
      const adam = await desk.meet(people.adam);
      await assign();
      await desk.teams.received(1, paula.id);
      await desk.voucher(root, 'ABCD-1234', 'handover', { colleague: people.adam });
      await desk.teams.received(1, adam.id);
      await desk.teams.received(2, paula.id);
      expect(adam.messages[0]!.activity.summary).toBe('A voucher was handed over to you');
      expect(paula.messages[1]!.activity.summary).toBe('A voucher is no longer assigned to you');
      expect(shown(adam.id)[0]).toContain('Root');
      expect(shown(paula.id)[1]).toContain('Root');
    });

    it('tells nobody of what she did herself', async () => {
      const paula = await desk.meet(people.paula);
      const adam = await desk.meet(people.adam);
      await assign();
      await desk.teams.received(1, paula.id);
      await desk.voucher(person(people.paula), 'ABCD-1234', 'handover', {
        colleague: people.adam,
      });
      await desk.teams.received(1, adam.id);
      await desk.time.pass(10_000);
      expect(paula.messages).toHaveLength(1);
    });

    it('comes by event too', async () => {
      const paula = await desk.meet(people.paula);
      const adam = await desk.meet(people.adam);
      await assign();
      await desk.teams.received(1, paula.id);
      await desk.voucher(customer, 'ABCD-1234', 'reassign', {
        assignedTo: { aadObjectId: people.adam },
      });
      await desk.teams.received(1, adam.id);
      await desk.teams.received(2, paula.id);
      expect(adam.messages[0]!.activity.summary).toBe('A voucher was assigned to you');
      expect(paula.messages[1]!.activity.summary).toBe('A voucher is no longer assigned to you');
    });
  });
});
