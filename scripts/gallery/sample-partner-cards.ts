import { addLocationCard } from '../../cards/forms/add-location-card.ts';
import type { FormState } from '../../cards/kit/card.ts';
import { eligibilityCard } from '../../cards/partner/eligibility-card.ts';
import { engagementCard } from '../../cards/forms/engagement-card.ts';
import { enrolCard } from '../../cards/forms/enrol-card.ts';
import { enrolmentCard } from '../../cards/partner/enrolment-card.ts';
import { grantRoleCard } from '../../cards/forms/grant-role-card.ts';
import { importRecordsCard } from '../../cards/forms/import-records-card.ts';
import { ENTRY_AT_STEP_4 } from '../../cards/partner/entry-at-step-4.ts';
import { onboardingCard } from '../../cards/partner/onboarding-card.ts';
import { onboardingView } from '../../workflow/views/onboarding-view.ts';
import { profileCard } from '../../cards/partner/profile-card.ts';
import { recordAssessmentCard } from '../../cards/forms/record-assessment-card.ts';
import { recordCompetencyCard } from '../../cards/forms/record-competency-card.ts';
import { recordTrainingCard } from '../../cards/forms/record-training-card.ts';
import { removeLocationCard } from '../../cards/forms/remove-location-card.ts';
import { signAgreementCard } from '../../cards/forms/sign-agreement-card.ts';
import { roleAnsweredCard, roleRequestCard } from '../../cards/notices/role-request-card.ts';
import { teamCard } from '../../cards/partner/team-card.ts';
import { updateProfileCard } from '../../cards/forms/update-profile-card.ts';
import { withdrawRoleCard } from '../../cards/forms/withdraw-role-card.ts';
import { check } from '../../workflow/kernel/checks.ts';
import { day } from '../../workflow/kernel/facts.ts';
import type { PartnerEvent } from '../../workflow/partner/commands/catalogue.ts';
import { newPartner } from '../../workflow/partner/partner.ts';
import { defaultProgramme as programme } from '../../workflow/programme/load.ts';
import { ROLES } from '../../workflow/programme/definition.ts';
import { remedyOf, type Remedy } from '../../workflow/views/remedies.ts';
import { eligibilityView } from '../../workflow/views/eligibility-view.ts';
import { enrolmentView, type EnrolmentView } from '../../workflow/views/enrolment-view.ts';
import { samplePartner, sampleContext, sampleMembers } from './sample-partner.ts';
import type { Samples } from './sample-forms.ts';
import type { Typed } from './sample-texts.ts';
import { SAMPLE_DAY as today, SAMPLE_PEOPLE } from './sample-vouchers.ts';

const commandId = '0b8c1a52-3d3d-4b7e-9c55-6a1a86f1a3de';
const form: FormState = { values: {}, refused: [] };

/** Cards of steps 1 to 3 and of the team. */
export function samplePartnerCards(typed: Typed): Samples {
  return { ...reading(typed), ...recording(typed), ...describing(typed), ...granting(typed) };
}

function reading(typed: Typed): Samples {
  const fresh = eligibilityView(sampleContext(newPartner('contoso')));
  const view = eligibilityView(sampleContext(samplePartner(typed)));
  const done: readonly PartnerEvent[] = [
    { type: 'training-recorded', reference: typed.evidence, from: today },
  ];
  const { assessments, trainings, ...rest } = samplePartner(typed);
  const complete = onboardingView(sampleContext({ ...rest, assessments, trainings }));
  const members = rest.members.map((member) => ({ ...member, roles: ['consultant'] as const }));
  const partner = { ...rest, trainings, assessments: [], agreement: undefined, members };
  const halfDone = onboardingView(sampleContext(partner));
  const admin = sampleContext(samplePartner(typed));
  const [offer] = view.offers;
  const standing = offer?.engagements[2];
  return {
    'onboarding of a new company': (t) =>
      onboardingCard(t, {
        ...onboardingView(sampleContext(newPartner('contoso'))),
        entry: ENTRY_AT_STEP_4,
      }),
    'onboarding half done': (t) => onboardingCard(t, { ...halfDone, entry: [], done }),
    'onboarding complete': (t) => onboardingCard(t, { ...complete, entry: [] }),
    'eligibility of a new company': (t) =>
      eligibilityCard(t, { ...fresh, remedyOf: (one) => remedyOf(one, admin) }),
    eligibility: (t) => eligibilityCard(t, { ...view, done, remedyOf: () => undefined }),
    ...(offer && standing
      ? {
          engagement: (t) =>
            engagementCard(t, {
              ...view,
              offer,
              standing,
              remedyOf: (one) => remedyOf(one, admin),
            }),
        }
      : {}),
  };
}

