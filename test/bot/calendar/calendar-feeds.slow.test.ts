import { CalendarFeeds } from '../../../bot/calendar/calendar-feeds.ts';
import { erasePerson } from '../../../bot/privacy/erase-person.ts';
import { exportPerson } from '../../../bot/privacy/export-person.ts';
import type { Documents } from '../../../workflow/kernel/ports.ts';
import { aCosmos, type ACosmos } from '../../support/cosmos.ts';
import { numberedIds } from '../../support/numbered-ids.ts';
import { numberedTokens } from '../../support/numbered-tokens.ts';
import { people } from '../../support/partner.ts';
import { aStore } from '../../support/stores.ts';

let cosmos: ACosmos;
beforeAll(async () => void (cosmos = await aCosmos()));
afterAll(() => cosmos.close());

const TENANT = 'contoso';
const { paula } = people;

function feedsOn(documents: Documents): CalendarFeeds {
  const clock = { now: () => Date.parse('2020-06-15T09:00:00Z') };
  const publicUrl = () => 'https://desk.example';
  return new CalendarFeeds({ documents, clock, newToken: numberedTokens(), publicUrl });
}

const tokenIn = (link: string | undefined): string => /[0-9a-f]{64}/u.exec(link ?? '')![0];

describe.each([
  ['SQLite', async () => aStore()],
  ['Cosmos DB', () => cosmos.connect()],
])('the feeds in %s', (store, open) => {
  const tenantId = `${TENANT}-${store}`;

  it('finds the person of a token in its own tenant only, and stores no token', async () => {
    const documents = await open();
    const feeds = feedsOn(documents);
    const token = tokenIn(await feeds.create(tenantId, paula, 'c1'));
    expect(await feeds.find(tenantId, token)).toMatchObject({ personId: paula });
    expect(await feeds.find('another', token)).toBeUndefined();
    const { documents: stored } = await documents.find({
      kind: 'calendar-feed',
      tenantId,
      limit: 10,
    });
    expect(stored).toHaveLength(2);
    expect(JSON.stringify(stored)).not.toContain(token);
  });

  it('leaves one feed when several clicks create it at the same time', async () => {
    const documents = await open();
    const feeds = feedsOn(documents);
    const clicks = ['a', 'b', 'c', 'd'];
    const links = await Promise.all(clicks.map((id) => feeds.create(tenantId, people.adam, id)));
    const found = await Promise.all(
      links.flatMap((link) => (link === undefined ? [] : [feeds.find(tenantId, tokenIn(link))])),
    );
    expect(found.filter((one) => one !== undefined)).toHaveLength(1);
  });

  it('gives one link for a click that arrives twice at the same time', async () => {
    const feeds = feedsOn(await open());
    const links = await Promise.all(
      ['same', 'same'].map((id) => feeds.create(tenantId, people.nobody, id)),
    );
    const given = links.filter((link) => link !== undefined);
    expect(given).toHaveLength(1);
    expect(await feeds.find(tenantId, tokenIn(given[0]))).toBeDefined();
  });

  it('has nothing left of a feed that was ended, and ends it twice without an error', async () => {
    const documents = await open();
    const feeds = feedsOn(documents);
    const token = tokenIn(await feeds.create(tenantId, people.carlo, 'c1'));
    await feeds.revoke(tenantId, people.carlo);
    await feeds.revoke(tenantId, people.carlo);
    expect(await feeds.current(tenantId, people.carlo)).toBeUndefined();
    expect(await feeds.find(tenantId, token)).toBeUndefined();
  });

  it('is exported for its person without the token, and erased with them', async () => {
    const documents = await open();
    const feeds = feedsOn(documents);
    const token = tokenIn(await feeds.create(tenantId, people.gloria, 'c1'));
    const { kept } = await exportPerson(documents, tenantId, people.gloria);
    expect(kept['calendar-feed']).toHaveLength(2);
    expect(JSON.stringify(kept)).not.toContain(token);
    const desk = { changePartner: () => Promise.reject(new Error('no role to withdraw')) };
    const { dropped } = await erasePerson(
      { documents, desk, ids: numberedIds() },
      tenantId,
      people.gloria,
    );
    expect(dropped).toMatchObject({ 'calendar-feed': 2 });
    expect(await feeds.find(tenantId, token)).toBeUndefined();
  });
});

it('keeps the former feed if the store fails before the new one is written', async () => {
  const documents = aStore();
  const token = tokenIn(await feedsOn(documents).create(TENANT, paula, 'c1'));
  let commits = 0;
  const failing = {
    read: documents.read.bind(documents),
    commit: (...given: Parameters<Documents['commit']>) =>
      (commits += 1) === 2 ? Promise.reject(new Error('crash')) : documents.commit(...given),
  };
  const feeds = new CalendarFeeds({
    documents: failing,
    clock: { now: () => 0 },
    newToken: () => 'f'.repeat(64),
    publicUrl: () => '',
  });
  await expect(feeds.create(TENANT, paula, 'c2')).rejects.toThrow('crash');
  expect(await feeds.find(TENANT, token)).toBeDefined();
  expect(await feeds.find(TENANT, 'f'.repeat(64))).toBeUndefined();
});
