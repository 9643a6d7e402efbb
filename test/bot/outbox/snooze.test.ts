import { customer, person, root } from '../../support/a-desk.ts';
import { aDelivery, type TestDelivery } from '../../support/a-delivery.ts';
import { existingRecords, grantTeam, inputs, upTo } from '../../support/engagement.ts';
import type { FakeConversation } from '../../support/fake-teams.ts';
import { people } from '../../support/partner.ts';

const ID = 'ABCD-1234';

/** The start is Monday the 15th of June 2020; the voucher expires on Saturday the 12th of December. */
describe('reminders of vouchers that nobody works on', () => {
  let desk: TestDelivery;
  let paula: FakeConversation;
  let adam: FakeConversation;
  beforeEach(async () => {
    desk = await aDelivery({ sweeping: true });
    await grantTeam(desk);
    await desk.partner(root, 'import-records', existingRecords);
    paula = await desk.meet(people.paula);
    adam = await desk.meet(people.adam, { locale: 'de-DE' });
  });
  afterEach(() => desk.close());

  const summaries = ({ messages }: FakeConversation, from = 0) =>
    messages.slice(from).map(({ activity }) => activity.summary);
  const at = async (moment: string) => {
    desk.time.set(Date.parse(moment));
    await desk.time.pass(150_000);
  };
  const assign = (id = ID) => desk.voucher(customer, id, 'assign', inputs.assign);

  it.each([
    // 22 June is a Monday, 08:00 in Berlin is 06:00 UTC.
    ['not on the sixth day', '2020-06-21T07:00:00Z', 0, 0],
    ['not before the working hours of the seventh', '2020-06-22T05:50:00Z', 0, 0],
    ['to the project manager on the seventh day', '2020-06-22T06:10:00Z', 1, 0],
    ['not to the admins on the thirteenth', '2020-06-28T07:00:00Z', 1, 0],
    ['to the admins on the fourteenth', '2020-06-29T06:10:00Z', 1, 1],
  ])('are sent %s', async (_when, moment, toPaula, toAdam) => {
    await assign();
    await desk.time.pass(5_000);
    for (let day = 16; day < Number(moment.slice(8, 10)); day++)
      await at(`2020-06-${day}T09:00:00Z`);
    await at(moment);
    expect(summaries(paula, 1).filter((one) => one === 'Reminder')).toHaveLength(toPaula);
    expect(summaries(adam)).toHaveLength(toAdam);
  });

  it('name the project manager for the admins, in one card', async () => {
    await assign('ABCD-0001');
    await assign('ABCD-0002');
    await at('2020-06-29T07:00:00Z');
    expect(summaries(adam)).toEqual(['2 Erinnerungen']);
    const card = JSON.stringify(adam.messages[0]?.activity);
    expect(card).toContain('Noch nicht begonnen');
    expect(card).toContain('Bei Paula');
  });

  it('are not sent once it is validated', async () => {
    await assign();
    await desk.voucher(person(people.paula), ID, 'validate', inputs.validate);
    await at('2020-06-22T07:00:00Z');
    await at('2020-06-29T07:00:00Z');
    expect(summaries(paula)).toEqual(['A voucher was assigned to you']);
    expect(adam.messages).toEqual([]);
  });

  it('are switched off by the kind', async () => {
    await desk.people.choose(desk.tenantId, people.paula, {
      notifications: { muted: ['untouched'] },
    });
    await assign();
    await at('2020-06-22T07:00:00Z');
    expect(summaries(paula)).toEqual(['A voucher was assigned to you']);
  });

  it('are sent to the admins the day after a report was due, once', async () => {
    await desk.meet(people.carlo);
    await upTo(desk, ID, 'reschedule');
    await desk.time.pass(5_000);
    const before = adam.messages.length;
    await at('2020-06-18T09:00:00Z');
    expect(summaries(adam, before)).toEqual([]);
    await at('2020-06-19T09:00:00Z');
    expect(summaries(adam, before)).toEqual(['Erinnerung']);
    await at('2020-06-22T09:00:00Z');
    await at('2020-06-26T09:00:00Z');
    expect(summaries(adam, before)).toEqual(['Erinnerung']);
  });

  it('are sent to the admins when a voucher expires, on the next working day', async () => {
    await assign();
    await at('2020-12-11T09:00:00Z');
    const before = adam.messages.length;
    // The voucher expires after Saturday the 12th; the 14th is a Monday.
    await at('2020-12-13T09:00:00Z');
    expect(summaries(adam, before)).toEqual([]);
    await at('2020-12-14T09:00:00Z');
    expect(summaries(adam, before)).toEqual(['Erinnerung']);
    expect(JSON.stringify(adam.messages.at(-1)?.activity)).toContain('vor 2\u00A0Tagen');
  });

  const putOff = (until?: string) =>
    desk.people.choose(desk.tenantId, people.paula, {
      reminderChoices: [
        { subject: `${ID} voucher-expires`, past: '2021-02-10', ...(until && { until }) },
      ],
    });

  it('are not sent for a subject that the person has marked as done', async () => {
    await assign();
    await desk.voucher(person(people.paula), ID, 'validate', inputs.validate);
    await putOff();
    for (const day of ['10-13', '11-12', '12-05', '12-11']) await at(`2020-${day}T09:00:00Z`);
    expect(summaries(paula)).toEqual(['A voucher was assigned to you']);
  });

  it('are not sent before the day until which the person postponed them', async () => {
    await assign();
    await desk.voucher(person(people.paula), ID, 'validate', inputs.validate);
    await putOff('2020-11-30');
    await at('2020-11-12T09:00:00Z');
    expect(summaries(paula, 1)).toEqual([]);
    await at('2020-12-07T09:00:00Z');
    expect(summaries(paula, 1)).toEqual(['Reminder']);
  });

  it('are dropped if they were postponed while they were queued', async () => {
    await desk.people.choose(desk.tenantId, people.paula, {
      notifications: { muted: [], quietFrom: '09:30', quietTo: '10:30' },
    });
    await assign();
    await desk.voucher(person(people.paula), ID, 'validate', inputs.validate);
    await at('2020-11-12T08:35:00Z');
    const before = paula.messages.length;
    await putOff();
    await at('2020-11-12T10:00:00Z');
    expect(summaries(paula, before)).not.toContain('Reminder');
  });
});
