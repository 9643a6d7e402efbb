import { person, root } from '../../support/a-desk.ts';
import { aDelivery, type TestDelivery } from '../../support/a-delivery.ts';
import { existingRecords, grantTeam, upTo } from '../../support/engagement.ts';
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

  it('is told to nobody while every engagement is covered', async () => {
    await upTo(desk, 'ABCD-1234', 'reschedule');
    await record(person(people.adam), '2021-03-31');
    expect(await rows()).toEqual([]);
  });
});
