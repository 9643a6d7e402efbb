import type { Card, FormState } from '../../cards/kit/card.ts';
import { notificationsCard } from '../../cards/chat/notifications-card.ts';
import { paymentStatusCard } from '../../cards/forms/payment-status-card.ts';
import { paymentCard } from '../../cards/forms/payment-card.ts';
import { redeemCard } from '../../cards/forms/redeem-card.ts';
import { registerCard } from '../../cards/forms/register-card.ts';
import { reportCard } from '../../cards/forms/report-card.ts';
import type { PlanWarnings } from '../../cards/forms/planning-fields.ts';
import { rescheduleCard } from '../../cards/forms/reschedule-card.ts';
import { reserveCard } from '../../cards/forms/reserve-card.ts';
import { savbCard } from '../../cards/forms/savb-card.ts';
import { voucherPromptCard } from '../../cards/forms/voucher-prompt-card.ts';
import type { PersonChoice } from '../../cards/kit/choices.ts';
import type { SingleVoucherAction, VoucherStep } from '../../dialogs/voucher-step-dialog.ts';
import { voucherSteps } from '../../dialogs/voucher-steps.ts';
import type { Translator } from '../../locales/translator.ts';
import { check } from '../../workflow/kernel/checks.ts';
import { day } from '../../workflow/kernel/facts.ts';
import type { Location, Member } from '../../workflow/partner/partner.ts';
import { defaultProgramme as programme } from '../../workflow/programme/load.ts';
import type {
  ConsultantStanding,
  PlannableConsultant,
} from '../../workflow/views/plannable-consultants.ts';
import type { Booking } from '../../workflow/voucher/bookings.ts';
import { samplePartner, sampleContext } from './sample-partner.ts';
import { catalogue } from '../../workflow/steps/catalogue.ts';
import { sampleMissing } from './sample-missing.ts';
import { sampleCorrections } from './sample-corrections.ts';
import {
  sampleChecks,
  sampleFacts,
  samplePaymentChecks,
  sampleReadiness,
} from './sample-checks.ts';
import type { Candidate } from '../../cards/forms/candidate.ts';
import { nth, type Typed } from './sample-texts.ts';
import {
  SAMPLE_DAY as today,
  SAMPLE_PEOPLE,
  samplePaidVoucher,
  samplePartPaidVoucher,
  sampleVoucher,
} from './sample-vouchers.ts';

/** Sample cards by name. */
export type Samples = Readonly<Record<string, (t: Translator) => Card>>;

const commandId = '7d5c3f0e-5a0e-4a3c-9d38-2d6f7a3a1c55';
const EMPTY: FormState = { values: {}, refused: [] };

