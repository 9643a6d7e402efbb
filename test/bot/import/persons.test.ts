import { withPersons } from '../../../bot/import/persons.ts';
import { aPartner, people } from '../../support/partner.ts';

const member = (personId: string, name: string, email?: string) => ({
  personId,
  name,
  ...(email !== undefined && { email }),
  roles: ['consultant'] as const,
});

const partner = aPartner({
  members: [
    member(people.carlo, 'Anna Berger', 'anna@contoso.example'),
    member(people.paula, 'Tom Keller'),
    member(people.adam, 'Keller, Tom'),
    member(people.gloria, 'Otto Vogel'),
  ],
  formerMembers: [
    { personId: people.nobody, name: 'Nora Stern', email: 'nora@contoso.example' },
    { personId: 'email:otto@contoso.example', name: 'Otto Vogel' },
  ],
});

const read = (values: Readonly<Record<string, string>>) => {
  const { problems, values: named } = withPersons('vouchers', values, partner);
  return {
    named,
    problems: problems.map(({ facts, field }) => [field, facts['problem'], facts['typed']]),
  };
};

it.each([
  ['its id', people.carlo, people.carlo],
  ['its address', 'Anna@contoso.example', people.carlo],
  ['its name', 'Anna Berger', people.carlo],
  ['its name in other case and order', 'BERGER, anna', people.carlo],
  ['the address of a former member', 'nora@contoso.example', people.nobody],
  ['the name of a former member', 'Nora Stern', people.nobody],
  ['the name of a present and a former member', 'Otto Vogel', people.gloria],
])('a person is found by %s', (_by, typed, id) => {
  expect(read({ consultant: typed, assignee: typed })).toEqual({
    named: { consultant: id, assignee: id },
    problems: [],
  });
});

it.each([
  ['that two have', 'Tom Keller', 'several'],
  ['that nobody has', 'Petra Pan', 'person'],
  ['that is a part of one', 'Anna', 'person'],
])('a consultant’s name %s is a problem', (_what, typed, problem) => {
  expect(read({ consultant: typed })).toEqual({
    named: { consultant: typed },
    problems: [['consultant', problem, typed]],
  });
});

it('a project manager’s name that nobody has stays, as they may have left', () => {
  expect(read({ assignee: 'Petra Pan' })).toEqual({
    named: { assignee: 'Petra Pan' },
    problems: [],
  });
  expect(read({ assignee: 'Tom Keller' }).problems).toEqual([
    ['assignee', 'several', 'Tom Keller'],
  ]);
});

it('other columns are left as they are', () => {
  const values = { organisation: 'Anna Berger', reason: 'anna@contoso.example' };
  expect(read(values)).toEqual({ named: values, problems: [] });
});
