import { CHECK_CODES } from '../../workflow/kernel/check-codes.ts';
import { check, type Check } from '../../workflow/kernel/checks.ts';
import { anyOf, coded, day, money, type Facts } from '../../workflow/kernel/facts.ts';
import type { Readiness } from '../../workflow/views/readiness.ts';
import { nth, type Typed } from './sample-texts.ts';
import { SAMPLE_PEOPLE } from './sample-vouchers.ts';

/** Days and numbers for met checks. */
const GOOD = {
  today: '2020-06-15',
  on: '2020-06-15',
  beforeOn: '2020-06-12',
  day: '2020-06-12',
  from: '2020-06-15',
  until: '2020-12-31',
  latest: '2021-06-14',
  lastDay: '2020-08-13',
  assignedOn: '2020-01-11',
  expiresOn: '2020-07-09',
  readOn: '2020-02-01',
  signedOn: '2020-02-01',
  validatedOn: '2020-06-02',
  reservedOn: '2020-06-02',
  startDate: '2020-06-08',
  endDate: '2020-06-12',
  handedOverOn: '2020-06-12',
  submittedOn: '2020-06-13',
  redeemedOn: '2020-06-14',
  retiredOn: '2020-02-01',
  onDate: '2020-06-15',
  previousOn: '2020-06-12',
  days: 5,
  span: 5,
  daysLeft: 24,
  serviceLevel: 15,
  maxDays: 10,
  offSiteDays: 1,
  limit: 3,
  max: 200,
  amount: 1234.5,
  decimals: 2,
} as const;

/** Overrides for unmet checks. */
const BAD = {
  day: '2020-06-20',
  from: '2020-07-01',
  until: '2020-06-10',
  lastDay: '2020-06-01',
  assignedOn: '2020-06-16',
  expiresOn: '2020-06-12',
  startDate: '2020-06-10',
  endDate: '2020-06-08',
  reservedOn: '2020-06-12',
  handedOverOn: '2020-06-20',
  redeemedOn: '2020-04-02',
  onDate: '2020-06-10',
  days: 16,
  amount: 1234.567,
  offSiteDays: 4,
} as const;

/** All facts that the text of any check can use. */
export function sampleFacts(typed: Typed, met: boolean): Facts {
  const plain = Object.entries({ ...GOOD, ...(met ? {} : BAD) });
  return {
    ...Object.fromEntries(
      plain.map(([name, value]) => [name, typeof value === 'string' ? day(value) : value]),
    ),
    to: coded('payment-status', 'paid'),
    step: 'reserve',
    action: coded('action', 'reserve'),
    why: 'assignee',
    who: anyOf([coded('person', SAMPLE_PEOPLE.paula)]),
    entry: coded('entry', 'report'),
    before: coded('entry', 'reservation'),
    neededBy: coded('entry', 'payment-status-changed'),
    asked: money(12_500, 'EUR'),
    paid: money(10_000, 'EUR'),
    requested: 'EUR',
    status: coded('status', met ? 'reserved' : 'reported'),
    allowed: anyOf([coded('status', 'assigned'), coded('status', 'reserved')]),
    voucherId: typed.voucherId,
    heldBy: 'FAB-1999-12',
    others: anyOf([nth(typed.customers, 1), nth(typed.customers, 2)]),
    organisation: typed.organisation,
    ours: typed.organisation,
    theirs: nth(typed.customers, 1),
    colleague: typed.person,
    assignee: typed.person,
    name: typed.person,
    person: typed.person,
    exam: typed.number,
    reason: typed.note,
    typed: typed.note,
    known: 'yes',
    what: 'amount',
    part: 'steps',
    stated: coded('status', 'redeemed'),
    derived: coded('status', 'reported'),
    choices: anyOf([coded('level', 'silver'), coded('level', 'gold')]),
    reference: typed.reference,
    location: typed.place,
    problem: 'missing',
    state: 'past',
    left: 'no',
    planned: 'yes',
    most: 50,
    version: '2020',
    signedVersion: '2019',
    offer: coded('offer', 'DDPS'),
    engagement: coded('engagement', 'enterprise-security'),
    for: coded('engagement', 'enterprise-security'),
    competency: coded('competency', 'windows-and-devices'),
    competencies: anyOf([
      { as: 'qualification', competency: 'windows-and-devices', levels: ['silver', 'gold'] },
      { as: 'qualification', competency: 'enterprise-mobility-management', levels: ['gold'] },
    ]),
    held: coded('competency', 'windows-and-devices'),
    level: coded('level', 'gold'),
    role: coded('role', 'consultant'),
    consultant: coded('person', SAMPLE_PEOPLE.carlo),
    country: coded('country', 'DE'),
    customerCountry: coded('country', 'AT'),
    locationCountry: coded('country', 'CH'),
    currency: 'XYZ',
    currencies: anyOf(['EUR', 'USD']),
    serviceLevels: anyOf([1, 3, 5, 10, 15]),
  };
}

/** Checks of the validation card, one unmet. */
export function sampleChecks(typed: Typed): readonly Check[] {
  const facts = sampleFacts(typed, true);
  return [
    check('customer-email-matches', true, facts),
    check('voucher-not-expired', true, facts),
    check('enrolled-in-offer', true, facts),
    check('agreement-signed', true, facts),
    check('compliance-training-valid', true, facts),
    check('competency-held', false, facts),
  ];
}

/** Checks of the payment card, all met. */
export function samplePaymentChecks(typed: Typed): readonly Check[] {
  const facts = sampleFacts(typed, true);
  return [
    check('report-present', true, facts),
    check('deliverable-present', true, facts),
    check('location-in-country', true, facts),
    check('days-within-service-level', true, facts),
    check('competency-held', true, facts),
    check('consultant-qualified', true, facts),
  ];
}

/** All checks, met and unmet, in chunks of eight. */
export function everyCheck(typed: Typed): readonly (readonly Check[])[] {
  const all = CHECK_CODES.flatMap((code) =>
    [false, true].map((met) => check(code, met, sampleFacts(typed, met))),
  );
  return Array.from({ length: Math.ceil(all.length / 8) }, (_, at) =>
    all.slice(at * 8, at * 8 + 8),
  );
}

/**
 * An offer of which one engagement can be reserved, or none.
 * @param ready `elsewhere`: ready but for a location in the customer's country
 */
export function sampleReadiness(typed: Typed, ready: boolean | 'elsewhere'): Readiness {
  const facts = { ...sampleFacts(typed, false), state: 'unqualified' };
  const open = [
    check('competency-held', false, facts, 'engagement'),
    check('location-available', false, facts),
    check('consultant-available', false, facts),
  ];
  return {
    ready: ready === true,
    engagements: [
      {
        engagement: 'windows-and-office',
        open: ready === 'elsewhere' ? open.slice(1, 2) : ready ? [] : open.slice(1),
      },
      { engagement: 'enterprise-security', open },
    ],
    dates: [],
  };
}