/** Forms of steps 4 to 8 and of the personal settings. */
export function sampleForms(typed: Typed): Samples {
  const assigned = sampleVoucher(typed, 'assigned');
  const reserved = sampleVoucher(typed, 'reserved');
  const several = [1, 2, 3, 4].map((number) => ({
    voucher: {
      ...sampleVoucher(typed, 'reported'),
      customer: {
        organisation: nth(typed.customers, number - 1),
        contactEmail: typed.email,
        country: 'DE',
      },
      voucherId: `${typed.voucherId.slice(0, 62)}${number}`,
    },
    checks: number === 3 ? sampleChecks(typed) : samplePaymentChecks(typed),
  }));
  const [first] = several;
  const candidates = [first ?? { voucher: reserved, checks: [] }, ...several.slice(1)] as const;
  const people = [
    { personId: SAMPLE_PEOPLE.paula, name: typed.person },
    { personId: SAMPLE_PEOPLE.carlo, name: nth(typed.colleagues, 0) },
  ];
  const locations = [
    { location: '1234567', country: 'DE', name: typed.place },
    { location: '7654321', country: 'AT', name: typed.place },
  ];
  const form = EMPTY;
  const { consultants, warnings } = samplePlan(typed, people);
  const shared = {
    ...{ commandId, programme, today, locations, consultants },
    ...{ readiness: sampleReadiness(typed, true), remedyOf: () => undefined },
  };
  return {
    register: (t) => registerCard(t, { ...shared, form, likelyCountries: ['DE', 'AT'] }),
    'register refused': (t) => registerCard(t, { ...shared, form: refusedRegister(typed) }),
    'voucher prompt': (t) =>
      voucherPromptCard(t, {
        command: 'redeem',
        vouchers: several.map(({ voucher }) => voucher),
        form,
      }),
    'voucher prompt, many': (t) =>
      voucherPromptCard(t, {
        command: 'redeem',
        vouchers: Array.from({ length: 50 }, (_, index) => several[index % several.length]).flatMap(
          (one) => one?.voucher ?? [],
        ),
        form,
      }),
    'voucher prompt, none likely': (t) =>
      voucherPromptCard(t, { command: 'redeem', vouchers: [], form }),
    ...stepForms(typed, people, locations),
    'reserve refused': (t) =>
      reserveCard(t, { ...shared, voucher: assigned, form: refusedReserve(typed) }),
    'reserve, clash': (t) =>
      reserveCard(t, {
        ...shared,
        warnings,
        voucher: assigned,
        form: { values: { ...PLANNED, consultant: SAMPLE_PEOPLE.carlo }, refused: [] },
      }),
    'reschedule, clash': (t) =>
      rescheduleCard(t, {
        ...shared,
        warnings,
        voucher: reserved,
        form: { values: PLANNED, refused: [] },
      }),
    'reserve, same customer': (t) =>
      reserveCard(t, {
        ...shared,
        voucher: { ...assigned, serviceLevel: 15 },
        form: { values: {}, refused: [] },
        nearCustomers: [0, 1].map((at) => ({
          engagement: 'enterprise-security',
          key: `key-${at}`,
          organisation: nth(typed.customers, at),
          mail: '',
        })),
      }),
    ...sampleMissing(typed, { ...shared, voucher: assigned, form }),
    'reserve refused, already done': (t) =>
      reserveCard(t, {
        ...shared,
        voucher: assigned,
        form: { ...refusedReserve(typed), alreadyDone: 'offered' },
      }),
    'report refused': (t) =>
      reportCard(t, { ...shared, voucher: reserved, form: refusedReport(typed) }),
    'redeem one': (t) => redeemCard(t, { ...shared, form, candidates: [candidates[0]] }),
    'redeem already done': (t) =>
      redeemCard(t, {
        ...shared,
        form: {
          values: { onDate: '2020-06-12', alreadyDoneReason: typed.note },
          refused: [],
          alreadyDone: 'chosen',
        },
        candidates: [{ ...candidates[0], checks: sampleChecks(typed) }],
      }),
    'redeem several': (t) => redeemCard(t, { ...shared, form, candidates }),
    payment: (t) => paymentCard(t, { ...shared, form, candidates: [candidates[0]] }),
    'payment amounts shown': (t) =>
      paymentCard(t, {
        ...shared,
        form: { values: invoiceOf(typed, candidates), refused: [] },
        candidates,
      }),
    'payment several': (t) => paymentCard(t, { ...shared, form, candidates }),
    'payment status, paid in part': (t) =>
      paymentStatusCard(t, {
        voucher: samplePartPaidVoucher(typed),
        today,
        commandId,
        form,
        isAdmin: true,
      }),
    ...sampleCorrections(typed, shared),
    'savb to confirm': (t) =>
      savbCard(t, {
        ...shared,
        form,
        mayConfirm: true,
        offers: ['DDPS', 'SDPS'],
        admins: [],
        voucherId: typed.voucherId,
      }),
    'savb to ask for': (t) =>
      savbCard(t, {
        ...shared,
        form,
        mayConfirm: false,
        offers: [],
        admins: [nth(typed.colleagues, 1), nth(typed.colleagues, 2)],
      }),
    notifications: (t) =>
      notificationsCard(t, {
        form,
        admin: true,
        choices: { muted: ['voucher-expired'], quietFrom: '18:00', quietTo: '08:00', digest: true },
      }),
  };
}

/** An invoice for all candidates, with its amounts as the form shows them back. */
const invoiceOf = (typed: Typed, candidates: readonly Candidate[]) => ({
  invoiceNumber: typed.number,
  amount: '1234',
  currency: 'EUR',
  voucherIds: candidates.map(({ voucher }) => voucher.voucherId).join(','),
});

