import { messageCard } from '../cards/chat/message-card.ts';
import { enrolmentCard } from '../cards/partner/enrolment-card.ts';
import { addLocationCard } from '../cards/forms/add-location-card.ts';
import { enrolCard } from '../cards/forms/enrol-card.ts';
import { grantRoleCard } from '../cards/forms/grant-role-card.ts';
import { importRecordsCard } from '../cards/forms/import-records-card.ts';
import { recordAssessmentCard } from '../cards/forms/record-assessment-card.ts';
import { recordCompetencyCard } from '../cards/forms/record-competency-card.ts';
import { recordTrainingCard } from '../cards/forms/record-training-card.ts';
import { removeLocationCard } from '../cards/forms/remove-location-card.ts';
import { savbCard } from '../cards/forms/savb-card.ts';
import { signAgreementCard } from '../cards/forms/sign-agreement-card.ts';
import { updateProfileCard } from '../cards/forms/update-profile-card.ts';
import { withdrawRoleCard, type Grant } from '../cards/forms/withdraw-role-card.ts';
import type { Card } from '../cards/kit/card.ts';
import { commandAction } from '../cards/kit/form-actions.ts';
import { listCard } from '../cards/kit/list-card.ts';
import { openLines, openPoint } from '../cards/kit/open-points.ts';
import { countriesNamed } from '../cards/kit/country-choices.ts';
import type { PartnerEvent, PartnerStepName } from '../workflow/partner/commands/catalogue.ts';
import { withoutBlankRows } from '../workflow/partner/form-rows.ts';
import { grantingAction } from '../workflow/partner/permissions.ts';
import { enrolmentOn } from '../workflow/partner/standing.ts';
import { membersWith } from '../workflow/partner/team.ts';
import { ROLES } from '../workflow/programme/definition.ts';
import { unmet } from '../workflow/kernel/checks.ts';
import { signingChecks } from '../workflow/partner/enrolment-checks.ts';
import { remedyOf } from '../workflow/views/remedies.ts';
import { enrolmentView } from '../workflow/views/enrolment-view.ts';
import { consultantChoices, memberChoices } from './choices.ts';
import { confirmWithdrawal, showWithdrawn } from './confirm-withdrawal.ts';
import { may, type PartnerStep } from './partner-step-dialog.ts';
import { showEligibility } from './show-eligibility.ts';
import { showProfile } from './show-profile.ts';
import { showTeam } from './show-team.ts';
import { contextOf } from './show-voucher.ts';
import type { FormContext } from './step-dialog.ts';
import type { Turn, Values } from './turn.ts';

const ofTeam = {
  actions: ['grant-role', 'grant-admin-role'],
  shown: (turn, done) => showTeam(turn, { done }),
} as const satisfies Partial<PartnerStep>;

