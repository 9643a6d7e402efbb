import fc from 'fast-check';
import { isRefusal } from '../../../workflow/kernel/checks.ts';
import type { PartnerCommand } from '../../../workflow/partner/commands/catalogue.ts';
import { decidePartner } from '../../../workflow/partner/commands/decide.ts';
import type { PartnerEvent } from '../../../workflow/partner/commands/catalogue.ts';
import { evolvePartner } from '../../../workflow/partner/commands/evolve.ts';
import { newPartner } from '../../../workflow/partner/partner.ts';
import { isIdentified, membersWith } from '../../../workflow/partner/team.ts';
import { ROLES } from '../../../workflow/programme/definition.ts';
import { addDays } from '../../../workflow/kernel/day.ts';
import { actorOf, commandOf, contextOf, people } from '../../support/partner.ts';

const mail = 'nora@contoso.com';
const person = fc.constantFrom(people.gloria, people.adam, mail, `email:${mail}`, 'nobody at all');
const day = fc.integer({ min: -800, max: 30 }).map((days) => addDays('2020-06-15', days));
const competency = fc.constantFrom('windows-and-devices', 'erp', 'juggling');

/** Commands of every kind, valid and invalid. */
const command: fc.Arbitrary<PartnerCommand> = fc.oneof(
  fc
    .record({ reference: fc.constantFrom('a', 'b'), completedOn: day, validUntil: day })
    .map((values) => commandOf('record-training', values)),
  fc
    .record({
      competency,
      level: fc.constantFrom('silver', 'gold'),
      reference: fc.constantFrom('a', 'b'),
      attainedOn: day,
    })
    .map((values) => commandOf('record-competency', values)),
  fc
    .record({
      consultant: person,
      competency,
      exam: fc.constantFrom('x', 'y'),
      reference: fc.constantFrom('a', 'b'),
      passedOn: day,
    })
    .map((values) => commandOf('record-assessment', values)),
  fc.constant(commandOf('sign-agreement', { guidelinesRead: true, agreementSigned: true })),
  fc.subarray(['DDPS', 'DYDPS', 'EDPS']).map((offers) => commandOf('enrol', { offers })),
  fc
    .record({ location: fc.constantFrom('1', '2'), country: fc.constantFrom('DE', 'AT') })
    .map((values) => commandOf('add-location', { ...values, locationName: 'Ort' })),
  fc.constantFrom('1', '2').map((location) => commandOf('remove-location', { location })),
  fc
    .record({ person, role: fc.constantFrom(...ROLES) })
    .map((values) => commandOf('grant-role', values)),
  fc
    .record({ person, role: fc.constantFrom(...ROLES) })
    .map((values) => commandOf('withdraw-role', values)),
  fc
    .constantFrom(people.nobody, people.gloria)
    .map((personId) => commandOf('identify-member', { personId, email: mail, personName: 'Nora' })),
);

/** History and states of a company after these commands. */
function replayed(commands: readonly PartnerCommand[]) {
  let partner = newPartner('contoso');
  const history: PartnerEvent[] = [];
  const states = [partner];
  for (const one of commands) {
    const actor =
      one.name === 'identify-member'
        ? ({ kind: 'desk' } as const)
        : actorOf(people.carlo, 'global-admin');
    const decision = decidePartner(partner, one, contextOf(partner, { actor }));
    if (isRefusal(decision)) {
      expect(decision.refused.length).toBeGreaterThan(0);
      expect(decision.refused.every(({ met }) => !met)).toBe(true);
      continue;
    }
    history.push(...decision.events);
    partner = decision.events.reduce(evolvePartner, partner);
    states.push(partner);
  }
  return { partner, history, states };
}

describe('a company after any commands in any order', () => {
  const commands = fc.array(command, { maxLength: 40 });

  it('has records that follow from its history', () => {
    fc.assert(
      fc.property(commands, (asked) => {
        const { partner, history } = replayed(asked);
        expect(history.reduce(evolvePartner, newPartner('contoso'))).toEqual(partner);
        expect(partner.revision).toBe(history.length);
      }),
    );
  });

  it('is never without a global admin once it has one', () => {
    fc.assert(
      fc.property(commands, (asked) => {
        const counts = replayed(asked).states.map((state) => membersWith(state, 'global-admin'));
        const had = counts.findIndex((admins) => admins.length > 0);
        const hadMet = counts.findIndex((admins) => admins.some(isIdentified));
        expect(had < 0 || counts.slice(had).every((admins) => admins.length > 0)).toBe(true);
        expect(
          hadMet < 0 || counts.slice(hadMet).every((admins) => admins.some(isIdentified)),
        ).toBe(true);
      }),
    );
  });

  it('has each member once, and none without a role', () => {
    fc.assert(
      fc.property(commands, (asked) => {
        const { members } = replayed(asked).partner;
        expect(new Set(members.map(({ personId }) => personId)).size).toBe(members.length);
        expect(members.every(({ roles }) => new Set(roles).size === roles.length)).toBe(true);
        expect(members.every(({ roles }) => roles.length > 0)).toBe(true);
      }),
    );
  });
});