function recording(typed: Typed): Samples {
  const partner = samplePartner(typed);
  const shared = { commandId, form, today, programme };
  const consultants = partner.members.map(({ name, personId }) => ({ name, personId }));
  const refused: FormState = {
    values: { completedOn: '2020-06-16', reference: typed.evidence },
    refused: [
      check('day-not-future', false, { day: day('2020-06-16'), today: day(today) }, 'completedOn'),
    ],
  };
  const fresh = enrolmentView(sampleContext(newPartner('contoso')));
  const add = (step: 'record-training' | 'record-competency', mine: boolean): Remedy => ({
    ...{ step, mine },
    who: typed.colleagues,
  });
  const toRenew: EnrolmentView['toRenew'] = [
    { kind: 'training', about: '', remedy: add('record-training', true) },
    { kind: 'competency', about: 'datacenter', remedy: add('record-competency', false) },
  ];
  const lapsed = enrolmentView(sampleContext(partner, '2020-06-30'));
  return {
    'record training': (t) => recordTrainingCard(t, shared),
    'record training refused': (t) => recordTrainingCard(t, { ...shared, form: refused }),
    'record competency': (t) => recordCompetencyCard(t, shared),
    'record assessment': (t) => recordAssessmentCard(t, { ...shared, consultants }),
    'import records': (t) =>
      importRecordsCard(t, { ...shared, consultants: consultants.slice(0, 5), maySign: true }),
    'enrolment of a new company': (t) => enrolmentCard(t, fresh),
    enrolment: (t) =>
      enrolmentCard(t, {
        ...lapsed,
        done: [{ type: 'enrolled', ...(partner.enrolments[0] ?? neverEnrolled) }],
      }),
    enrol: (t) => enrolCard(t, { ...lapsed, commandId, form }),
    'enrol, records to renew': (t) => enrolCard(t, { ...lapsed, toRenew, commandId, form }),
    'sign agreement': (t) => signAgreementCard(t, { commandId, form, programme }),
  };
}

const neverEnrolled = { offer: 'DDPS', enrolledBy: '', enrolledOn: today, validUntil: today };

function describing(typed: Typed): Samples {
  const { locations, profile, revision } = samplePartner(typed);
  const enrolledIn = ['DDPS', 'SDPS'];
  const edit = { commandId, revision, form, enrolledIn, ownCountries: ['DE'], programme };
  return {
    'profile of a new company': (t) => profileCard(t, { locations: [], programme, mayEdit: true }),
    profile: (t) => profileCard(t, { profile, locations, programme, mayEdit: true }),
    'update profile': (t) => updateProfileCard(t, { ...edit, profile }),
    'add location': (t) => addLocationCard(t, { commandId, form, likely: ['DE', 'AT'] }),
    'remove location': (t) => removeLocationCard(t, { commandId, form, locations }),
  };
}

function granting(typed: Typed): Samples {
  const members = sampleMembers(typed);
  const actor = { kind: 'person', personId: SAMPLE_PEOPLE.paula } as const;
  const changes = members.slice(0, 5).map(({ email, name, personId }, at) => ({
    sequence: at,
    at: `${today}T08:00:00.000Z`,
    actor,
    commandId: `change-${at}`,
    event: { type: 'role-granted', personId, name, email, role: 'consultant' } as const,
  }));
  const people = members.map(({ name, personId }) => ({ name, personId }));
  const grants = members.flatMap(({ name, personId, roles }) =>
    roles.map((role) => ({ name, personId, role })),
  );
  const team = { members, changes, personId: SAMPLE_PEOPLE.paula, mayGrant: true, total: 30 };
  return {
    team: (t) => teamCard(t, { ...team, paging: { cursors: ['12'], next: '24' } }),
    'team with vouchers left': (t) =>
      teamCard(t, {
        ...team,
        changes: [],
        left: { personId: SAMPLE_PEOPLE.paula, count: 6 },
        paging: { cursors: [] },
      }),
    'team of a new company': (t) =>
      teamCard(t, { ...team, members: [], changes: [], total: 0, paging: { cursors: [] } }),
    'role requested': (t) =>
      roleRequestCard(t, {
        request: {
          personId: SAMPLE_PEOPLE.paula,
          name: typed.person,
          at: `${today}T08:00:00.000Z`,
        },
        roles: ROLES,
        commandId,
      }),
    'role granted': (t) => roleAnsweredCard(t, { name: typed.person, role: 'project-manager' }),
    'grant role': (t) => grantRoleCard(t, { commandId, form, roles: ROLES, people }),
    'withdraw role': (t) => withdrawRoleCard(t, { commandId, form, grants }),
  };
}
