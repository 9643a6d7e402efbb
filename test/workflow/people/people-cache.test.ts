import { PeopleCache } from '../../../workflow/people/people-cache.ts';
import type { StoredDocument } from '../../../workflow/kernel/ports.ts';
import type { PersonRecord } from '../../../workflow/records/records.ts';

const paula = { etag: '1' } as StoredDocument<PersonRecord>;

function aCache() {
  const time = { at: 1000 };
  return { time, cache: new PeopleCache({ clock: { now: () => time.at }, lifeMs: 500, size: 2 }) };
}

it('returns a person for the time to live and no longer', () => {
  const { time, cache } = aCache();
  expect(cache.get('contoso', 'paula')).toBeUndefined();
  cache.set('contoso', 'paula', paula);
  time.at = 1500;
  expect(cache.get('contoso', 'paula')?.known).toBe(paula);
  time.at = 1501;
  expect(cache.get('contoso', 'paula')).toBeUndefined();
});

it('knows that there is nobody, too', () => {
  const { cache } = aCache();
  cache.set('contoso', 'nobody', undefined);
  expect(cache.get('contoso', 'nobody')).toMatchObject({ known: undefined });
});

it('keeps tenants apart', () => {
  const { cache } = aCache();
  cache.set('contoso', 'paula', paula);
  expect(cache.get('fabrikam', 'paula')).toBeUndefined();
});

it('forgets whom it is told to forget', () => {
  const { cache } = aCache();
  cache.set('contoso', 'paula', paula);
  cache.forget('contoso', 'paula');
  expect(cache.get('contoso', 'paula')).toBeUndefined();
});

it('drops the person used longest ago when it is full', () => {
  const { cache } = aCache();
  for (const name of ['a', 'b', 'a', 'c']) cache.set('contoso', name, paula);
  const known = ['a', 'b', 'c'].filter((name) => cache.get('contoso', name) !== undefined);
  expect(known).toEqual(['a', 'c']);
});

it('keeps no more persons than its size, of 100,000', () => {
  const { cache } = aCache();
  const all = Array.from({ length: 100_000 }, (_, at) => String(at));
  for (const name of all) cache.set('contoso', name, paula);
  expect(all.filter((name) => cache.get('contoso', name) !== undefined)).toHaveLength(2);
});
