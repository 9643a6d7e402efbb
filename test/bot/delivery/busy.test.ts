import { Busy } from '../../../bot/delivery/busy.ts';

const at = (aggregateId: string) => ({ tenantId: 'contoso', aggregateId });

it('returns the partitions deferred for a person once, oldest first', () => {
  const busy = new Busy();
  for (const voucher of ['a', 'b', 'a']) busy.holdBack('paula', at(voucher));
  busy.holdBack('tom', at('c'));
  expect(busy.release('contoso', 'paula')).toEqual([at('b'), at('a')]);
  expect(busy.release('contoso', 'paula')).toEqual([]);
  expect(busy.release('fabrikam', 'tom')).toEqual([]);
});

it('remembers 10,000 of 100,000 persons', () => {
  const busy = new Busy();
  const persons = Array.from({ length: 100_000 }, (_, number) => String(number));
  for (const person of persons) busy.holdBack(person, at('a'));
  const held = persons.filter((person) => busy.release('contoso', person).length > 0);
  expect(held).toHaveLength(10_000);
  expect(held[0]).toBe('90000');
});

it('remembers 100 partitions of a person', () => {
  const busy = new Busy();
  for (let voucher = 0; voucher < 100_000; voucher++) busy.holdBack('paula', at(String(voucher)));
  expect(busy.release('contoso', 'paula')).toHaveLength(100);
});
