import { openSqliteDocuments } from '../../../storage/sqlite/open-sqlite-documents.ts';
import { People } from '../../../workflow/people/people.ts';
import type { DocumentKey, Documents, Partition, Write } from '../../../workflow/kernel/ports.ts';
import type { PersonalReference } from '../../../workflow/records/records.ts';

const tenantId = 'contoso';
const reference: PersonalReference = {
  conversationId: 'a:anna',
  serviceUrl: 'https://teams.example/emea/',
  channelId: 'msteams',
  botId: '28:bot',
  userId: '29:anna',
  proven: true,
};

describe('people', () => {
  let documents: Documents;
  let people: People;
  let now: number;
  let written: { partition: Partition; writes: readonly Write[] }[];
  let reads: number;

  beforeEach(() => {
    now = Date.parse('2020-06-03T08:00:00Z');
    written = [];
    reads = 0;
    documents = openSqliteDocuments({ path: ':memory:', clock: { now: () => now } });
    people = newPeople();
  });
  afterEach(() => documents.close());

  const newPeople = () => new People({ documents: counted(documents), clock: { now: () => now } });

  function counted(inner: Documents): Documents {
    return {
      read: (key) => {
        reads++;
        return inner.read(key);
      },
      commit: (partition, writes) => {
        written.push({ partition, writes });
        return inner.commit(partition, writes);
      },
      find: (query) => inner.find(query),
      count: (query) => inner.count(query),
      tally: (query) => inner.tally(query),
      ping: () => inner.ping(),
      close: () => inner.close(),
    };
  }

  it('returns the newest record after a write that ended during a read', async () => {
    await people.choose(tenantId, 'anna', { language: 'de' });
    const slow = Promise.withResolvers<unknown>();
    let answered: Promise<unknown> = slow.promise;
    const delayed = new People({
      documents: {
        ...counted(documents),
        read: async <Body>(key: DocumentKey) => {
          const found = await documents.read<Body>(key);
          const waitsFor = answered;
          answered = Promise.resolve('at once');
          await waitsFor;
          return found;
        },
      },
      clock: { now: () => now },
    });
    const first = delayed.find(tenantId, 'anna');
    await Promise.resolve();
    await delayed.choose(tenantId, 'anna', { language: 'en' });
    slow.resolve('now');
    await first;
    expect(await delayed.find(tenantId, 'anna')).toMatchObject({ language: 'en' });
  });

  it('bases choices on the stored record, not on an earlier read', async () => {
    const other = newPeople();
    await people.choose(tenantId, 'anna', { notifications: { muted: [] } });
    await other.choose(tenantId, 'anna', { notifications: { muted: ['reminder'] } });
    await people.choose(tenantId, 'anna', (known) => ({
      notifications: {
        ...known?.notifications,
        muted: known?.notifications?.muted ?? [],
        digest: true,
      },
    }));
    expect((await newPeople().find(tenantId, 'anna'))?.notifications).toEqual({
      muted: ['reminder'],
      digest: true,
    });
  });

  it('stores the facts of a turn, and writes nothing if they are known', async () => {
    const seen = { personId: 'anna', name: 'Anna', locale: 'de-DE', reference };
    const first = await people.recordContact(tenantId, seen);
    expect(first).toMatchObject({ firstContact: true, person: { name: 'Anna', reference } });
    expect(first.newEmail).toBeUndefined();

    const commits = written.length;
    const again = await people.recordContact(tenantId, { ...seen, locale: undefined });
    expect(again).toMatchObject({ firstContact: false, person: { locale: 'de-DE' } });
    expect(written).toHaveLength(commits);
    expect(await newPeople().find(tenantId, 'anna')).toEqual(again.person);
  });

  it('reads a recent contact from the cache, and again after half a minute', async () => {
    await people.recordContact(tenantId, { personId: 'anna', reference });
    reads = 0;
    now += 29_000;
    await people.find(tenantId, 'anna');
    expect(reads).toBe(0);
    now += 2_000;
    await people.find(tenantId, 'anna');
    expect(reads).toBe(1);
  });

  it('caches that a person is unknown', async () => {
    await people.find(tenantId, 'nobody');
    await people.find(tenantId, 'nobody');
    expect(reads).toBe(1);
  });

  it('caches the persons of each tenant separately', async () => {
    await people.recordContact(tenantId, { personId: 'anna', reference });
    expect(await people.find('fabrikam', 'anna')).toBeUndefined();
    expect(await people.find(tenantId, 'anna')).toBeDefined();
  });

  it('caches 10,000 persons and drops the least recently used', async () => {
    for (let at = 0; at <= 10_000; at++) await people.find(tenantId, `person-${at}`);
    reads = 0;
    await people.find(tenantId, 'person-1');
    expect(reads).toBe(0);
    await people.find(tenantId, 'person-0');
    expect(reads).toBe(1);
  });

  it('keeps the latest service URL', async () => {
    await people.recordContact(tenantId, { personId: 'anna', reference });
    const moved = { ...reference, serviceUrl: 'https://teams.example/amer/' };
    const met = await people.recordContact(tenantId, { personId: 'anna', reference: moved });
    expect(met.firstContact).toBe(false);
    expect((await newPeople().find(tenantId, 'anna'))?.reference).toEqual(moved);
  });

  it('does not write to a person who removed the app until they return', async () => {
    await people.recordContact(tenantId, { personId: 'anna', reference });
    await people.markGone(tenantId, 'anna', reference);
    expect((await newPeople().find(tenantId, 'anna'))?.reference?.gone).toBe(true);
    expect(await people.anyReachable(tenantId)).toBeUndefined();

    const back = await people.recordContact(tenantId, { personId: 'anna', reference });
    expect(back.firstContact).toBe(true);
    expect(back.person.reference?.gone).toBeUndefined();
    expect(await people.anyReachable(tenantId)).toMatchObject({ personId: 'anna' });
  });

  it('does not undo a reinstallation by a late response', async () => {
    await people.recordContact(tenantId, { personId: 'anna', reference });
    const fresh = { ...reference, conversationId: 'a:anna-2' };
    await people.recordContact(tenantId, { personId: 'anna', reference: fresh, isNewChat: true });
    await people.markGone(tenantId, 'anna', reference);
    expect((await people.find(tenantId, 'anna'))?.reference).toEqual(fresh);
  });

  it('ignores a reference to a shared chat that an earlier build stored', async () => {
    const meeting = { ...reference, conversationId: '19:meeting@thread.v2', proven: undefined };
    await people.recordContact(tenantId, { personId: 'anna', reference: meeting });
    await people.recordContact(tenantId, { personId: 'bert', reference });
    const again = newPeople();
    expect((await again.find(tenantId, 'anna'))?.reference).toBeUndefined();
    expect(await again.anyReachable(tenantId)).toMatchObject({ personId: 'bert' });
    expect(await again.recordContact(tenantId, { personId: 'anna', reference })).toMatchObject({
      firstContact: true,
      person: { reference },
    });
  });

  it('finds a person by their roster address in any spelling', async () => {
    const met = await people.recordContact(tenantId, {
      personId: 'ANNA',
      email: 'Anna@Contoso.example',
    });
    expect(met.newEmail).toBe('anna@contoso.example');
    expect(await people.byEmail(tenantId, 'ANNA@contoso.example')).toEqual(met.person);
    expect(met.person.personId).toBe('anna');
    expect(await people.byEmail('fabrikam', 'anna@contoso.example')).toBeUndefined();
    const again = await people.recordContact(tenantId, {
      personId: 'anna',
      email: 'anna@contoso.example',
    });
    expect(again.newEmail).toBeUndefined();
  });

  it('releases a changed address, unless another person has it now', async () => {
    await people.recordContact(tenantId, { personId: 'anna', email: 'pm@contoso.example' });
    await people.recordContact(tenantId, { personId: 'bert', email: 'pm@contoso.example' });
    await people.recordContact(tenantId, { personId: 'anna', email: 'anna@contoso.example' });
    expect(await people.byEmail(tenantId, 'pm@contoso.example')).toMatchObject({
      personId: 'bert',
    });
    await people.recordContact(tenantId, { personId: 'bert', email: 'bert@contoso.example' });
    expect(await people.byEmail(tenantId, 'pm@contoso.example')).toBeUndefined();
  });

  it('loses no change if two replicas write the same person', async () => {
    await people.recordContact(tenantId, { personId: 'anna', reference });
    const other = newPeople();
    await other.find(tenantId, 'anna');
    await people.choose(tenantId, 'anna', { language: 'de' });
    await other.recordContact(tenantId, { personId: 'anna', name: 'Anna' });
    await people.choose(tenantId, 'anna', { notifications: { muted: ['reminder'] } });
    expect(await newPeople().find(tenantId, 'anna')).toEqual({
      personId: 'anna',
      name: 'Anna',
      language: 'de',
      notifications: { muted: ['reminder'] },
      reference,
    });
  });

  it('writes a choice once', async () => {
    await people.choose(tenantId, 'anna', { language: 'de' });
    const commits = written.length;
    await people.choose(tenantId, 'anna', { language: 'de' });
    expect(written).toHaveLength(commits);
  });
});
