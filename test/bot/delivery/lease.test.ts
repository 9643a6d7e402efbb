import { Lease, LEASE_MS } from '../../../bot/delivery/lease.ts';
import type { Documents } from '../../../workflow/ports.ts';
import { aStore } from '../../support/stores.ts';

describe('a lease', () => {
  let now: number;
  let documents: Documents;
  const clock = { now: () => now };
  const partition = { tenantId: 'contoso', aggregateId: 'lane' };
  const leaseOf = (owner: string) => new Lease({ documents, partition, owner, clock });

  beforeEach(() => {
    now = Date.parse('2020-06-03T08:00:00Z');
    documents = aStore({ clock });
  });
  afterEach(() => documents.close());

  it('is held by one replica at a time, however many want it', async () => {
    const leases = Array.from({ length: 8 }, (_, at) => leaseOf(`replica-${at}`));
    const held = await Promise.all(leases.map((lease) => lease.hold()));
    expect(held.filter(Boolean)).toHaveLength(1);
  });

  it('stays with who renews it', async () => {
    const one = leaseOf('one');
    const other = leaseOf('other');
    await one.hold();
    for (let renewed = 0; renewed < 5; renewed++) {
      now += LEASE_MS - 1;
      expect(await one.hold()).toBe(true);
      expect(await other.hold()).toBe(false);
    }
  });

  it('is taken from who died, after its time and what clocks may differ by', async () => {
    await leaseOf('dead').hold();
    const other = leaseOf('other');
    now += LEASE_MS;
    expect(await other.hold()).toBe(false);
    now += 2_001;
    expect(await other.hold()).toBe(true);
  });

  it('is lost to who was thought dead', async () => {
    const slow = leaseOf('slow');
    await slow.hold();
    now += LEASE_MS + 2_001;
    await leaseOf('other').hold();
    expect(await slow.hold()).toBe(false);
    expect(slow.until).toBe(0);
  });

  it('goes to the next at once when it is released, with the silence it has to keep', async () => {
    const one = leaseOf('one');
    await one.hold();
    await one.rest(now + 30_000);
    await one.release();
    const other = leaseOf('other');
    expect(await other.hold()).toBe(true);
    expect(other.restUntil).toBe(now + 30_000);
  });

  it('is held all the same when it is renewed and asked to rest at the same time', async () => {
    const one = leaseOf('one');
    await one.hold();
    now += LEASE_MS - 1;
    expect(await Promise.all([one.hold(), one.rest(now + 5_000), one.hold()])).toMatchObject([
      true,
      undefined,
      true,
    ]);
    expect(one.until).toBeGreaterThan(now);
  });

  it('outlasts the requests made under it', async () => {
    const one = leaseOf('one');
    await one.hold();
    now += LEASE_MS / 2;
    await one.hold();
    expect(one.until - now).toBe(LEASE_MS);
  });
});
