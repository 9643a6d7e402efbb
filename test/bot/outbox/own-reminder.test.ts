import { ownReminderRow } from '../../../bot/outbox/reminders/own-reminder-row.ts';
import { outboxWrite } from '../../../workflow/notices/outbox.ts';
import { STATE_ID, voucherPartition, type OwnReminder } from '../../../workflow/records/records.ts';
import { aDelivery, type TestDelivery } from '../../support/a-delivery.ts';
import { customer } from '../../support/a-desk.ts';
import { aVoucherWithPayment } from '../../support/a-voucher.ts';
import { grantTeam, inputs } from '../../support/engagement.ts';
import { people } from '../../support/partner.ts';

const { paula } = people;
const friday: OwnReminder = {
  id: 'r-1',
  on: '2020-06-19',
  voucherId: 'ABCD-1234',
  note: 'Ask for the order number',
};

describe('an own reminder', () => {
  let desk: TestDelivery;
  beforeEach(async () => {
    desk = await aDelivery({ sweeping: true });
    await grantTeam(desk);
    await desk.meet(paula, { locale: 'en-GB' });
  });
  afterEach(() => desk.close());

  const sets = async (reminder: OwnReminder) => {
    const row = ownReminderRow(
      reminder,
      { tenantId: desk.tenantId, readerId: paula },
      { now: desk.time.now(), timeZone: 'Europe/Berlin' },
    );
    const { op: _op, ...write } = outboxWrite(row);
    await desk.people.choose(desk.tenantId, paula, { ownReminders: [reminder] }, [
      { op: 'put', ...write },
    ]);
  };
  const at = async (moment: string) => {
    desk.time.set(Date.parse(moment));
    const replica = desk.replica();
    replica.start();
    await desk.time.pass(5_000);
    await replica.stop();
  };
  const sent = () =>
    desk.teams
      .messages(`a:${paula}`)
      .filter(({ activity }) => /emind/u.test(String(activity.summary)));
  const assigned = () => desk.voucher(customer, 'ABCD-1234', 'assign', inputs.assign);

  it('is sent once at the beginning of its day, with the note and the voucher', async () => {
    await assigned();
    await sets(friday);
    await at('2020-06-19T05:59:00Z');
    expect(sent()).toEqual([]);
    await at('2020-06-19T06:00:30Z');
    const [only] = sent();
    expect(only?.activity.summary).toBe('Reminder: Fabrikam');
    const card = JSON.stringify(only);
    for (const text of [friday.note, 'You set this reminder yourself', 'Remind me again'])
      expect(card).toContain(text);
    await at('2020-06-19T08:00:00Z');
    expect(sent()).toHaveLength(1);
  });

  it('says that the voucher is paid by now', async () => {
    const { payment, ...redeemed } = aVoucherWithPayment();
    const body = {
      ...redeemed,
      tenantId: desk.tenantId,
      payment: payment && { ...payment, status: 'paid' as const },
    };
    await desk.documents.commit(voucherPartition(desk.tenantId, 'ABCD-1234'), [
      { op: 'create', id: STATE_ID, kind: 'voucher', body, index: {} },
    ]);
    const on = '2021-03-01';
    await sets({ ...friday, on });
    await at(`${on}T07:00:30Z`);
    expect(JSON.stringify(sent())).toMatch(/By now it is paid/u);
  });

  it('is sent with its note alone if there is no such voucher', async () => {
    await sets(friday);
    await at('2020-06-19T06:00:30Z');
    const card = JSON.stringify(sent());
    expect(card).toContain('You wanted to be reminded');
    expect(card).toMatch(/Ask for the order number[^]*voucher ABCD-1234, which you cannot see/u);
  });

  it('is not sent once it was removed', async () => {
    await sets(friday);
    await desk.people.choose(desk.tenantId, paula, { ownReminders: [] });
    await at('2020-06-19T06:00:30Z');
    expect(sent()).toEqual([]);
    expect(await desk.rows()).toEqual([]);
  });

  it('waits for the end of the quiet hours', async () => {
    await desk.people.choose(desk.tenantId, paula, {
      notifications: { muted: [], quietFrom: '07:00', quietTo: '12:00' },
    });
    await sets(friday);
    await at('2020-06-19T06:00:30Z');
    expect(sent()).toEqual([]);
    await at('2020-06-19T10:00:30Z');
    expect(sent()).toHaveLength(1);
  });

  it('is sent to the person alone, who is absent', async () => {
    await desk.meet(people.adam);
    const absence = { id: 'a', from: '2020-06-15', until: '2020-06-26', coverId: people.adam };
    await desk.people.setAbsence(desk.tenantId, paula, absence, []);
    await sets(friday);
    await at('2020-06-19T06:00:30Z');
    expect(sent()).toHaveLength(1);
    expect(desk.teams.messages(`a:${people.adam}`)).toEqual([]);
  });
});
