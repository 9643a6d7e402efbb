import { customer, root } from '../../support/a-desk.ts';
import { aDelivery, type TestDelivery } from '../../support/a-delivery.ts';
import { people } from '../../support/company.ts';
import { existingRecords, grantTeam, inputs, upTo } from '../../support/engagement.ts';
import type { FakeConversation } from '../../support/fake-teams.ts';
import { conversationPartition, STATE_ID } from '../../../workflow/records/records.ts';

const MINUTE = 60_000;

describe('peace', () => {
  let desk: TestDelivery;
  let chat: FakeConversation;
  beforeEach(async () => {
    desk = await aDelivery();
    await grantTeam(desk);
    await desk.company(root, 'import-records', existingRecords);
    await desk.company(root, 'confirm-savb', { confirmationReference: 'SAVB-1' });
    chat = await desk.meet(people.paula);
  });
  afterEach(() => desk.close());

  const assign = (voucherId: string) => desk.voucher(customer, voucherId, 'assign', inputs.assign);
  const choose = (notifications: object) =>
    desk.people.choose(desk.tenantId, people.paula, {
      notifications: { muted: [], ...notifications },
    });
  const paymentStatus = async (status: string) => {
    const outcome = await desk.voucher({ kind: 'microsoft' }, 'PAID-0001', 'payment-status', {
      status,
    });
    expect(outcome.kind).toBe('done');
  };

  const dialog = () => conversationPartition(desk.tenantId, chat.id);
  const beginDialog = (voucherId?: string) => {
    const body = { waitingFor: { dialogId: 'reserve', voucherId } };
    return desk.documents.commit(dialog(), [
      { op: 'create', id: STATE_ID, kind: 'conversation', body },
    ]);
  };
  const endDialog = () => desk.documents.commit(dialog(), [{ op: 'delete', id: STATE_ID }]);

  it('is not disturbed by a kind that was switched off, and what is hers is told all the same', async () => {
    await upTo(desk, 'PAID-0001', 'payment-status');
    await desk.time.pass(5_000);
    const before = chat.messages.length;
    await choose({ muted: ['payment-status-changed', 'voucher-assigned'] });
    await paymentStatus('approved');
    await assign('ABCD-1234');
    await desk.time.pass(5_000);
    expect(chat.messages.slice(before).map(({ activity }) => activity.summary)).toEqual([
      'A voucher was assigned to you',
    ]);
    expect(await desk.rows()).toEqual([]);
  });

  it('is kept until the next morning for whoever wants everything as one, but what is hers', async () => {
    await upTo(desk, 'PAID-0001', 'payment-status');
    await desk.time.pass(5_000);
    const before = chat.messages.length;
    await choose({ digest: true });
    await paymentStatus('approved');
    await assign('ABCD-1234');
    await desk.time.pass(5_000);
    const told = () => chat.messages.slice(before).map(({ activity }) => activity.summary);
    expect(told()).toEqual(['A voucher was assigned to you']);
    desk.delivery.start();
    // The 19th of June is a Friday; half past seven is half past nine in Berlin.
    desk.time.set(Date.parse('2020-06-21T07:30:00Z'));
    await desk.time.pass(3_000);
    expect(told()).toHaveLength(1);
    desk.time.set(Date.parse('2020-06-22T07:30:00Z'));
    await desk.time.pass(3_000);
    expect(told().at(-1)).toContain('Payment status');
  });

  it('is kept in quiet hours, to the minute', async () => {
    await choose({ quietFrom: '09:30', quietTo: '10:30' });
    desk.delivery.start();
    await assign('ABCD-1234');
    await desk.time.pass(29 * MINUTE);
    expect(chat.messages).toEqual([]);
    await desk.time.pass(2 * MINUTE);
    expect(chat.messages).toHaveLength(1);
  });

  describe('in the middle of a step', () => {
    it('is kept until she is free', async () => {
      await beginDialog();
      await assign('ABCD-1234');
      await desk.time.pass(10_000);
      expect(chat.messages).toEqual([]);
      await endDialog();
      await desk.delivery.formClosed(desk.tenantId, people.paula);
      await desk.teams.received(1, chat.id);
    });

    it('sends the held reminders once, in one card', async () => {
      const vouchers = ['ABCD-0001', 'ABCD-0002', 'ABCD-0003', 'ABCD-0004'];
      for (const voucher of vouchers) await assign(voucher);
      await desk.teams.received(vouchers.length, chat.id);
      await beginDialog();
      // Thirty days before they expire.
      desk.time.set(Date.parse('2020-11-12T08:31:00Z'));
      desk.delivery.start();
      await desk.time.pass(10_000);
      expect(chat.messages).toHaveLength(vouchers.length);
      await endDialog();
      await desk.delivery.formClosed(desk.tenantId, people.paula);
      await desk.time.pass(10 * MINUTE);
      expect(chat.messages.slice(vouchers.length).map(({ activity }) => activity.summary)).toEqual([
        '4 reminders',
      ]);
    });

    it('is kept when another replica ends it', async () => {
      await beginDialog();
      desk.delivery.start();
      await assign('ABCD-1234');
      await desk.time.pass(90_000);
      await endDialog();
      await desk.time.pass(61_000);
      expect(chat.messages).toHaveLength(1);
    });

    it('is not kept for a form that was left open', async () => {
      await beginDialog();
      desk.delivery.start();
      await assign('ABCD-1234');
      await desk.time.pass(14 * MINUTE);
      expect(chat.messages).toEqual([]);
      await desk.time.pass(2 * MINUTE);
      expect(chat.messages).toHaveLength(1);
    });

    it('keeps the form that has taken the place of her card, which is true once she is done', async () => {
      await assign('ABCD-1234');
      await desk.teams.received(1, chat.id);
      await beginDialog();
      desk.delivery.start();
      await desk.voucher(root, 'ABCD-1234', 'validate', inputs.validate);
      await desk.time.pass(10_000);
      expect(chat.messages[0]!.updates).toEqual([]);
      await endDialog();
      await desk.time.pass(10_000);
      expect(chat.messages[0]!.updates).toHaveLength(1);
    });

    it('does not keep a card from being true for a form that was left open', async () => {
      await assign('ABCD-1234');
      await desk.teams.received(1, chat.id);
      await beginDialog();
      desk.delivery.start();
      await desk.voucher(root, 'ABCD-1234', 'validate', inputs.validate);
      await desk.time.pass(14 * MINUTE);
      expect(chat.messages[0]!.updates).toEqual([]);
      await desk.time.pass(2 * MINUTE);
      expect(chat.messages[0]!.updates).toHaveLength(1);
    });

    it('shows the card again as soon as she is free, and the cards of other vouchers meanwhile', async () => {
      await assign('ABCD-0001');
      await assign('ABCD-0002');
      await desk.teams.received(2, chat.id);
      await beginDialog('ABCD-0001');
      for (const voucher of ['ABCD-0001', 'ABCD-0002'])
        await desk.voucher(root, voucher, 'validate', inputs.validate);
      await desk.time.pass(5_000);
      const updates = () => chat.messages.map((message) => message.updates.length);
      expect(updates().sort()).toEqual([0, 1]);
      await endDialog();
      await desk.delivery.formClosed(desk.tenantId, people.paula);
      await desk.teams.until(() => updates().every((count) => count === 1));
    });
  });
});
