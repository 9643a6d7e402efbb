import { absenceNotices, endNotices } from '../../../workflow/notices/absence-notices.ts';
import { forwardedTo } from '../../../workflow/notices/forwarding.ts';
import type { Absence } from '../../../workflow/records/records.ts';
import { aDelivery, type TestDelivery } from '../../support/a-delivery.ts';
import { customer, person } from '../../support/a-desk.ts';
import { grantTeam, inputs } from '../../support/engagement.ts';
import { numberedIds } from '../../support/numbered-ids.ts';
import { people } from '../../support/partner.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const { adam, paula } = people;
const absence: Absence = { id: 'a-1', from: '2020-06-15', until: '2020-06-19', coverId: adam };
const ids = numberedIds();

describe('notices of an absence', () => {
  let desk: TestDelivery;
  beforeEach(async () => {
    desk = await aDelivery();
    await grantTeam(desk);
  });
  afterEach(() => desk.close());

  const causeOf = () => ({
    tenantId: desk.tenantId,
    absentId: paula,
    timeZone: 'Europe/Berlin',
    ids,
    now: desk.time.now(),
  });
  const sets = (given: Absence, former?: Absence) =>
    desk.people.setAbsence(desk.tenantId, paula, given, absenceNotices(causeOf(), given, former));
  /** Moves the clock without polling, then sends what is due. */
  const later = async (milliseconds: number) => {
    await desk.time.pass(milliseconds);
    const poller = desk.replica();
    poller.start();
    await desk.time.pass(10_000);
    await poller.stop();
  };
  const summaries = (personId: string) =>
    desk.teams.messages(`a:${personId}`).map(({ activity }) => String(activity.summary));

  it('tell both at the beginning and at the end of a planned one, once', async () => {
    await desk.meet(paula);
    await desk.meet(adam);
    await sets({ ...absence, from: '2020-06-17' });
    await later(5_000);
    expect(summaries(adam)).toEqual([expect.stringMatching(/^You cover for .* from Jun 17/u)]);
    expect(summaries(paula)).toEqual([]);
    await later(DAY - 6 * HOUR);
    expect(summaries(adam)).toHaveLength(1);
    await later(DAY + 5 * HOUR);
    expect(summaries(adam).at(-1)).toMatch(/^You now cover for .*until Jun 19/u);
    expect(summaries(paula)).toEqual([expect.stringMatching(/covers for you until Jun 19/u)]);
    await later(4 * DAY);
    expect(summaries(adam).at(-1)).toMatch(/^You no longer cover/u);
    expect(summaries(paula).at(-1)).toMatch(/^Welcome back/u);
    expect([summaries(adam).length, summaries(paula).length]).toEqual([3, 2]);
    expect((await desk.people.find(desk.tenantId, adam))?.covers).toEqual([]);
  });

  it('tell the colleague when it is ended or given to another one, and nothing later', async () => {
    await desk.meet(paula);
    await desk.meet(adam);
    await sets(absence);
    await later(5_000);
    const endedAt = '2020-06-15T09:00:00.000Z';
    await desk.people.endAbsence(
      desk.tenantId,
      paula,
      { ...absence, endedAt },
      endNotices(causeOf(), absence),
    );
    await later(6 * DAY);
    expect(summaries(adam)).toEqual([
      expect.stringMatching(/^You now cover/u),
      expect.stringMatching(/^You no longer cover/u),
    ]);
    expect(summaries(paula)).toEqual([]);
  });

  it('of a new voucher go to both, of a change of it to the colleague alone', async () => {
    await desk.meet(paula);
    await desk.meet(adam);
    await sets(absence);
    await later(5_000);
    await desk.voucher(customer, 'ABCD-1234', 'assign', {
      ...inputs.assign,
      assignedTo: { aadObjectId: paula },
    });
    await later(10_000);
    expect(summaries(paula)).toEqual(['A voucher was assigned to you']);
    expect(summaries(adam).filter((one) => one.includes('voucher was assigned'))).toHaveLength(1);
    const last = JSON.stringify(desk.teams.messages(`a:${adam}`).at(-1));
    expect(last).toMatch(/whom you cover/u);
    await desk.voucher(customer, 'ABCD-1234', 'change-expiry', { expiresAt: '2020-12-31' });
    await later(10_000);
    expect(summaries(paula)).toHaveLength(1);
    expect(summaries(adam).at(-1)).toMatch(/Fabrikam|expir|valid/iu);
    expect(summaries(adam)).toHaveLength(3);
  });

  it('go to the person again afterwards', async () => {
    await desk.meet(paula);
    await desk.meet(adam);
    await sets({ ...absence, until: '2020-06-15' });
    await later(DAY + HOUR);
    const before = [summaries(paula).length, summaries(adam).length] as const;
    await desk.voucher(customer, 'ABCD-1234', 'assign', {
      ...inputs.assign,
      assignedTo: { aadObjectId: paula },
    });
    await later(10_000);
    expect([summaries(paula).length, summaries(adam).length]).toEqual([before[0] + 1, before[1]]);
  });

  it('do not include what the colleague did', async () => {
    await desk.meet(paula);
    await desk.meet(adam);
    await desk.voucher(customer, 'ABCD-1234', 'assign', {
      ...inputs.assign,
      assignedTo: { aadObjectId: paula },
    });
    await later(5_000);
    await desk.voucher(person(paula), 'ABCD-1234', 'validate', inputs.validate);
    await sets(absence);
    await later(5_000);
    const before = [summaries(paula).length, summaries(adam).length];
    await desk.voucher(person(adam), 'ABCD-1234', 'undo', { reason: 'Wrong voucher' });
    await later(10_000);
    expect([summaries(paula).length, summaries(adam).length]).toEqual(before);
  });
});

it.each([
  ['voucher-assigned', 'V', 'both'],
  ['voucher-handed-over', 'V', 'both'],
  ['voucher-expiry-changed', 'V', 'cover'],
  ['payment-status-changed', 'V', 'cover'],
  ['step-taken', 'V', 'cover'],
  ['engagement-changed', 'V', 'both'],
  ['admin-needed', 'V', undefined],
  ['reminder', 'V', 'cover'],
  ['record-cut-short', undefined, 'cover'],
  ['exception-recorded', 'V', undefined],
  ['event-parked', 'V', undefined],
  ['role-answered', undefined, undefined],
  ['absence', undefined, undefined],
] as const)('a notice %s about %s is forwarded to: %s', (kind, voucherId, to) => {
  expect(forwardedTo({ kind, voucherId })).toBe(to);
});
