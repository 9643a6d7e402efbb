import { Lease, LEASE_MS, SKEW_MS } from '../../../bot/outbox/queue/lease.ts';
import type { Documents } from '../../../workflow/kernel/ports.ts';
import { stateKey } from '../../../workflow/records/records.ts';
import { aStore } from '../../support/stores.ts';

const HOUR = 3_600_000;

describe('a lease', () => {
  let now: number;
  let monotonic: number;
  let documents: Documents;
  let behind: number[];
  const time = { now: () => now, monotonic: () => monotonic };
  const partition = { tenantId: 'contoso', aggregateId: 'lane' };
  const onClockBehind = (milliseconds: number) => void behind.push(milliseconds);
  const leaseOf = (owner: string, generation?: number) =>
    new Lease({ documents, partition, owner, time, generation, onClockBehind });
  const pass = (milliseconds: number): void => {
    now += milliseconds;
    monotonic += milliseconds;
  };

  beforeEach(() => {
    now = Date.parse('2020-06-03T08:00:00Z');
    monotonic = 5_000;
    behind = [];
    documents = aStore({ clock: time });
  });
  afterEach(() => documents.close());

  it('is held by one replica at a time', async () => {
    const leases = Array.from({ length: 8 }, (_, at) => leaseOf(`replica-${at}`));
    const held = await Promise.all(leases.map((lease) => lease.hold()));
    expect(held.filter((term) => term !== undefined)).toHaveLength(1);
  });

  it('stays with the owner that renews it, in the same term', async () => {
    const one = leaseOf('one');
    const other = leaseOf('other');
    await one.hold();
    for (let renewed = 0; renewed < 5; renewed++) {
      pass(LEASE_MS - 1);
      expect(await one.hold()).toBe(1);
      expect(await other.hold()).toBeUndefined();
    }
  });

  it('expires after its duration plus the clock skew if its owner dies', async () => {
    await leaseOf('dead').hold();
    const other = leaseOf('other');
    pass(LEASE_MS);
    expect(await other.hold()).toBeUndefined();
    pass(SKEW_MS);
    expect(await other.hold()).toBe(1);
  });

  it('is lost if another replica takes it after expiry', async () => {
    const slow = leaseOf('slow');
    await slow.hold();
    pass(LEASE_MS + SKEW_MS);
    await leaseOf('other').hold();
    expect(await slow.hold()).toBeUndefined();
    expect(slow.remaining).toBe(0);
  });

  it('starts a new term when it is taken again, since another replica may have held it', async () => {
    const slow = leaseOf('slow');
    await slow.hold();
    pass(2 * LEASE_MS);
    const other = leaseOf('other');
    await other.hold();
    await other.release();
    expect(await slow.hold()).toBe(2);
  });

  it('continues in the same term if it expired and nobody took it', async () => {
    const slow = leaseOf('slow');
    await slow.hold();
    pass(2 * LEASE_MS);
    expect(slow.remaining).toBe(0);
    expect(await slow.hold()).toBe(1);
  });

  it('is free at once after its release and passes on the pause', async () => {
    const one = leaseOf('one');
    await one.hold();
    await one.rest(30_000);
    await one.release();
    const other = leaseOf('other');
    expect(await other.hold()).toBe(1);
    expect(other.restUntil).toBe(monotonic + 30_000);
  });

  it('stays held when renewal and pause run at the same time', async () => {
    const one = leaseOf('one');
    await one.hold();
    pass(LEASE_MS - 1);
    expect(await Promise.all([one.hold(), one.rest(5_000), one.hold()])).toEqual([1, undefined, 1]);
    expect(one.remaining).toBeGreaterThan(0);
  });

  it('outlasts the requests made under it', async () => {
    const one = leaseOf('one');
    await one.hold();
    pass(LEASE_MS / 2);
    await one.hold();
    expect(one.remaining).toBe(LEASE_MS);
  });

  describe('a lease when the wall clock is changed', () => {
    it('expires for its owner on time if the clock is set back', async () => {
      const one = leaseOf('one');
      await one.hold();
      now -= HOUR;
      pass(LEASE_MS);
      expect(one.remaining).toBe(0);
    });

    it('is renewed in the same term if the clock is set back', async () => {
      const one = leaseOf('one');
      await one.hold();
      now -= HOUR;
      pass(LEASE_MS / 2);
      expect(await one.hold()).toBe(1);
      expect(one.remaining).toBe(LEASE_MS);
    });

    it('is given up if the clock is set ahead or the machine slept', async () => {
      const one = leaseOf('one');
      await one.hold();
      now += HOUR;
      expect(one.remaining).toBe(0);
    });

    it('is taken from a dead owner once it has not changed for its duration, if the clock is set back', async () => {
      await leaseOf('dead').hold();
      now -= HOUR;
      const other = leaseOf('other');
      expect(await other.hold()).toBeUndefined();
      pass(LEASE_MS + SKEW_MS - 1);
      expect(await other.hold()).toBeUndefined();
      pass(1);
      expect(await other.hold()).toBe(1);
      expect(behind).toEqual([HOUR - LEASE_MS - SKEW_MS]);
    });

    it('stays with the owner that renews it if the clock of another replica is set back', async () => {
      const alive = leaseOf('alive');
      const other = leaseOf('other');
      for (let second = 0; second < 60; second++) {
        pass(1_000);
        await alive.hold();
        now -= HOUR;
        expect(await other.hold()).toBeUndefined();
        now += HOUR;
      }
    });

    it('keeps the pause that Teams asked for if the clock is set back', async () => {
      const one = leaseOf('one');
      await one.hold();
      await one.rest(2_000);
      await one.release();
      now -= HOUR;
      const other = leaseOf('other');
      await other.hold();
      expect(other.restUntil).toBe(monotonic + 2_000);
    });

    it('ignores an overlong pause in the record of an earlier release if the clock is set back', async () => {
      const body = { owner: 'earlier', until: 0, restUntil: now + 3 * HOUR };
      const { id, ...at } = stateKey(partition);
      await documents.commit(at, [{ op: 'create', id, kind: 'lease', body }]);
      const one = leaseOf('one');
      expect(await one.hold()).toBe(1);
      expect(one.restUntil).toBe(0);
    });
  });

  describe('the lease of a process known to be dead', () => {
    it('is taken at once, with the pause that Teams asked for', async () => {
      const dead = leaseOf('dead', 1);
      await dead.hold();
      await dead.rest(30_000);
      const other = leaseOf('other', 2);
      expect(await other.hold()).toBe(1);
      expect(other.restUntil).toBe(monotonic + 30_000);
    });

    it('is distinguished from that of a live process and of an earlier release', async () => {
      await leaseOf('alive', 2).hold();
      expect(await leaseOf('other', 2).hold()).toBeUndefined();
      await documents.commit(partition, [{ op: 'delete', id: stateKey(partition).id }]);
      await leaseOf('earlier').hold();
      expect(await leaseOf('other', 2).hold()).toBeUndefined();
    });
  });
});
