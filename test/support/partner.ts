import type { Actor } from '../../workflow/partner/actor.ts';
import type { Context } from '../../workflow/partner/context.ts';
import { isRefusal } from '../../workflow/kernel/checks.ts';
import {
  partnerCommands,
  type PartnerCommand,
  type PartnerEvent,
} from '../../workflow/partner/commands/catalogue.ts';
import { decidePartner } from '../../workflow/partner/commands/decide.ts';
import { evolvePartner } from '../../workflow/partner/commands/evolve.ts';
import { newPartner, type Member, type Partner } from '../../workflow/partner/partner.ts';
import type { Role } from '../../workflow/programme/definition.ts';
import { defaultProgramme } from '../../workflow/programme/load.ts';

/** Test persons by object id. */
export const people = {
  gloria: '00000000-0000-4000-8000-00000000000a',
  adam: '00000000-0000-4000-8000-00000000000b',
  paula: '00000000-0000-4000-8000-00000000000c',
  carlo: '00000000-0000-4000-8000-00000000000d',
  nobody: '00000000-0000-4000-8000-00000000000e',
} as const;

/** A day within the programme's duration. */
export const today = '2020-06-15';

export const aMember = (personId: string, ...roles: readonly Role[]): Member => ({
  personId,
  name: Object.entries(people).find(([, id]) => id === personId)?.[0] ?? personId,
  roles,
});

/** One person per role. */
export const team: readonly Member[] = [
  aMember(people.gloria, 'global-admin'),
  aMember(people.adam, 'partner-admin'),
  aMember(people.paula, 'project-manager'),
  aMember(people.carlo, 'consultant'),
];

export const aPartner = (known: Partial<Partner> = {}): Partner => ({
  ...newPartner('contoso'),
  members: team,
  ...known,
});

/** A company that on `today` may deliver Windows and Office planning only. */
export const anEnrolledPartner = (known: Partial<Partner> = {}): Partner =>
  aPartner({
    trainings: [{ reference: 'T-1', from: '2020-01-10', validUntil: '2021-01-09' }],
    competencies: [
      {
        competency: 'windows-and-devices',
        level: 'gold',
        reference: 'C-1',
        from: '2020-01-01',
        validUntil: '2020-12-31',
      },
    ],
    assessments: [
      {
        consultant: people.carlo,
        competency: 'windows-and-devices',
        exam: 'MD-101',
        reference: 'E-1',
        from: '2019-03-01',
      },
    ],
    agreement: {
      version: defaultProgramme.agreementVersion,
      signedBy: people.gloria,
      signedOn: '2020-02-01',
      guidelinesReadOn: '2020-02-01',
    },
    enrolments: [
      {
        offer: 'DDPS',
        enrolledBy: people.adam,
        enrolledOn: '2020-02-01',
        validUntil: '2021-01-31',
      },
    ],
    locations: [{ location: '1234567', country: 'DE', name: 'Köln' }],
    ...known,
  });

export const actorOf = (
  personId: string,
  ...roles: readonly Role[]
): Extract<Actor, { kind: 'person' }> => ({
  kind: 'person',
  personId,
  roles,
});

export function contextOf(partner: Partner, changes: Partial<Context> = {}): Context {
  return {
    actor: actorOf(people.gloria, 'global-admin'),
    partner,
    programme: defaultProgramme,
    now: `${changes.today ?? today}T08:00:00.000Z`,
    today,
    timeZone: 'Europe/Berlin',
    ...changes,
  };
}

/** Parses form inputs into a command. */
export function commandOf(name: PartnerCommand['name'], values: object = {}): PartnerCommand {
  return { name, ...(partnerCommands[name].schema.parse(values) as object) } as PartnerCommand;
}

export interface Decided {
  readonly events: readonly PartnerEvent[];
  readonly partner: Partner;
  /** `code` or `code@field` of every unmet rule, in order. */
  readonly refused: readonly string[];
}

/** Decides a command; refusals are short texts. */
export function decided(
  partner: Partner,
  name: PartnerCommand['name'],
  values: object = {},
  changes: Partial<Context> = {},
): Decided {
  const decision = decidePartner(partner, commandOf(name, values), contextOf(partner, changes));
  if (!isRefusal(decision)) {
    const { events } = decision;
    return { events, partner: events.reduce(evolvePartner, partner), refused: [] };
  }
  const refused = decision.refused.map(
    ({ code, field, met }) => `${met ? 'met: ' : ''}${code}${field ? `@${field}` : ''}`,
  );
  return { events: [], partner, refused };
}
