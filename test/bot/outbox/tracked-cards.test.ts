import { customer, person, root } from '../../support/a-desk.ts';
import { aDelivery, type TestDelivery } from '../../support/a-delivery.ts';
import { people } from '../../support/partner.ts';
import { existingRecords, grantTeam, inputs } from '../../support/engagement.ts';
import { voucherPartition } from '../../../workflow/records/records.ts';
import type { FakeConversation, FakeMessage } from '../../support/fake-teams.ts';

describe('the tracked card of a voucher', () => {
  let desk: TestDelivery;
  let chat: FakeConversation;
  const id = 'ABCD-1234';

  beforeEach(async () => {
    desk = await aDelivery({ sweeping: true });
    await grantTeam(desk);
    await desk.partner(root, 'import-records', existingRecords);
    chat = await desk.meet(people.paula);
    await desk.voucher(customer, id, 'assign', inputs.assign);
    await desk.teams.received(1, chat.id);
    await desk.time.settle();
  });
  afterEach(() => desk.close());

  const shows = (message: FakeMessage | undefined) => JSON.stringify(message?.updates.at(-1));
  const pending = async () => (await desk.rows()).filter(({ status }) => status === 'pending');
  const puts = () => desk.teams.requests.filter(({ operation }) => operation === 'update');

  it('is updated in place by every change and never sent a second time', async () => {
    await desk.voucher(person(people.paula), id, 'validate', inputs.validate);
    await desk.time.pass(2_000);
    await desk.voucher(person(people.paula), id, 'reserve', inputs.reserve);
    await desk.time.pass(2_000);
    const [card, ...more] = chat.messages;
    expect(more).toEqual([]);
    expect(card?.updates).toHaveLength(2);
    expect(shows(card)).toContain('Carlo');
    expect(await pending()).toEqual([]);
  });

  it('shows concurrent changes in one update', async () => {
    await desk.voucher(person(people.paula), id, 'validate', inputs.validate);
    await desk.voucher(person(people.paula), id, 'reserve', inputs.reserve);
    await desk.time.pass(2_000);
    expect(shows(chat.messages[0])).toContain('Carlo');
    expect(puts()).toHaveLength(1);
  });

  it('shows a change that happens while an update waits for its retry', async () => {
    await desk.voucher(person(people.paula), id, 'validate', inputs.validate);
    desk.teams.fail({ status: 503 }, { operation: 'update' });
    await desk.time.pass(2_000);
    expect(puts()).toHaveLength(1);
    await desk.voucher(person(people.paula), id, 'reserve', inputs.reserve);
    await desk.time.pass(60_000);
    expect(shows(chat.messages[0])).toContain('Carlo');
    expect(await pending()).toEqual([]);
  });

  it.each([502, 503, 504])('is updated again after a %d, without a second card', async (status) => {
    desk.teams.fail({ status, applied: true }, { operation: 'update' });
    await desk.voucher(person(people.paula), id, 'validate', inputs.validate);
    await desk.time.pass(10_000);
    expect(puts()).toHaveLength(2);
    expect(chat.messages).toHaveLength(1);
    expect(await pending()).toEqual([]);
  });

  it('is not sent again after its reader deleted it', async () => {
    chat.messages[0]!.deleted = true;
    await desk.voucher(person(people.paula), id, 'validate', inputs.validate);
    await desk.voucher(person(people.paula), id, 'reserve', inputs.reserve);
    await desk.time.pass(10_000);
    expect(puts()).toHaveLength(1);
    expect(chat.messages).toHaveLength(1);
    expect(await pending()).toEqual([]);
  });

  it('is replaced by the card of a later notice, with a note where it was', async () => {
    await desk.voucher(customer, id, 'change-expiry', { expiresAt: '2020-12-24' });
    await desk.teams.received(2, chat.id);
    await desk.time.pass(10_000);
    const [former, present] = chat.messages;
    expect(former?.updates.at(-1)).toMatchObject({ attachments: [] });
    expect(former?.updates.at(-1)?.text).toContain('current card for this voucher');

    const before = former!.updates.length;
    await desk.voucher(person(people.paula), id, 'validate', inputs.validate);
    await desk.time.pass(10_000);
    expect(former!.updates).toHaveLength(before);
    expect(shows(present)).toContain('Fabrikam');
  });

  it('stays current for the person who handed the voucher over', async () => {
    const adam = await desk.meet(people.adam);
    await desk.voucher(person(people.paula), id, 'handover', { colleague: people.adam });
    await desk.teams.received(1, adam.id);
    await desk.voucher(person(people.adam), id, 'validate', inputs.validate);
    await desk.time.pass(10_000);
    expect(shows(chat.messages[0])).toContain('Adam');
    expect(shows(adam.messages[0])).toContain('Fabrikam');
  });

  it('has the same shared view for all readers and a personal view by refresh', async () => {
    const group = desk.teams.chat({ id: '19:group', tenantId: desk.tenantId });
    const sent = await fetch(`${desk.teams.serviceUrl}v3/conversations/19:group/activities`, {
      method: 'POST',
      body: JSON.stringify({ type: 'message' }),
    });
    const { id: activityId } = (await sent.json()) as { id: string };
    await desk.delivery.trackCard(desk.tenantId, id, {
      conversationId: group.id,
      serviceUrl: desk.teams.serviceUrl,
      activityId,
      shared: { locale: 'de', userIds: ['29:paula', '29:adam'] },
      revision: 1,
    });
    await desk.voucher(person(people.paula), id, 'validate', inputs.validate);
    await desk.time.pass(10_000);
    const [message] = group.messages;
    const card = message?.updates.at(-1)?.attachments?.[0]?.content as {
      refresh: { userIds: string[]; action: { verb: string } };
      actions: { verb: string }[];
    };
    expect(card.refresh).toMatchObject({
      userIds: ['29:paula', '29:adam'],
      action: { verb: 'status' },
    });
    expect(card.actions.map(({ verb }) => verb)).toEqual(['status']);
  });

  it('is recorded once for the same message and revision', async () => {
    const card = {
      conversationId: chat.id,
      serviceUrl: desk.teams.serviceUrl,
      activityId: chat.messages[0]?.id ?? '',
      readerId: people.paula,
      revision: 1,
    };
    const key = { ...voucherPartition(desk.tenantId, id), id: `living-card:${people.paula}` };
    await desk.delivery.trackCard(desk.tenantId, id, card);
    const first = await desk.documents.read(key);
    await desk.delivery.trackCard(desk.tenantId, id, card);
    expect((await desk.documents.read(key))?.etag).toBe(first?.etag);
    await desk.delivery.trackCard(desk.tenantId, id, { ...card, revision: 2 });
    expect((await desk.documents.read(key))?.body).toMatchObject({ revision: 2 });
  });

  it('is updated if the voucher changed before the message was tracked', async () => {
    await desk.voucher(person(people.paula), id, 'validate', inputs.validate);
    await desk.time.pass(10_000);
    const before = puts().length;
    await desk.delivery.trackCard(desk.tenantId, id, {
      conversationId: chat.id,
      serviceUrl: desk.teams.serviceUrl,
      activityId: chat.messages[0]?.id ?? '',
      readerId: people.paula,
      revision: 1,
    });
    await desk.time.pass(10_000);
    expect(puts()).toHaveLength(before + 1);
    expect(await pending()).toEqual([]);
  });

  it('is updated for all readers after an interruption', async () => {
    const adam = await desk.meet(people.adam);
    await desk.voucher(root, id, 'handover', { colleague: people.adam });
    await desk.teams.received(1, adam.id);
    await desk.time.pass(10_000);
    desk.teams.fail({ status: 429, retryAfter: 5 }, { operation: 'update' });
    await desk.voucher(person(people.adam), id, 'validate', inputs.validate);
    await desk.time.pass(30_000);
    expect(shows(adam.messages[0])).toBeDefined();
    expect(await pending()).toEqual([]);
  });
});