/** The empty form of each step in `dialogs/voucher-steps.ts`, for a voucher of its first state. */
function stepForms(
  typed: Typed,
  people: readonly PersonChoice[],
  locations: readonly Location[],
): Samples {
  const members = people.map((one): Member => ({
    ...one,
    roles: ['project-manager', 'consultant'],
  }));
  const { assessments, ...partner } = samplePartner(typed);
  const passed = assessments.map((one) => ({ ...one, consultant: SAMPLE_PEOPLE.carlo }));
  const context = sampleContext({ ...partner, assessments: passed, members, locations });
  const steps: Readonly<Record<string, VoucherStep>> = voucherSteps;
  return Object.fromEntries(
    Object.entries(steps).map(([name, { form }]) => {
      const [state] = catalogue[name as SingleVoucherAction].states;
      const voucher =
        state === 'redeemed' ? samplePaidVoucher(typed, 'requested') : sampleVoucher(typed, state);
      return [name, (t) => form({ ...context, t, voucher, commandId, form: EMPTY })];
    }),
  );
}

const PLANNED = { startDate: '2020-07-06', endDate: '2020-07-11' };

/** A consultant with another engagement on the days, and one for each reason against a choice. */
function samplePlan(
  typed: Typed,
  people: readonly PersonChoice[],
): { readonly consultants: readonly PlannableConsultant[]; readonly warnings: PlanWarnings } {
  const booking = (at: number): Booking => ({
    voucherId: `${typed.voucherId.slice(0, 62)}${at}`,
    organisation: nth(typed.customers, at),
    engagement: 'windows-and-office',
    consultant: SAMPLE_PEOPLE.carlo,
    startDate: '2020-07-08',
    endDate: '2020-07-10',
  });
  const standings: readonly ConsultantStanding[] = [
    { kind: 'qualified' },
    { kind: 'some', engagements: ['windows-and-office', 'enterprise-security'] },
    { kind: 'past', until: '2020-05-31' },
    { kind: 'missing' },
  ];
  const all = [...people, ...people];
  return {
    consultants: standings.map((standing, at) => ({
      ...(all[at] ?? { personId: '', name: '' }),
      personId: at < people.length ? String(people[at]?.personId) : `person-${at}`,
      standing,
      ...(at % 2 === 1 && { booked: booking(at) }),
      more: at === 1 ? 2 : 0,
    })),
    warnings: {
      clashes: [0, 1, 2, 3].map(booking),
      weekend: ['2020-07-11'],
      accept: `${SAMPLE_PEOPLE.carlo} ${PLANNED.startDate} ${PLANNED.endDate}`,
    },
  };
}

function refusedRegister(typed: Typed): FormState {
  return {
    values: {
      voucherId: typed.voucherId,
      offer: 'DDPS',
      organisation: typed.organisation,
      customerEmail: typed.email,
      assignedOn: '2020-07-01',
    },
    refused: [
      check('voucher-id-accepted', false, sampleFacts(typed, false), 'voucherId'),
      check('assigned-by-today', false, sampleFacts(typed, false), 'assignedOn'),
    ],
  };
}

function refusedReserve(typed: Typed): FormState {
  const facts = sampleFacts(typed, false);
  const dates = { assignedOn: '2020-01-11', expiresOn: '2020-07-09', startDate: '2020-07-01' };
  const tooLate = Object.fromEntries(
    Object.entries({ ...dates, endDate: '2020-07-20' }).map(([name, value]) => [name, day(value)]),
  );
  return {
    values: {
      engagement: 'enterprise-security',
      location: '1234567',
      deliveryCountry: 'AT',
      consultant: SAMPLE_PEOPLE.carlo,
      startDate: '2020-07-01',
      endDate: '2020-07-20',
      reason: typed.note,
      termsAccepted: 'true',
      confirmationReference: typed.number,
    },
    refused: [
      check('card-current', false),
      check('consultant-qualified', false, facts, 'consultant'),
      check('within-voucher-life', false, tooLate, 'endDate'),
    ],
  };
}

function refusedReport(typed: Typed): FormState {
  const facts = sampleFacts(typed, false);
  return {
    values: {
      daysDelivered: '16',
      offSiteDays: '4',
      products: typed.line,
      deliverableReference: typed.reference,
      summary: typed.paragraph,
      nextSteps: typed.paragraph,
    },
    refused: [
      check('days-within-service-level', false, facts, 'daysDelivered'),
      check('off-site-within-limit', false, facts, 'offSiteDays'),
      check('handed-over-in-time', false, facts, 'handedOverOn'),
    ],
  };
}
