import { allOf, anyOf, coded, day, moment, money } from '../../workflow/kernel/facts.ts';

it('a fact names its type, from which its display follows', () => {
  expect(day('2020-06-15')).toEqual({ as: 'day', value: '2020-06-15' });
  expect(moment('2020-06-15T07:00:00Z')).toEqual({ as: 'moment', value: '2020-06-15T07:00:00Z' });
  expect(coded('offer', 'DDPS')).toEqual({ as: 'offer', value: 'DDPS' });
  expect(anyOf(['a'])).toEqual({ as: 'list', items: ['a'], mode: 'or' });
  expect(allOf(['a', 'b'])).toEqual({ as: 'list', items: ['a', 'b'], mode: 'and' });
  expect(money(4500, 'EUR')).toEqual({ as: 'money', amount: 4500, currency: 'EUR' });
});
