import type { Partner } from '../../../workflow/partner/partner.ts';
import { endingRecords } from '../../../workflow/voucher/checks/ending-records.ts';
import { aReportedVoucher, aReservedVoucher, aValidatedVoucher } from '../../support/a-voucher.ts';
import { aProgramme } from '../../support/a-programme.ts';
import { anEnrolledPartner, people } from '../../support/partner.ts';
import { decide, voucherContext, type Given } from '../../support/voucher-decisions.ts';

const { assessments, competencies, enrolments, trainings } = anEnrolledPartner();

/** The company with one record that ends on a day. */
const ENDING = {
  training: (validUntil) => ({ trainings: trainings.map((one) => ({ ...one, validUntil })) }),
  enrolment: (validUntil) => ({ enrolments: enrolments.map((one) => ({ ...one, validUntil })) }),
  competency: (validUntil) => ({
    competencies: competencies.map((one) => ({ ...one, validUntil })),
  }),
  exam: (validUntil) => ({ assessments: assessments.map((one) => ({ ...one, validUntil })) }),
} satisfies Record<string, (validUntil: string) => Partial<Partner>>;
type Kind = keyof typeof ENDING;

const RULES: Readonly<Record<Kind, string>> = {
  training: 'compliance-training-valid',
  enrolment: 'enrolled-in-offer',
  competency: 'competency-held@engagement',
  exam: 'consultant-qualified@consultant',
};
const KINDS = Object.keys(ENDING) as readonly Kind[];

const RESERVATION = {
  ...{ engagement: 'windows-and-office', location: '1234567', consultant: people.carlo },
  termsAccepted: 'true',
};
const { engagement: _engagement, submittedOn: _on, ...REPORT } = aReportedVoucher().report!;

const steps = {
  reserve: (given: Given, onDate?: string) =>
    decide(
      aValidatedVoucher(),
      'reserve',
      { ...RESERVATION, startDate: '2020-06-15', endDate: '2020-06-19', onDate },
      given,
    ),
  report: (given: Given, onDate?: string) =>
    decide(aReservedVoucher(), 'report', { ...REPORT, onDate }, given),
  redeem: (given: Given, onDate?: string) =>
    decide(aReportedVoucher(), 'redeem', { onDate }, given),
};

describe.each(Object.entries(steps))('%s on 15 June', (_name, take) => {
  it.each(
    KINDS.flatMap((kind) => [
      [kind, '2020-06-16', []] as const,
      [kind, '2020-06-15', []] as const,
      [kind, '2020-06-14', [RULES[kind]]] as const,
    ]),
  )('judges a record that ends, %s: %s', (kind, until, refused) => {
    expect(take({ records: ENDING[kind](until) }).refused).toEqual(refused);
  });

  it.each(KINDS)('counts the day on which it happened, not the entry: %s', (kind) => {
    const given = { records: ENDING[kind]('2020-06-14') };
    expect(take(given, '2020-06-14').refused).toEqual([]);
  });

  it.each(KINDS)('is recorded with a broken rule when it is already done: %s', (kind) => {
    const { alreadyDoneReason, onDate } = { alreadyDoneReason: 'Done.', onDate: '2020-06-15' };
    const given = { records: ENDING[kind]('2020-06-14') };
    expect(take(given, onDate).refused).toEqual([RULES[kind]]);
    const declared = decide(aReportedVoucher(), 'redeem', { onDate, alreadyDoneReason }, given);
    expect(declared.events[0]?.declared?.broken.map(({ code }) => code)).toEqual([
      RULES[kind].replace(/@.*/u, ''),
    ]);
  });
});

describe('an engagement of 8 to 12 June', () => {
  it.each(
    KINDS.flatMap((kind) => [
      [kind, '2020-06-13', []] as const,
      [kind, '2020-06-12', []] as const,
      [kind, '2020-06-11', [RULES[kind]]] as const,
    ]),
  )('needs a record on its last day when it is reported: %s until %s', (kind, until, refused) => {
    const given = { today: '2020-06-12', records: ENDING[kind](until) };
    const values = { ...REPORT, handedOverOn: '2020-06-12' };
    expect(decide(aReservedVoucher(), 'report', values, given).refused).toEqual(refused);
  });

  it.each(
    KINDS.flatMap((kind) => [
      [kind, '2020-06-13', '2020-06-09', []] as const,
      [kind, '2020-06-12', '2020-06-09', []] as const,
      [kind, '2020-06-11', '2020-06-09', [[kind, 'ends', '2020-06-11']]] as const,
      [kind, '2020-06-11', '2020-06-11', [[kind, 'ends', '2020-06-11']]] as const,
      [kind, '2020-06-11', '2020-06-12', [[kind, 'past', '2020-06-11']]] as const,
      // The report is still to come.
      [kind, '2020-06-14', '2020-06-15', [[kind, 'past', '2020-06-14']]] as const,
      [kind, '2020-06-15', '2020-06-15', []] as const,
    ]),
  )('lists a record to renew: %s until %s, on %s', (kind, until, today, found) => {
    const context = voucherContext({ today, records: ENDING[kind](until) });
    const ending = endingRecords(aReservedVoucher(), context);
    expect(ending.map((one) => [one.kind, one.state, one.until])).toEqual(found);
  });

  it.each<[Kind, Partial<Partner>]>([
    ['training', { trainings: [] }],
    ['enrolment', { enrolments: [] }],
    ['competency', { competencies: [] }],
    ['exam', { assessments: [] }],
  ])('lists a record that is missing: %s', (kind, records) => {
    const ending = endingRecords(aReservedVoucher(), voucherContext({ records }));
    expect(ending).toMatchObject([{ kind, state: 'missing' }]);
  });

  it('lists nothing before the reservation and after the report', () => {
    const context = voucherContext({ records: ENDING.competency('2020-06-01') });
    for (const voucher of [aValidatedVoucher(), aReportedVoucher()])
      expect(endingRecords(voucher, context)).toEqual([]);
  });

  it('lists nothing that the programme does not require', () => {
    const off = { inForce: false };
    const programme = aProgramme({
      requirements: {
        complianceTraining: off,
        qualifyingCompetency: off,
        consultantAssessment: off,
      },
    });
    const records = { trainings: [], competencies: [], assessments: [] };
    expect(endingRecords(aReservedVoucher(), voucherContext({ programme, records }))).toEqual([]);
  });
});
