import { LRUCache } from 'lru-cache';
import { atMost } from '../../workflow/kernel/at-most.ts';

it('a cache of at most two entries drops the least recently used one for a third', () => {
  const cache = new LRUCache<string, number>(atMost(2));
  cache.set('a', 1).set('b', 2);
  cache.get('a');
  cache.set('c', 3);
  expect([...cache.keys()].toSorted()).toEqual(['a', 'c']);
});
