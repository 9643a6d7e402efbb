import {
  isReachable,
  withContactUpdate,
  type ContactUpdate,
} from '../../../workflow/people/contact-update.ts';
import type { PersonalReference, PersonRecord } from '../../../workflow/records/records.ts';

const reference = {
  conversationId: 'a:1',
  serviceUrl: 'https://smba.example/emea/',
  channelId: 'msteams',
  botId: '28:desk',
  userId: '29:paula',
};
const paula: PersonRecord = {
  personId: 'paula',
  name: 'Paula',
  email: 'paula@contoso.example',
  locale: 'de-DE',
  timeZone: 'Europe/Berlin',
  reference,
};

it('an unchanged contact is the same object, so that nothing is written', () => {
  expect(withContactUpdate(paula, { personId: 'paula' })).toBe(paula);
  expect(withContactUpdate(paula, { ...paula, reference: { ...reference } })).toBe(paula);
  expect(withContactUpdate(paula, { personId: 'paula', email: 'PAULA@contoso.example' })).toBe(
    paula,
  );
});

it.each<[string, Partial<PersonRecord>]>([
  ['name', { name: 'Paula P.' }],
  ['address', { email: 'p@contoso.example' }],
  ['language', { locale: 'en-GB' }],
  ['time zone', { timeZone: 'Europe/Vienna' }],
  ...(['conversationId', 'serviceUrl', 'channelId', 'botId', 'userId'] as const).map(
    (field): [string, Partial<PersonRecord>] => [
      `chat by its ${field}`,
      { reference: { ...reference, [field]: 'other' } },
    ],
  ),
])('a contact takes over another %s and keeps the rest', (_what, seen) => {
  expect(withContactUpdate(paula, { personId: 'paula', ...seen })).toEqual({ ...paula, ...seen });
});

it('a new contact is stored as seen, with the address in lower case', () => {
  const seen = { personId: 'adam', email: 'Adam@Contoso.example' };
  expect(withContactUpdate(undefined, seen)).toEqual({
    personId: 'adam',
    email: 'adam@contoso.example',
  });
});

it('a removed chat is usable again once it is seen', () => {
  const away: PersonRecord = { ...paula, reference: { ...reference, gone: true } };
  expect(isReachable(away)).toBe(false);
  const back = withContactUpdate(away, { personId: 'paula', reference });
  expect(isReachable(back)).toBe(true);
  expect(isReachable(withContactUpdate(away, { personId: 'paula' }))).toBe(false);
  expect([isReachable(undefined), isReachable({ personId: 'x' })]).toEqual([false, false]);
});

describe('a second chat of a person', () => {
  const first = { ...reference, proven: true } as const;
  const second = { ...first, conversationId: 'a:2' };
  const after = (before: PersonalReference, seen: Partial<ContactUpdate>) =>
    withContactUpdate({ ...paula, reference: before }, { personId: 'paula', ...seen }).reference;

  it('does not receive their notices', () => {
    expect(after(first, { reference: second })).toBe(first);
  });

  it.each<[string, PersonalReference, Partial<ContactUpdate>]>([
    ['the app was installed there', first, { isNewChat: true }],
    ['the first one is gone', { ...first, gone: true }, {}],
    ['the first one was never proven', { ...reference }, {}],
    ['the first one belongs to another bot', { ...first, botId: '28:former' }, {}],
  ])('receives their notices if %s', (_why, before, seen) => {
    expect(after(before, { reference: second, ...seen })).toEqual(second);
  });
});
