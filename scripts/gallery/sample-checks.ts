import { CHECK_CODES } from '../../workflow/check-codes.ts';
import { check, type Check } from '../../workflow/checks.ts';
import { anyOf, coded, day, type Facts } from '../../workflow/facts.ts';
import type { Typed } from './sample-texts.ts';
import { SAMPLE_PEOPLE } from './sample-vouchers.ts';

/** Every fact that the words of any check use. */
export function sampleFacts(typed: Typed): Facts {
  const dates = { on: '2020-06-15', until: '2020-12-31', lastDay: '2020-08-13' };
  return {
    ...Object.fromEntries(Object.entries(dates).map(([name, value]) => [name, day(value)])),
    ...Object.fromEntries(
      ['today', 'startDate', 'endDate', 'assignedOn', 'expiresOn', 'readOn', 'signedOn'].map(
        (name) => [name, day('2020-06-15')],
      ),
    ),
    ...Object.fromEntries(
      ['retiredOn', 'reservedOn', 'redeemedOn', 'handedOverOn', 'submittedOn', 'validatedOn'].map(
        (name) => [name, day('2020-06-15')],
      ),
    ),
    day: day('2020-06-15'),
    from: day('2020-06-15'),
    latest: day('2020-06-15'),
    to: coded('payment-status', 'paid'),
    action: coded('action', 'reserve'),
    status: coded('status', 'reserved'),
    allowed: anyOf([coded('status', 'assigned'), coded('status', 'reserved')]),
    voucherId: typed.voucherId,
    heldBy: typed.voucherId,
    organisation: typed.organisation,
    ours: typed.organisation,
    theirs: typed.line,
    colleague: typed.person,
    name: typed.person,
    person: typed.person,
    exam: typed.line,
    reason: typed.reference,
    reference: typed.reference,
    location: typed.line,
    problem: 'missing',
    state: 'past',
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
    ...Object.fromEntries(
      ['days', 'span', 'daysLeft', 'serviceLevel', 'maxDays', 'offSiteDays', 'limit', 'max'].map(
        (name) => [name, 15],
      ),
    ),
  };
}

/** What validation looks at, one line of it not met. */
export function sampleChecks(typed: Typed): readonly Check[] {
  const facts = sampleFacts(typed);
  return [
    check('customer-email-matches', true, facts),
    check('voucher-not-expired', true, facts),
    check('enrolled-in-offer', true, facts),
    check('agreement-signed', true, facts),
    check('compliance-training-valid', true, facts),
    check('competency-held', false, facts),
  ];
}

/** What stands between a report and its payment, all met. */
export function samplePaymentChecks(typed: Typed): readonly Check[] {
  const facts = sampleFacts(typed);
  return [
    check('report-present', true, facts),
    check('deliverable-present', true, facts),
    check('location-in-country', true, facts),
    check('days-within-service-level', true, facts),
    check('competency-held', true, facts),
    check('consultant-qualified', true, facts),
  ];
}

/** Every check there is, met and unmet, in pieces of a few. */
export function everyCheck(typed: Typed): readonly (readonly Check[])[] {
  const facts = sampleFacts(typed);
  const all = CHECK_CODES.flatMap((code) => [check(code, false, facts), check(code, true, facts)]);
  return Array.from({ length: Math.ceil(all.length / 8) }, (_, at) =>
    all.slice(at * 8, at * 8 + 8),
  );
}
