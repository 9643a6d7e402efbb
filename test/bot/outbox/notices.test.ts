import { customer, person, root } from '../../support/a-desk.ts';
import { aDelivery, type TestDelivery } from '../../support/a-delivery.ts';
import { people } from '../../support/partner.ts';
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

  it('is sent at once, and once', async () => {
    const chat = await desk.meet(people.paula);
    await assign();
    const [message] = await desk.teams.received(1, chat.id);
    expect(JSON.stringify(message)).toContain('Fabrikam');
    expect(message!.activity.summary).toBe('A voucher was assigned to you');
    await desk.time.pass(HOUR);
    expect(chat.messages).toHaveLength(1);
    expect(await desk.rows()).toEqual([]);
  });

  it('raises an alert if it is urgent, with a summary for the lock screen', async () => {
    const chat = await desk.meet(people.paula);
    await assign();
    const [message] = await desk.teams.received(1, chat.id);
    expect(message!.activity).toMatchObject({
      text: expect.stringMatching(/^New voucher from Fabrikam.*: ABCD-1234$/u),
      channelData: { notification: { alert: true } },
    });
  });

  it('raises no alert for a voucher that was withdrawn', async () => {
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

  it('of a step that breaks rules goes to the admins, unless they have switched it off', async () => {
    const paula = await desk.meet(people.paula);
    const adam = await desk.meet(people.adam);
    const gloria = await desk.meet(people.gloria);
    const notifications = { muted: ['exception-recorded'] };
    await desk.people.choose(desk.tenantId, people.gloria, { notifications });
    await assign();
    await desk.teams.received(1, paula.id);
    const declared = { onDate: '2020-06-15', alreadyDoneReason: 'Confirmed by phone.' };
    await desk.voucher(person(people.paula), 'ABCD-1234', 'validate', {
      ...inputs.validate,
      ...declared,
    });
    const [message] = await desk.teams.received(1, adam.id);
    expect(message!.activity.summary).toBe('Fabrikam: recorded although a rule is broken');
    expect(JSON.stringify(message)).toContain('Confirmed by phone.');
    await desk.time.pass(HOUR);
    expect(gloria.messages).toEqual([]);
    expect(shown(paula.id).filter((text) => text.includes('although a rule'))).toHaveLength(1);
  });

  it('is in the reader’s language and names how to reduce notices', async () => {
    const chat = await desk.meet(people.paula, { locale: 'de-DE' });
    await assign();
    await desk.teams.received(1, chat.id);
    expect(shown(chat.id)[0]).toContain('Ihnen');
    expect(shown(chat.id)[0]).toContain('Benachrichtigungen');
  });

  it('is sent after a restart between the installation and the notice', async () => {
    const chat = await desk.meet(people.paula);
    await desk.delivery.stop();
    await assign();
    const restarted = desk.replica();
    restarted.start();
    await desk.time.pass(2_000);
    expect(chat.messages).toHaveLength(1);
  });

  it('is sent to the latest service URL', async () => {
    const chat = await desk.meet(people.paula);
    const moved = `${desk.teams.serviceUrl}amer/`;
    const { reference } = (await desk.people.find(desk.tenantId, people.paula))!;
    await desk.meet(people.paula, { reference: { ...reference!, serviceUrl: moved } });
    await assign();
    await desk.teams.received(1, chat.id);
    expect(desk.teams.requests.at(-1)?.path).toMatch(/^\/amer\/v3\//u);
  });

  it('is never sent to a host outside Teams', async () => {
    const chat = await desk.meet(people.paula);
    const { reference } = (await desk.people.find(desk.tenantId, people.paula))!;
    const forged = 'http://127.0.0.1:9/';
    await desk.meet(people.paula, { reference: { ...reference!, serviceUrl: forged } });
    await assign();
    await desk.time.settle();
    expect(chat.messages).toEqual([]);
    expect(await desk.rows()).toMatchObject([{ status: 'dead', because: 'foreign-host' }]);
  });

  it('opens a chat with a person who has the app but is no contact yet', async () => {
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

  describe('a notice for a person who cannot be reached', () => {
    it('waits and is sent on first contact, while the admins are notified once a day', async () => {
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

    it('is reported to each admin in one card with all others', async () => {
      desk.delivery.start();
      const admins = [await desk.meet(people.adam), await desk.meet(people.gloria)];
      const strangers = ['10', '11', '12'].map((end) => people.paula.slice(0, -2) + end);
      const granted = { person: strangers[0]!, role: 'project-manager', personName: 'Mia' };
      await desk.partner(root, 'grant-role', granted);
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
        expect(shown(id)[0]).toContain("3 messages couldn't be delivered yet");
      }
    });

    it.each(['BotNotInConversationRoster', 'ConversationBlockedByUser', 'MessageWritesBlocked'])(
      'waits after %s without a retry until the person returns',
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

    it('deletes the reports to an admin who never appears', async () => {
      desk.delivery.start();
      await assign();
      await desk.time.pass(6 * MINUTE);
      expect((await rowsOf('reader-unknown')).length).toBeGreaterThan(0);
      desk.time.set(desk.time.now() + 31 * 24 * HOUR);
      expect(await rowsOf('reader-unknown')).toEqual([]);
      expect(await rowsOf('voucher-assigned')).toHaveLength(1);
    });

    it('finds the chat that replaced a deleted one', async () => {
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

    it('is dropped if it no longer applies when the person appears', async () => {
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

  describe('a notice for an e-mail address', () => {
    const named = { email: 'paula@contoso.example' };

    it('waits until the roster identifies the person, who then gets the voucher', async () => {
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
      // The reminder and the notice to the admins about an unknown person derive their ids from the
      // recipient.
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

    it('is found by the poller if a crash prevented its release', async () => {
      await assign('ABCD-1234', named);
      await desk.time.settle();
      const chat = await desk.meet(people.paula);
      await desk.people.recordContact(desk.tenantId, { personId: people.paula, ...named });
      desk.delivery.start();
      await desk.time.pass(120_000);
      expect(chat.messages).toHaveLength(1);
    });

    it('turns a member granted by address into the person who appeared', async () => {
      await desk.partner(root, 'grant-role', {
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

  describe('the notice of a handover', () => {
    it('is sent to both persons and names who did it', async () => {
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

    it('is not sent to a person about their own action', async () => {
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

    it('is sent after an event, too', async () => {
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
