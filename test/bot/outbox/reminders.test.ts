import { addDays } from '../../../workflow/kernel/day.ts';
import { customer, person, root } from '../../support/a-desk.ts';
import { aDelivery, type TestDelivery } from '../../support/a-delivery.ts';
import { people } from '../../support/partner.ts';
import { existingRecords, grantTeam, inputs, upTo } from '../../support/engagement.ts';
import type { FakeConversation } from '../../support/fake-teams.ts';

describe('the daily reminders', () => {
  let desk: TestDelivery;
  let chat: FakeConversation;
  beforeEach(async () => {
    desk = await aDelivery();
    await grantTeam(desk);
    await desk.partner(root, 'import-records', existingRecords);
    chat = await desk.meet(people.paula, { locale: 'en-GB' });
    desk.delivery.start();
  });
  afterEach(() => desk.close());

  /** 09:30 in Berlin in summer, 08:30 in winter. */
  const morningOf = async (day: string) => {
    await at(`${day}T07:30:00Z`);
    await at(`${day}T07:32:00Z`);
  };
  const at = async (moment: string) => {
    desk.time.set(Date.parse(moment));
    await desk.time.pass(2_000);
  };

  /** Messages that the chat received on each morning of the range. */
  async function messagesOf(from: string, to: string, where = chat): Promise<[string, string][]> {
    const mornings: [string, string][] = [];
    let seen = where.messages.length;
    for (let day = from; day <= to; day = addDays(day, 1)) {
      await morningOf(day);
      for (const { activity } of where.messages.slice(seen))
        mornings.push([day, activity.summary ?? '']);
      seen = where.messages.length;
    }
    return mornings;
  }
  const daysOf = (mornings: [string, string][]) =>
    mornings.filter(([, text]) => text.includes('eminder')).map(([day]) => day);
  /** Validated on the same day, so that nobody is reminded of a voucher that was not begun. */
  const assign = async (voucherId: string) => {
    await desk.voucher(customer, voucherId, 'assign', inputs.assign);
    await desk.voucher(person(people.paula), voucherId, 'validate', inputs.validate);
  };

  it('are sent 60, 30, 14, 7 and 1 days before a voucher expires, on working days', async () => {
    await assign('ABCD-1234');
    // Expiry is Saturday the 12th of December; two of the reminder days are Saturdays.
    expect(await messagesOf('2020-10-01', '2020-12-12')).toEqual([
      ['2020-10-01', 'A voucher was assigned to you'],
      ['2020-10-13', 'Reminder'],
      ['2020-11-12', 'Reminder'],
      ['2020-11-30', 'Reminder'],
      ['2020-12-07', 'Reminder'],
      ['2020-12-11', 'Reminder'],
    ]);
  });

  it('are followed by the expiry on the day after, as a change with a notice of its own', async () => {
    await assign('ABCD-1234');
    expect(await messagesOf('2020-12-12', '2020-12-16')).toContainEqual([
      '2020-12-13',
      'A voucher has expired',
    ]);
    const voucher = await desk.reader.voucher(desk.tenantId, 'ABCD-1234');
    expect(voucher?.status).toBe('expired');
    const { items } = await desk.reader.voucherHistory(desk.tenantId, 'ABCD-1234', 10);
    expect(items[0]).toMatchObject({ actor: { kind: 'clock' }, event: { type: 'expired' } });
    expect(items.filter(({ event }) => event.type === 'expired')).toHaveLength(1);
  });

  it('are sent before an engagement, and for its report afterwards', async () => {
    const consultant = await desk.meet(people.carlo);
    await upTo(desk, 'ABCD-1234', 'reschedule');
    desk.onDay('2020-06-15');
    await desk.voucher(root, 'ABCD-1234', 'reschedule', {
      startDate: '2020-07-06',
      endDate: '2020-07-08',
      consultant: people.carlo,
    });
    const days = ['2020-06-29', '2020-07-06', '2020-07-09', '2020-07-15', '2020-07-22'];
    const pm = await messagesOf('2020-06-16', '2020-08-10');
    expect(daysOf(pm)).toEqual([
      '2020-06-29',
      // One day before is a Sunday.
      ...days.slice(1),
    ]);
    const sent = consultant.messages.map(({ activity }) => activity.summary);
    expect(sent.filter((summary) => summary === 'Reminder')).toHaveLength(5);
  });

  it('are sent for the redemption once the report is submitted', async () => {
    await upTo(desk, 'ABCD-1234', 'redeem');
    const days = daysOf(await messagesOf('2020-06-20', '2020-07-20'));
    // 1, 8, 15 and 22 days after the 19th; two of these are Saturdays.
    expect(days).toEqual(['2020-06-22', '2020-06-29', '2020-07-06', '2020-07-13']);
  });

  it('are sent for the 60 days in which payment can be requested', async () => {
    await upTo(desk, 'ABCD-1234', 'payment');
    // Redeemed on the 19th of June: 7, 30, 50 and 57 days later, two of these on a weekend.
    expect(daysOf(await messagesOf('2020-06-20', '2020-08-25'))).toEqual([
      '2020-06-26',
      '2020-07-20',
      '2020-08-10',
      '2020-08-17',
    ]);
  });

  it('are sent to the admins for records that expire', async () => {
    const admin = await desk.meet(people.adam, { locale: 'en-GB' });
    // Expiry: training on the 9th of January, enrolment on the 31st, competency on the 30th of
    // April.
    const days = daysOf(await messagesOf('2020-11-01', '2021-03-03', admin));
    expect(days).toEqual([
      '2020-11-10', // training, 60 days
      '2020-12-02', // enrolment, 60
      '2020-12-10', // training, 30
      '2020-12-28', // training, 14: a Saturday
      '2021-01-01', // enrolment, 30
      '2021-01-04', // training, 7: a Saturday
      '2021-01-08', // training, 1
      '2021-01-18', // enrolment, 14: a Sunday
      '2021-01-25', // enrolment, 7: a Sunday; 1 day before is a Saturday, after which it is too late
      '2021-03-01', // competency, 60
    ]);
    expect(chat.messages).toEqual([]);
  });

  it('are combined in one card', async () => {
    await assign('ABCD-0001');
    await assign('ABCD-0002');
    await assign('ABCD-0003');
    const later = await messagesOf('2020-10-12', '2020-10-14');
    const reminders = later.filter(([, text]) => text.includes('eminder'));
    expect(reminders).toEqual([['2020-10-13', '3 reminders']]);
    const card = JSON.stringify(chat.messages.at(-1));
    for (const voucher of ['ABCD-0001', 'ABCD-0002', 'ABCD-0003']) expect(card).toContain(voucher);
    expect(await desk.rows()).toEqual([]);
  });

  it('update the days left on the tracked card', async () => {
    await assign('ABCD-1234');
    await messagesOf('2020-10-12', '2020-10-14');
    const [card] = chat.messages;
    expect(JSON.stringify(card!.activity)).toContain('**61\u00A0days left**');
    expect(JSON.stringify(card!.updates)).toContain('**60\u00A0days left**');
    expect(card!.updates).toHaveLength(1);
  });

  it('are sent in the reader’s own morning', async () => {
    await desk.meet(people.paula, { timeZone: 'America/Los_Angeles' });
    await assign('ABCD-1234');
    await morningOf('2020-10-13');
    const before = chat.messages.length;
    // 07:30 in Los Angeles, then 08:30.
    await at('2020-10-13T14:30:00Z');
    expect(chat.messages).toHaveLength(before);
    await at('2020-10-13T15:30:00Z');
    expect(chat.messages).toHaveLength(before + 1);
  });

  it('are not sent for steps done since', async () => {
    await upTo(desk, 'ABCD-1234', 'payment');
    await desk.partner(root, 'import-record', {
      kind: 'savb',
      confirmationReference: 'SAVB-1',
      confirmedOn: '2020-02-01',
    });
    await at('2020-07-18T22:30:00Z');
    const pending = (await desk.rows()).filter(({ status }) => status === 'pending');
    expect(pending.map(({ kind }) => kind)).toEqual(['reminder']);
    await desk.voucher(person(people.paula), 'ABCD-1234', 'payment', inputs.payment);
    const before = chat.messages.length;
    expect(await messagesOf('2020-07-19', '2020-08-16')).toEqual([]);
    expect(chat.messages).toHaveLength(before);
    expect((await desk.rows()).filter(({ status }) => status === 'pending')).toEqual([]);
  });

  it('are sent once, however often the job runs and the voucher changes', async () => {
    await assign('ABCD-1234');
    desk.replica().start();
    await messagesOf('2020-10-13', '2020-10-13');
    await desk.voucher(customer, 'ABCD-1234', 'change-expiry', { expiresAt: '2020-12-13' });
    await desk.voucher(customer, 'ABCD-1234', 'change-expiry', { expiresAt: '2020-12-12' });
    await desk.time.pass(180_000);
    const reminders = chat.messages.filter(({ activity }) => activity.summary === 'Reminder');
    expect(reminders).toHaveLength(1);
  });

  it('are sent after an outage of several days if they still apply', async () => {
    await assign('ABCD-1234');
    const told60and30 = await messagesOf('2020-11-20', '2020-11-20');
    expect(told60and30.map(([, text]) => text).sort()).toEqual([
      'A voucher was assigned to you',
      'Reminder',
    ]);
    expect(JSON.stringify(chat.messages.at(-1))).toContain('22');
  });

  it('are sent after a missed day although the voucher changed before the job ran', async () => {
    await assign('ABCD-1234');
    await morningOf('2020-06-16');
    desk.time.set(Date.parse('2020-10-14T07:30:00Z'));
    await desk.voucher(root, 'ABCD-1234', 'validate', inputs.validate);
    expect(daysOf(await messagesOf('2020-10-14', '2020-10-14'))).toEqual(['2020-10-14']);
    await desk.voucher(root, 'ABCD-1234', 'reserve', inputs.reserve);
    expect(daysOf(await messagesOf('2020-10-15', '2020-10-15'))).toEqual([]);
  });

  it('are sent after an outage for expiring records, too', async () => {
    const admin = await desk.meet(people.adam, { locale: 'en-GB' });
    await morningOf('2020-06-16');
    desk.time.set(Date.parse('2020-11-11T07:30:00Z'));
    await desk.partner(root, 'grant-role', { person: people.nobody, role: 'consultant' });
    expect(daysOf(await messagesOf('2020-11-11', '2020-11-11', admin))).toEqual(['2020-11-11']);
  });

  const shorter = (validUntil: string) => ({
    ...{ competency: 'windows-and-devices', level: 'gold', reference: 'C-1' },
    ...{ attainedOn: '2019-05-01', validUntil },
  });
  const endings: readonly [
    string,
    'record-training' | 'record-competency' | 'record-assessment' | 'import-records',
    object,
  ][] = [
    ['the competency', 'record-competency', shorter('2020-07-29')],
    [
      'the training',
      'record-training',
      { reference: 'T-1', completedOn: '2020-01-10', validUntil: '2020-07-29' },
    ],
    [
      'the exam of the consultant',
      'record-assessment',
      {
        ...{ consultant: people.carlo, competency: 'windows-and-devices', exam: 'MD-101' },
        ...{ reference: 'E-1', passedOn: '2018-11-20', validUntil: '2020-07-29' },
      },
    ],
    [
      'the enrolment',
      'import-records',
      {
        ...{ 'enrolments.0.offers': 'DDPS', 'enrolments.0.enrolledOn': '2020-02-01' },
        'enrolments.0.validUntil': '2020-07-29',
      },
    ],
  ];
  it.each(endings)(
    'of a renewal are sent to the project manager whose engagement lasts longer: %s',
    async (_case, command, input) => {
      await upTo(desk, 'ABCD-1234', 'reschedule');
      await upTo(desk, 'EFGH-5678', 'reschedule');
      const dates = { startDate: '2020-07-27', consultant: people.carlo };
      await desk.voucher(root, 'ABCD-1234', 'reschedule', { ...dates, endDate: '2020-07-30' });
      await desk.voucher(root, 'EFGH-5678', 'reschedule', { ...dates, endDate: '2020-07-29' });
      await desk.partner(root, command, input);
      await morningOf('2020-06-16');
      const before = chat.messages.length;
      await morningOf('2020-06-29');
      const told = chat.messages.slice(before).map((one) => JSON.stringify(one));
      expect(told).toHaveLength(1);
      expect(told[0]).toContain('One of your reserved engagements lasts longer');
      expect(told[0]).toContain('ABCD-1234');
      expect(told[0]).not.toContain('EFGH-5678');
    },
  );

  it('are not repeated if one was lost', async () => {
    await assign('ABCD-1234');
    await morningOf('2020-06-16');
    desk.teams.fail({ reset: 'after' }, { operation: 'send' });
    expect(daysOf(await messagesOf('2020-10-13', '2020-10-16'))).toEqual(['2020-10-13']);
    expect(desk.log.some(({ code }) => code === 'presumed-sent')).toBe(true);
  });
});
