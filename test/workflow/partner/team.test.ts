import { personActor, type Person, type RolePolicy } from '../../../workflow/partner/actor.ts';
import { decidePartner } from '../../../workflow/partner/commands/decide.ts';
import type { Partner } from '../../../workflow/partner/partner.ts';
import {
  aPartner,
  aMember,
  anEnrolledPartner,
  contextOf,
  decided,
  people,
  today,
} from '../../support/partner.ts';

const mail = 'nora@contoso.com';
const nora = { personId: people.nobody, email: mail, name: 'Nora Norden' };
const noPolicy = { admins: [], everyoneIsAdmin: false };

function rolesOf(person: Person, partner: Partner, policy: RolePolicy): readonly string[] {
  return personActor(person, partner, policy).roles;
}

describe('granting a role', () => {
  it.each([
    ['an object id', people.nobody, people.nobody],
    ['an object id in capitals', people.nobody.toUpperCase(), people.nobody],
    ['an address', 'Nora@Contoso.com', `email:${mail}`],
    ['the id of a member not met yet', `email:${mail}`, `email:${mail}`],
  ])('identifies the person by %s', (_what, person, personId) => {
    const { partner } = decided(aPartner({ members: [] }), 'grant-role', {
      person,
      role: 'consultant',
    });
    expect(partner.members).toEqual([expect.objectContaining({ personId, roles: ['consultant'] })]);
  });

  it.each(['Nora', 'nora@', '@contoso.com', 'nora@contoso', 'a b@contoso.com', '1234'])(
    'refuses "%s", which identifies no person',
    (person) => {
      const outcome = decided(aPartner(), 'grant-role', { person, role: 'consultant' });
      expect(outcome.refused).toEqual(['person-known@person']);
    },
  );

  it('adds to a member’s roles, once', () => {
    const grant = { person: people.paula, role: 'consultant' };
    const once = decided(aPartner(), 'grant-role', grant);
    expect(once.partner.members).toEqual(
      aPartner().members.map((member) =>
        member.personId === people.paula
          ? { ...member, roles: ['project-manager', 'consultant'] }
          : member,
      ),
    );
    expect(decided(once.partner, 'grant-role', grant).events).toEqual([]);
  });

  it.each([
    ['the roster', { rosterPerson: nora }, 'Nora Norden'],
    ['what was typed', {}, 'Nora'],
  ])('takes the name from %s', (_what, context, name) => {
    const grant = { person: people.nobody, role: 'consultant', personName: 'Nora' };
    const { partner } = decided(aPartner({ members: [] }), 'grant-role', grant, context);
    expect(partner.members[0]?.name).toBe(name);
  });

  it('takes name and address of a person known by address only from the address', () => {
    const grant = { person: mail, role: 'consultant', personName: '' };
    const { partner } = decided(aPartner({ members: [] }), 'grant-role', grant);
    expect(partner.members).toMatchObject([{ name: mail, email: mail }]);
  });

  it('reaches a contact by their address', () => {
    const grant = { person: mail, role: 'consultant' };
    const { partner } = decided(aPartner({ members: [] }), 'grant-role', grant, {
      rosterPerson: nora,
    });
    expect(partner.members).toEqual([{ ...nora, roles: ['consultant'] }]);
  });

  it('applies before the person and the address are merged', () => {
    const { partner } = decided(aPartner(), 'grant-role', { person: mail, role: 'consultant' });
    expect(rolesOf(nora, partner, noPolicy)).toEqual(['consultant']);
    expect(rolesOf({ personId: people.nobody }, partner, noPolicy)).toEqual([]);
    expect(rolesOf({ ...nora, email: 'other@contoso.com' }, partner, noPolicy)).toEqual([]);
  });
});

describe('identifying a member', () => {
  const byDesk = { actor: { kind: 'desk' } } as const;
  const met = { personId: nora.personId, email: mail, personName: nora.name };
  const waiting = decided(aPartner(), 'grant-role', { person: mail, role: 'consultant' }).partner;

  it('merges address and person with the roles and assessments of both', () => {
    const assessed = decided(waiting, 'record-assessment', {
      consultant: `email:${mail}`,
      competency: 'erp',
      exam: 'MB-300',
      reference: 'E-1',
      passedOn: today,
    }).partner;
    const both = {
      ...assessed,
      members: [...assessed.members, aMember(nora.personId, 'partner-admin')],
    };
    const { partner } = decided(both, 'identify-member', met, byDesk);
    expect(partner.members.filter(({ email }) => email === mail)).toEqual([
      { ...nora, roles: ['consultant', 'partner-admin'] },
    ]);
    expect(partner.members).toHaveLength(aPartner().members.length + 1);
    expect(partner.assessments[0]?.consultant).toBe(nora.personId);
  });

  it('leaves the assessments of others as they are', () => {
    const assessments = anEnrolledPartner().assessments;
    const { partner } = decided({ ...waiting, assessments }, 'identify-member', met, byDesk);
    expect(partner.assessments).toEqual(assessments);
  });

  it('gives a member chosen in the picker the roster’s name and address', () => {
    const picked = aPartner({ members: [aMember(nora.personId, 'consultant')] });
    const { partner } = decided(picked, 'identify-member', met, byDesk);
    expect(partner.members).toEqual([{ ...nora, roles: ['consultant'] }]);
    expect(decided(partner, 'identify-member', met, byDesk).events).toEqual([]);
  });

  it.each([
    ['name', { name: 'Nora Nord', email: mail }],
    ['address', { name: nora.name, email: 'nord@contoso.com' }],
  ])('updates only the changed %s from the roster', (_what, before) => {
    const members = [{ ...aMember(nora.personId, 'consultant'), ...before }];
    const { partner } = decided(aPartner({ members }), 'identify-member', met, byDesk);
    expect(partner.members).toEqual([{ ...nora, roles: ['consultant'] }]);
  });

  it('changes nothing for a person who is not a member', () => {
    expect(decided(aPartner(), 'identify-member', met, byDesk).events).toEqual([]);
  });

  it('is permitted to the desk only', () => {
    expect(decided(waiting, 'identify-member', met).refused).toEqual(['may-act']);
    expect(
      decided(waiting, 'identify-member', met, { actor: { kind: 'customer' } }).refused,
    ).toEqual(['may-act']);
  });
});

