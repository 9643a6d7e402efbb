import { PeopleCache } from '../../../workflow/people/people-cache.ts';
import type { StoredDocument } from '../../../workflow/kernel/ports.ts';
import type { PersonRecord } from '../../../workflow/records/records.ts';

const paula = { etag: '1' } as StoredDocument<PersonRecord>;

function aCache() {
  const time = { at: 1000 };
  return { time, cache: new PeopleCache({ clock: { now: () => time.at }, lifeMs: 500, size: 2 }) };
}

it('knows whom it was told of, for so long and no longer', () => {
  const { time, cache } = aCache();
  expect(cache.get('contoso', 'paula')).toBeUndefined();
  cache.set('contoso', 'paula', paula);
  time.at = 1499;
  expect(cache.get('contoso', 'paula')?.known).toBe(paula);
  time.at = 1500;
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

it('is never fuller than its size: who was told of longest ago makes room', () => {
  const { cache } = aCache();
  for (const name of ['a', 'b', 'a', 'c']) cache.set('contoso', name, paula);
  const known = ['a', 'b', 'c'].filter((name) => cache.get('contoso', name) !== undefined);
  expect(known).toEqual(['a', 'c']);
});
