import { customer, person, root } from '../../support/a-desk.ts';
import { aDelivery, type TestDelivery } from '../../support/a-delivery.ts';
import { existingRecords, grantTeam, inputs, upTo } from '../../support/engagement.ts';
import { people } from '../../support/partner.ts';

describe('a record that is cut short', () => {
  let desk: TestDelivery;
  beforeEach(async () => {
    desk = await aDelivery();
    await grantTeam(desk);
    await desk.partner(root, 'import-records', existingRecords);
  });
  afterEach(() => desk.close());

  const record = (by: Parameters<TestDelivery['partner']>[0], validUntil: string) =>
    desk.partner(by, 'record-competency', {
      competency: 'windows-and-devices',
      level: 'gold',
      reference: 'C-1',
      attainedOn: '2019-05-01',
      validUntil,
    });
  const rows = async () => (await desk.rows()).filter(({ kind }) => kind === 'record-cut-short');

  it('is told to the project manager once, with all vouchers', async () => {
    const chat = await desk.meet(people.paula, { locale: 'en-GB' });
    await upTo(desk, 'ABCD-1234', 'reschedule');
    await upTo(desk, 'EFGH-5678', 'reschedule');
    await desk.time.pass(60_000);
    const before = chat.messages.length;
    await record(person(people.adam), '2020-06-15');
    await desk.time.pass(60_000);
    const messages = chat.messages.slice(before).map((one) => JSON.stringify(one));
    const notices = messages.filter((one) => one.includes('end before 2 of your engagements'));
    expect(notices).toHaveLength(1);
    for (const id of ['ABCD-1234', 'EFGH-5678']) expect(notices[0]).toContain(id);
    expect(await rows()).toEqual([]);
  });

  it('is not told to the person who recorded it', async () => {
    await upTo(desk, 'ABCD-1234', 'reschedule');
    await record(person(people.paula), '2020-06-15');
    expect(await rows()).toEqual([]);
  });

  it('is told to every project manager, however many there are', async () => {
    const count = 165;
    desk.onDay('2020-06-15');
    const managers = Array.from(
      { length: count },
      (_, at) => `00000000-0000-4000-8000-${String(1000 + at).padStart(12, '0')}`,
    );
    for (const [at, aadObjectId] of managers.entries()) {
      const voucherId = `MANY-${1000 + at}`;
      await desk.voucher(customer, voucherId, 'assign', {
        ...inputs.assign,
        assignedTo: { aadObjectId },
      });
      await desk.voucher(root, voucherId, 'validate', inputs.validate);
      await desk.voucher(root, voucherId, 'reserve', inputs.reserve);
    }
    await record(person(people.adam), '2020-06-15');
    await desk.time.pass(60_000);
    // Nobody of them has a chat, so the notices wait for them.
    const waiting = await rows();
    expect(new Set(waiting.map(({ readerId }) => readerId))).toEqual(new Set(managers));
    expect(waiting).toHaveLength(count);
    expect(waiting.every(({ readers }) => readers === undefined)).toBe(true);
  });

  it('is told also of an enrolment whose recorded end is corrected', async () => {
    const chat = await desk.meet(people.paula, { locale: 'de-DE' });
    await upTo(desk, 'ABCD-1234', 'reschedule');
    await desk.time.pass(60_000);
    await desk.partner(root, 'import-records', {
      'enrolments.0.offers': 'DDPS',
      'enrolments.0.enrolledOn': '2020-02-01',
      'enrolments.0.validUntil': '2020-06-16',
    });
    await desk.time.pass(60_000);
    expect(JSON.stringify(chat.messages.at(-1))).toContain('Ein Nachweis endet vor Ihrem Einsatz');
  });

  it('is told to nobody while every engagement is covered', async () => {
    await upTo(desk, 'ABCD-1234', 'reschedule');
    await record(person(people.adam), '2021-03-31');
    expect(await rows()).toEqual([]);
  });
});