describe('withdrawing a role', () => {
  const met = aMember(people.gloria, 'global-admin');
  const second = aMember(people.adam, 'global-admin', 'consultant');
  const unmet = { ...aMember(`email:${mail}`, 'global-admin'), email: mail };

  it.each([
    ['the only one', [met], people.gloria, ['last-global-admin-stays@role']],
    ['one of two', [met, second], people.gloria, []],
    ['the only one met', [met, unmet], people.gloria, ['last-global-admin-stays@role']],
    ['one never met', [met, unmet], mail, []],
    ['the only one, never met', [unmet], mail, ['last-global-admin-stays@role']],
    ['a role the person does not hold', [met], people.adam, ['role-held@person']],
    ['somebody unknown', [met], 'Nora', ['role-held@person']],
  ])('protects the last global admin: %s', (_who, members, person, refused) => {
    const outcome = decided(aPartner({ members }), 'withdraw-role', {
      person,
      role: 'global-admin',
    });
    expect(outcome.refused).toEqual(refused);
  });

  it('names a person whose last role was withdrawn before', () => {
    const partner = aPartner({ members: [met, aMember(people.adam, 'consultant')] });
    const input = { person: people.adam, role: 'consultant' } as const;
    const after = decided(partner, 'withdraw-role', input).partner;
    const decision = decidePartner(after, { name: 'withdraw-role', ...input }, contextOf(after));
    expect(decision).toMatchObject({
      refused: [{ facts: { person: { as: 'person', value: people.adam } } }],
    });
  });

  it('keeps the name and address of a former member until they have a role again', () => {
    const { roles: _roles, ...former } = { ...second, email: mail };
    const other = { personId: people.nobody, name: 'Nora' };
    const partner = aPartner({
      members: [met, { ...former, roles: ['consultant'] }],
      formerMembers: [other],
    });
    const without = decided(partner, 'withdraw-role', { person: mail, role: 'consultant' }).partner;
    expect(without.formerMembers).toEqual([other, former]);
    const back = decided(without, 'grant-role', {
      person: former.personId,
      role: 'project-manager',
      personName: 'Adam Again',
    }).partner;
    expect(back.formerMembers).toEqual([other]);
    expect(back.members[1]).toMatchObject({ name: 'Adam Again', roles: ['project-manager'] });
  });

  it('keeps a former member of the same address once the roster identifies the new one', () => {
    const former = { personId: `email:${mail}`, email: mail, name: 'N.' };
    const partner = aPartner({ members: [met, unmet], formerMembers: [former] });
    const person = { personId: nora.personId, email: mail, personName: nora.name };
    const after = decided(partner, 'identify-member', person, { actor: { kind: 'desk' } }).partner;
    expect(after.formerMembers).toEqual([]);
    expect(after.members[1]).toMatchObject(nora);
  });

  it('keeps the other roles and removes a member without one', () => {
    const partner = aPartner({ members: [met, second] });
    const first = decided(partner, 'withdraw-role', {
      person: people.adam,
      role: 'global-admin',
    }).partner;
    expect(first.members[1]?.roles).toEqual(['consultant']);
    const last = decided(first, 'withdraw-role', { person: people.adam, role: 'consultant' });
    expect(last.partner.members).toEqual([met]);
  });

  it('finds a person by address who became a contact since', () => {
    const partner = aPartner({ members: [met, { ...second, email: mail }] });
    const outcome = decided(partner, 'withdraw-role', { person: mail, role: 'consultant' });
    expect(outcome.partner.members[1]?.roles).toEqual(['global-admin']);
  });

  it('reaches a grant made to the person’s address', () => {
    const members = [met, { ...aMember(`email:${mail}`, 'consultant'), email: mail }];
    const outcome = decided(
      aPartner({ members }),
      'withdraw-role',
      { person: nora.personId, role: 'consultant' },
      { rosterPerson: nora },
    );
    expect(outcome.partner.members).toEqual([met]);
  });
});

describe('the roles of a person', () => {
  const stored = aPartner({ members: [aMember(people.paula, 'project-manager')] });
  const everyone = { admins: [], everyoneIsAdmin: true };
  const named = { admins: [people.paula, mail], everyoneIsAdmin: false };

  it.each([
    ['none stored, none named', { personId: people.nobody }, noPolicy, []],
    ['none stored, in local mode', { personId: people.nobody }, everyone, ['global-admin']],
    ['stored, in local mode', { personId: people.paula }, everyone, ['project-manager']],
    ['named by id', { personId: people.paula }, named, ['global-admin', 'project-manager']],
    ['named by address', nora, named, ['global-admin']],
    ['named by another’s address', { ...nora, email: 'x@contoso.com' }, named, []],
  ])('come from the records and from ADMINS: %s', (_how, person, policy, roles) => {
    expect(rolesOf(person, stored, policy)).toEqual(roles);
  });
});
