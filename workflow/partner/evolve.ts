import type { PartnerEvent } from './events.ts';
import type { Evidence, Location, Member, Partner } from './partner.ts';
import { withMemberIdentified, withRoleGranted, withRoleWithdrawn } from './team.ts';

/** The company's records after an event. A reducer: `events.reduce(evolvePartner, partner)`. */
export function evolvePartner(partner: Partner, event: PartnerEvent): Partner {
  return { ...partner, ...changes(partner, event), revision: partner.revision + 1 };
}

function changes(partner: Partner, event: PartnerEvent): Partial<Partner> {
  switch (event.type) {
    case 'training-recorded': {
      const { type: _type, ...training } = event;
      return { trainings: corrected(partner.trainings, training, () => true) };
    }
    case 'competency-recorded': {
      const { type: _type, ...held } = event;
      return {
        competencies: corrected(
          partner.competencies,
          held,
          (other) => other.competency === held.competency,
        ),
      };
    }
    case 'assessment-recorded': {
      const { type: _type, ...passed } = event;
      return {
        assessments: corrected(
          partner.assessments,
          passed,
          (other) => other.consultant === passed.consultant && other.exam === passed.exam,
        ),
      };
    }
    case 'agreement-signed': {
      const { type: _type, ...agreement } = event;
      return { agreement };
    }
    case 'enrolled': {
      const { type: _type, ...enrolment } = event;
      return { enrolments: [...partner.enrolments, enrolment] };
    }
    case 'profile-updated': {
      const { type: _type, ...profile } = event;
      return { profile };
    }
    case 'location-added': {
      const { type: _type, ...location } = event;
      return {
        locations: [...partner.locations, location],
        formerLocations: without(partner.formerLocations ?? [], location.location),
      };
    }
    case 'location-removed': {
      const removed = partner.locations.filter((one) => one.location === event.location);
      return {
        locations: without(partner.locations, event.location),
        formerLocations: [...(partner.formerLocations ?? []), ...removed],
      };
    }
    case 'role-granted':
      return { members: withRoleGranted(partner.members, event) };
    case 'role-withdrawn':
      return { members: withRoleWithdrawn(partner.members, event) };
    case 'member-identified':
      return identified(partner, event);
    case 'savb-registered': {
      const { type: _type, ...savbRegistration } = event;
      return { savbRegistration };
    }
  }
}

const without = (locations: readonly Location[], location: string): readonly Location[] =>
  locations.filter((one) => one.location !== location);

/** Recording the same proof again corrects it; another proof stands beside it. */
function corrected<Record extends Evidence>(
  all: readonly Record[],
  record: Record,
  isAboutTheSame: (other: Record) => boolean,
): readonly Record[] {
  const others = all.filter(
    (other) => !(other.reference === record.reference && isAboutTheSame(other)),
  );
  return [...others, record];
}

function identified(
  partner: Partner,
  event: { readonly email: string; readonly personId: string; readonly name: string },
): { readonly members: readonly Member[]; readonly assessments: Partner['assessments'] } {
  const { members, formerId } = withMemberIdentified(partner.members, event);
  return {
    members,
    assessments: partner.assessments.map((passed) =>
      passed.consultant === formerId ? { ...passed, consultant: event.personId } : passed,
    ),
  };
}
