import { DeferredNotices } from '../../../bot/outbox/queue/deferred-notices.ts';

const at = (aggregateId: string) => ({ tenantId: 'contoso', aggregateId });

it('returns a person’s deferred partitions once, oldest first', () => {
  const deferred = new DeferredNotices();
  for (const voucher of ['a', 'b', 'a']) deferred.add('paula', at(voucher));
  deferred.add('tom', at('c'));
  expect(deferred.take('contoso', 'paula')).toEqual([at('b'), at('a')]);
  expect(deferred.take('contoso', 'paula')).toEqual([]);
  expect(deferred.take('fabrikam', 'tom')).toEqual([]);
});

it('stores 10,000 of 100,000 persons', () => {
  const deferred = new DeferredNotices();
  const persons = Array.from({ length: 100_000 }, (_, number) => String(number));
  for (const person of persons) deferred.add(person, at('a'));
  const held = persons.filter((person) => deferred.take('contoso', person).length > 0);
  expect(held).toHaveLength(10_000);
  expect(held[0]).toBe('90000');
});

it('stores 100 partitions per person', () => {
  const deferred = new DeferredNotices();
  for (let voucher = 0; voucher < 100_000; voucher++) deferred.add('paula', at(String(voucher)));
  expect(deferred.take('contoso', 'paula')).toHaveLength(100);
});