/** Steps about the partner's records, by command: 1 to 3, the team, and the SAVB registration. */
export const partnerSteps = {
  'record-training': {
    actions: ['record-eligibility'],
    form: ({ t, ...view }) => recordTrainingCard(t, view),
    shown: showEligibility,
  },
  'record-competency': {
    actions: ['record-eligibility'],
    form: ({ t, ...view }) => recordCompetencyCard(t, view),
    shown: showEligibility,
  },
  'record-assessment': {
    actions: ['record-eligibility'],
    instead({ partner, t }) {
      if (consultantChoices(partner).length > 0) return undefined;
      const title = t.text('record-assessment.title');
      const text = t.text('record-assessment.no-consultants');
      return messageCard(t, { title, text, actions: ['grant-role', 'eligibility'] });
    },
    form: ({ t, ...view }) =>
      recordAssessmentCard(t, { ...view, consultants: consultantChoices(view.partner) }),
    shown: showEligibility,
  },
  /** Steps 1 to 3 in one form, for a partner that is already in the programme. */
  'import-records': {
    actions: ['record-eligibility'],
    form: ({ t, ...view }) =>
      importRecordsCard(t, {
        ...view,
        consultants: consultantChoices(view.partner),
        maySign: may(view, 'sign-agreement'),
      }),
    inputs: withoutBlankRows,
    shown: showEligibility,
  },
  'sign-agreement': {
    actions: ['sign-agreement'],
    instead(context) {
      const { t } = context;
      const missing = unmet(signingChecks(context));
      if (missing.length === 0) return undefined;
      return listCard(t, {
        title: t.text('sign-agreement.not-yet'),
        rows: openLines(
          t,
          missing.map((one) => openPoint(t, one, remedyOf(one, context))),
          { isNext: true },
        ),
        actions: [commandAction(t, 'eligibility')],
      });
    },
    form: ({ t, ...view }) => signAgreementCard(t, view),
    next: 'enrol',
  },
  enrol: {
    actions: ['enrol', 'sign-agreement'],
    instead(context) {
      const view = enrolmentView(context);
      if (view.mustSign && view.may.sign) return 'sign-agreement';
      return view.may.enrol && view.possible.length > 0
        ? undefined
        : enrolmentCard(context.t, view);
    },
    form: (context) => enrolCard(context.t, { ...context, ...enrolmentView(context) }),
    shown: showEnrolment,
  },
  'update-profile': {
    actions: ['profile'],
    form: updateProfileForm,
    inputs: (values, { t }) => ({
      ...values,
      countries: countriesNamed(t, values.countries ?? '').join(','),
    }),
    shown: showProfile,
  },
  'add-location': {
    actions: ['profile'],
    form: ({ t, ...view }) =>
      addLocationCard(t, { ...view, likely: view.partner.profile?.countries ?? [] }),
    shown: showProfile,
  },
  'remove-location': {
    actions: ['profile'],
    instead({ partner, t }) {
      if (partner.locations.length > 0) return undefined;
      const [title, text] = [t.text('remove-location.title'), t.text('remove-location.none')];
      return messageCard(t, { title, text, actions: ['add-location', 'profile'] });
    },
    form: ({ t, ...view }) => removeLocationCard(t, { ...view, locations: view.partner.locations }),
    shown: showProfile,
  },
  'grant-role': {
    ...ofTeam,
    form: ({ t, ...view }) =>
      grantRoleCard(t, {
        ...view,
        form: { ...view.form, values: asTyped(view.form.values) },
        roles: ROLES.filter((role) => may(view, grantingAction(role))),
        people: memberChoices(view.partner),
      }),
    /** A person missing from the picker is named by e-mail address. */
    inputs(values) {
      const { person = '', personEmail = '' } = values;
      return person === '' ? { ...values, person: personEmail } : values;
    },
  },
  'withdraw-role': {
    ...ofTeam,
    instead(context) {
      const { t } = context;
      if (grantsOf(context).length > 0) return undefined;
      const [title, text] = [t.text('withdraw-role.title'), t.text('withdraw-role.none')];
      return messageCard(t, { title, text, actions: ['grant-role', 'team'] });
    },
    form: (context) => withdrawRoleCard(context.t, { ...context, grants: grantsOf(context) }),
    /** The form's choice is `<role> <person>`; forms sent by contract have both fields. */
    inputs(values) {
      const { grant = '' } = values;
      if (grant === '') return values;
      const [role = '', person = ''] = grant.split(' ');
      return { ...values, role, person };
    },
    confirm: confirmWithdrawal,
    shown: showWithdrawn,
  },
  'confirm-savb': {
    instead(context) {
      const { t } = context;
      if (!may(context, 'confirm-savb')) return savbForm(context);
      if (savbOffers(context).length > 0) return undefined;
      const [title, text] = [t.text('savb.title'), t.text('savb.no-offers')];
      return messageCard(t, { title, text, actions: ['enrol', 'vouchers'] });
    },
    form: savbForm,
    next: 'payment',
  },
} satisfies Record<PartnerStepName, PartnerStep>;

function updateProfileForm({ t, ...view }: FormContext): Card {
  const { partner, programme, today } = view;
  const offers = programme.offers.map(({ code }) => code);
  return updateProfileCard(t, {
    ...view,
    revision: partner.revision,
    profile: partner.profile,
    enrolledIn: offers.filter((code) => enrolmentOn(partner, code, today)),
    ownCountries: partner.locations.map(({ country }) => country),
  });
}

function savbForm({ t, ...view }: FormContext): Card {
  const admins = membersWith(view.partner, 'global-admin').map(({ name }) => name);
  const offers = savbOffers(view);
  return savbCard(t, { ...view, admins, offers, mayConfirm: may(view, 'confirm-savb') });
}

/** The offer that the form was opened for, and those with an enrolment. */
function savbOffers({ form, partner, programme, today }: Omit<FormContext, 't'>) {
  const { offer } = form.values;
  return programme.offers
    .map(({ code }) => code)
    .filter((code) => code === offer || enrolmentOn(partner, code, today));
}

async function showEnrolment(turn: Turn, done: readonly PartnerEvent[]): Promise<void> {
  const view = enrolmentView(await contextOf(turn));
  await turn.mention(view.agreement);
  await turn.show(enrolmentCard(turn.t, { ...view, done }));
}

/** Leaves an address in its own field: the picker has no such choice. */
function asTyped(values: Values): Values {
  return values.person === values.personEmail ? { ...values, person: '' } : values;
}

/** Number of roles that fit on a card. */
const MAX_GRANTS = 150;

/** The roles the person may withdraw, sorted by the member's name. */
function grantsOf(context: FormContext): readonly Grant[] {
  return context.partner.members
    .flatMap(({ name, personId, roles }) => roles.map((role): Grant => ({ name, personId, role })))
    .filter(({ role }) => may(context, grantingAction(role)))
    .sort((one, other) => one.name.localeCompare(other.name))
    .slice(0, MAX_GRANTS);
}
