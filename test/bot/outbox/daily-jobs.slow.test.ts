import { aDelivery, type TestDelivery } from '../../support/a-delivery.ts';
import { assignTo, everyoneMaySee, install } from '../../support/many-notices.ts';
import { slowDocuments } from '../../support/slow-documents.ts';
import { aStore } from '../../support/stores.ts';
import { voucherPartition } from '../../../workflow/records/records.ts';
import type { Documents } from '../../../workflow/kernel/ports.ts';

const OVERDUE = 1_200;
const PEOPLE = 60;
const LATENCY_MS = 8;
const POLL_MS = 5_000;
const WAKES = 'find voucher-wake';

describe('the daily jobs', () => {
  let desk: TestDelivery;
  afterEach(() => desk.close());

  const noLimits = () => ({
    wait: () => 0,
    threadWait: () => 0,
    pausedUntil: 0,
    begin: () => () => undefined,
    pauseUntil: () => undefined,
    slowDown: () => undefined,
  });

  /** Assigned vouchers of one tenant, with all notices sent, a day after their expiry. */
  async function overdue(count: number, store: Documents): Promise<void> {
    desk = await aDelivery({
      rolePolicy: everyoneMaySee,
      store,
      limits: noLimits,
      // The connector's timeout is in real time, so it must outlast a busy machine.
      connector: { mayCall: () => true, timeoutMs: 300_000 },
    });
    for (let one = 0; one < PEOPLE; one++) await install(desk, 'contoso', `pm-${one}`);
    for (let one = 0; one < count; one++)
      await assignTo(desk, 'contoso', `pm-${one % PEOPLE}`, `OLD-${String(one).padStart(5, '0')}`);
    await desk.time.pass(5_000);
    await desk.delivery.stop();
    expect(desk.teams.messages()).toHaveLength(count);
    desk.time.set(Date.parse('2021-06-15T08:00:00Z'));
  }

  it('run on one replica for 1,200 overdue vouchers and delay no notified sender by two seconds', async () => {
    let wait = (): Promise<void> => Promise.resolve();
    const asked = new Map<string, number>();
    const real = aStore({ clock: { now: () => desk.time.now() } });
    await overdue(
      OVERDUE,
      slowDocuments(real, () => wait()),
    );
    const { documents, teams, time } = desk;
    wait = () => time.wait(LATENCY_MS);
    const replicas = ['one', 'other'].map((name) => {
      const onRequest = (kind: string): void => {
        if (kind === WAKES) asked.set(name, (asked.get(name) ?? 0) + 1);
      };
      const counted = slowDocuments(documents, () => Promise.resolve(), onRequest);
      return desk.replica({ documents: counted, limits: undefined });
    });
    for (const replica of replicas) replica.start();

    const late: string[] = [];
    for (let notice = 0; notice < 36; notice++) {
      // Notified on the leader, the follower, or no replica, as after a crash.
      const tenantId = notice % 2 === 0 ? 'contoso' : 'fabrikam';
      const [personId, voucherId] = [`new-${notice}`, `NEW-${String(notice).padStart(5, '0')}`];
      const made = install(desk, tenantId, personId).then(() =>
        assignTo(desk, tenantId, personId, voucherId),
      );
      await time.pass(200);
      await made;
      replicas[notice % 3]?.notify(voucherPartition(tenantId, voucherId));
      // Without a notification the poller finds it with its next query.
      await time.pass(1_900 + (notice % 3 < replicas.length ? 0 : POLL_MS));
      // These vouchers are overdue too, so an expiry notice may follow.
      const notices = teams
        .messages(`a:${tenantId}:${personId}`)
        .filter(({ activity }) => activity.summary === 'A voucher was assigned to you');
      if (notices.length !== 1) late.push(voucherId);
    }
    expect(late).toEqual([]);
    await time.pass(30_000);
    const expired = await real.find({
      kind: 'voucher',
      tenantId: 'contoso',
      where: { status: { eq: 'expired' } },
      limit: 2 * OVERDUE,
    });
    const old = expired.documents.filter(({ aggregateId }) => aggregateId.includes('OLD-'));
    expect(old).toHaveLength(OVERDUE);
    expect([...asked.keys()]).toHaveLength(1);
    expect([...asked.values()][0]).toBeGreaterThanOrEqual(OVERDUE / 100);
    wait = () => Promise.resolve();
  }, 240_000);

  it('continue with the other vouchers after an error in one', async () => {
    const store = aStore({ clock: { now: () => desk.time.now() } });
    await overdue(40, store);
    const faulty = (voucherId: string): boolean => voucherId === 'OLD-00000';
    const changeVoucher: typeof desk.desk.changeVoucher = (request) =>
      faulty(request.voucherId)
        ? Promise.reject(new RangeError('a fault of ours'))
        : desk.desk.changeVoucher(request);
    const changePartner: typeof desk.desk.changePartner = (request) =>
      desk.desk.changePartner(request);
    desk.replica({ desk: { changeVoucher, changePartner } }).start();
    await desk.time.pass(10_000);
    const status = { status: { eq: 'expired' } } as const;
    expect(await store.count({ kind: 'voucher', tenantId: 'contoso', where: status })).toBe(39);
    expect(desk.log.filter(({ event }) => event === 'delivery-failed')).toHaveLength(1);
  });
});
