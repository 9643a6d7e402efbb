import { customer, person, root } from '../../support/a-desk.ts';
import { aDelivery, type TestDelivery } from '../../support/a-delivery.ts';
import { people } from '../../support/partner.ts';
import { existingRecords, grantTeam, inputs, upTo } from '../../support/engagement.ts';
import type { FakeConversation } from '../../support/fake-teams.ts';
import { conversationPartition, STATE_ID } from '../../../workflow/records/records.ts';

const MINUTE = 60_000;

describe('deferral of notices', () => {
  let desk: TestDelivery;
  let chat: FakeConversation;
  beforeEach(async () => {
    desk = await aDelivery();
    await grantTeam(desk);
    await desk.partner(root, 'import-records', existingRecords);
    await desk.partner(root, 'import-record', {
      kind: 'savb',
      confirmationReference: 'SAVB-1',
      confirmedOn: '2020-02-01',
    });
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
  const beginDialog = (voucherId?: string, takesVoucherId?: true) => {
    const body = { waitingFor: { dialogId: 'reserve', voucherId, takesVoucherId } };
    return desk.documents.commit(dialog(), [
      { op: 'create', id: STATE_ID, kind: 'conversation', body },
    ]);
  };
  const endDialog = () => desk.documents.commit(dialog(), [{ op: 'delete', id: STATE_ID }]);

  it('drops a muted kind but sends personal notices', async () => {
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
    expect((await desk.rows()).filter(({ status }) => status !== 'waiting')).toEqual([]);
  });

  it('defers everything but personal notices to the daily digest', async () => {
    await upTo(desk, 'PAID-0001', 'payment-status');
    await desk.time.pass(5_000);
    const before = chat.messages.length;
    await choose({ digest: true });
    await paymentStatus('approved');
    await assign('ABCD-1234');
    await desk.time.pass(5_000);
    const summaries = () => chat.messages.slice(before).map(({ activity }) => activity.summary);
    expect(summaries()).toEqual(['A voucher was assigned to you']);
    desk.delivery.start();
    // The 19th of June is a Friday; 07:30 UTC is 09:30 in Berlin.
    desk.time.set(Date.parse('2020-06-21T07:30:00Z'));
    await desk.time.pass(3_000);
    expect(summaries()).toHaveLength(1);
    desk.time.set(Date.parse('2020-06-22T07:30:00Z'));
    await desk.time.pass(3_000);
    expect(summaries().at(-1)).toContain('Payment status');
  });

  it('lasts until the end of quiet hours, to the minute', async () => {
    await choose({ quietFrom: '09:30', quietTo: '10:30' });
    desk.delivery.start();
    await assign('ABCD-1234');
    await desk.time.pass(29 * MINUTE);
    expect(chat.messages).toEqual([]);
    await desk.time.pass(2 * MINUTE);
    expect(chat.messages).toHaveLength(1);
  });

  describe('deferral while a form is open', () => {
    it('never delays an assignment', async () => {
      await beginDialog();
      await assign('ABCD-1234');
      await desk.teams.received(1, chat.id);
    });

    it('delays an assignment while a voucher ID may be typed, at most a minute', async () => {
      await beginDialog(undefined, true);
      desk.delivery.start();
      await assign('ABCD-1234');
      await desk.time.pass(55_000);
      expect(chat.messages).toEqual([]);
      await desk.time.pass(10_000);
      expect(chat.messages).toHaveLength(1);
    });

    it('ends when the form closes', async () => {
      await beginDialog(undefined, true);
      await assign('ABCD-1234');
      await desk.time.pass(10_000);
      expect(chat.messages).toEqual([]);
      await endDialog();
      await desk.delivery.formClosed(desk.tenantId, people.paula);
      await desk.teams.received(1, chat.id);
    });

    it('sends the deferred reminders once, in one card', async () => {
      const vouchers = ['ABCD-0001', 'ABCD-0002', 'ABCD-0003', 'ABCD-0004'];
      for (const voucher of vouchers) await assign(voucher);
      await desk.teams.received(vouchers.length, chat.id);
      await beginDialog();
      // Thirty days before expiry.
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

    describe('of a notice that can wait', () => {
      const paid = (): number =>
        chat.messages.filter(({ activity }) => activity.summary?.includes('Payment status')).length;
      beforeEach(async () => {
        await upTo(desk, 'PAID-0001', 'payment-status');
        await desk.time.pass(5_000);
        await beginDialog();
        desk.delivery.start();
        await paymentStatus('approved');
      });

      it('ends when another replica closes the form', async () => {
        await desk.time.pass(90_000);
        await endDialog();
        await desk.time.pass(61_000);
        expect(paid()).toBe(1);
      });

      it('ends after the time limit of an abandoned form', async () => {
        await desk.time.pass(14 * MINUTE);
        expect(paid()).toBe(0);
        await desk.time.pass(2 * MINUTE);
        expect(paid()).toBe(1);
      });
    });

    it('keeps the form in place of the tracked card and updates the card afterwards', async () => {
      await assign('ABCD-1234');
      await desk.teams.received(1, chat.id);
      await beginDialog();
      desk.delivery.start();
      await desk.voucher(person(people.paula), 'ABCD-1234', 'validate', inputs.validate);
      await desk.time.pass(10_000);
      expect(chat.messages[0]!.updates).toEqual([]);
      await endDialog();
      await desk.time.pass(10_000);
      expect(chat.messages[0]!.updates).toHaveLength(1);
    });

    it('updates the tracked card after the time limit of an abandoned form', async () => {
      await assign('ABCD-1234');
      await desk.teams.received(1, chat.id);
      await beginDialog();
      desk.delivery.start();
      await desk.voucher(person(people.paula), 'ABCD-1234', 'validate', inputs.validate);
      await desk.time.pass(14 * MINUTE);
      expect(chat.messages[0]!.updates).toEqual([]);
      await desk.time.pass(2 * MINUTE);
      expect(chat.messages[0]!.updates).toHaveLength(1);
    });

    it('updates the tracked card when the form closes, and cards of other vouchers at once', async () => {
      await assign('ABCD-0001');
      await assign('ABCD-0002');
      await desk.teams.received(2, chat.id);
      await beginDialog('ABCD-0001');
      for (const voucher of ['ABCD-0001', 'ABCD-0002'])
        await desk.voucher(person(people.paula), voucher, 'validate', inputs.validate);
      await desk.time.pass(5_000);
      const updates = () => chat.messages.map((message) => message.updates.length);
      expect(updates().sort()).toEqual([0, 1]);
      await endDialog();
      await desk.delivery.formClosed(desk.tenantId, people.paula);
      await desk.teams.until(() => updates().every((count) => count === 1));
    });
  });
});
