import { frozen } from '../../workflow/kernel/deep-freeze.ts';

it('a frozen value cannot be changed at any depth', () => {
  const value = frozen({ name: 'Paula', roles: ['consultant'], chat: { id: 'a:1', since: null } });
  expect(() => Object.assign(value, { name: 'Adam' })).toThrow(TypeError);
  expect(() => value.roles.push('global-admin')).toThrow(TypeError);
  expect(() => Object.assign(value.chat, { id: 'a:2' })).toThrow(TypeError);
  expect(value).toEqual({
    name: 'Paula',
    roles: ['consultant'],
    chat: { id: 'a:1', since: null },
  });
});

it.each([['a text'], [5], [null], [undefined]])('freezing returns %p unchanged', (value) => {
  expect(frozen(value)).toBe(value);
});
