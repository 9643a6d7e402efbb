import { check, isRefusal, type Check, type Decision } from '../kernel/checks.ts';
import type { Context } from './context.ts';
import { addDays, type Day } from '../kernel/day.ts';
import { coded, day as dayFact } from '../kernel/facts.ts';
import type { Programme } from '../programme/definition.ts';
import { offerOf } from '../programme/requirements.ts';
import { addLocation } from './add-location.ts';
import type { PartnerCommandInput } from './commands.ts';
import { partnerChecks, offerChecks } from './enrol.ts';
import type { PartnerEvent } from './events.ts';
import { evidenceChecks, notFutureCheck } from './evidence-checks.ts';
import { evolvePartner } from './evolve.ts';
import { recordAssessment } from './record-assessment.ts';
import { recordCompetency } from './record-competency.ts';
import { recordTraining } from './record-training.ts';
import { enrolmentEnd } from './standing.ts';

type Import = PartnerCommandInput<'import-records'>;
type Rules = Pick<Context, 'partner' | 'programme' | 'today'>;

/**
 * Takes over what a company active in the programme already holds, all or nothing, so that it
 * starts at step 4. Days lie in the past; enrolments that still run must be backed by what is
 * recorded now, those that have ended are kept as they were.
 */
export function importRecords(records: Import, by: string, context: Rules): Decision<PartnerEvent> {
  const agreement = importedAgreement(records, by, context);
  const decisions: readonly Decision<PartnerEvent>[] = [
    ...records.trainings.map((one, at) => recordTraining(one, context, `trainings.${at}.`)),
    ...records.competencies.map((one, at) => recordCompetency(one, context, `competencies.${at}.`)),
    ...records.assessments.map((one, at) => recordAssessment(one, context, `assessments.${at}.`)),
    ...records.locations.map((one, at) => addLocation(one, context, `locations.${at}.`)),
    agreement,
  ];
  const events = decisions.flatMap((one) => (isRefusal(one) ? [] : one.events));
  const partner = events.reduce(evolvePartner, context.partner);
  const enrolments = importedEnrolments(records, by, { ...context, partner });
  const refused = [...decisions, enrolments].flatMap((one) => (isRefusal(one) ? one.refused : []));
  if (refused.length > 0 || isRefusal(enrolments)) return { refused };
  return { events: [...events, ...enrolments.events] };
}

function importedAgreement(
  { agreementSignedOn: signedOn }: Import,
  signedBy: string,
  { programme, today }: Rules,
): Decision<PartnerEvent> {
  if (signedOn === undefined) return { events: [] };
  const notFuture = notFutureCheck(signedOn, today, 'agreementSignedOn');
  if (!notFuture.met) return { refused: [notFuture] };
  const version = programme.agreementVersion;
  return {
    events: [{ type: 'agreement-signed', version, signedBy, signedOn, guidelinesReadOn: signedOn }],
  };
}

function importedEnrolments(
  { enrolments }: Import,
  enrolledBy: string,
  context: Rules,
): Decision<PartnerEvent> {
  const { programme, today } = context;
  const rows = enrolments.flatMap(({ offers, enrolledOn, validUntil }, at) =>
    [...new Set(offers)].map((offer) => ({
      offer,
      enrolledOn,
      validUntil: validUntil ?? enrolmentEnd(enrolledOn, programme),
      row: `enrolments.${at}.`,
    })),
  );
  const running = rows.filter(({ validUntil }) => validUntil >= today);
  const refused = [
    ...enrolments.map(({ offers }, at) =>
      check('offers-chosen', offers.length > 0, {}, `enrolments.${at}.offers`),
    ),
    ...(running.length > 0 ? partnerChecks(context) : []),
    ...rows.flatMap(({ row, enrolledOn, validUntil }) => [
      ...evidenceChecks({ from: enrolledOn, validUntil }, today, {
        from: `${row}enrolledOn`,
        validUntil: `${row}validUntil`,
      }),
      termCheck(enrolledOn, validUntil, programme, `${row}validUntil`),
    ]),
    ...rows.flatMap((one) => backingChecks(one, context)),
  ].filter((one) => !one.met);
  if (refused.length > 0) return { refused };
  return {
    events: rows.map(({ offer, enrolledOn, validUntil }) => ({
      type: 'enrolled',
      offer,
      enrolledBy,
      enrolledOn,
      validUntil,
    })),
  };
}

/** An enrolment runs no longer than one renewed at the earliest would. */
function termCheck(from: Day, until: Day, programme: Programme, field: string): Check {
  const latest = addDays(enrolmentEnd(from, programme), programme.windows.renewalNoticeDays);
  return check(
    'enrolment-within-term',
    until <= latest,
    { until: dayFact(until), latest: dayFact(latest) },
    field,
  );
}

/** A historic offer may stand in the records; one that still runs must be open and qualified for. */
function backingChecks(
  row: { readonly offer: string; readonly validUntil: Day; readonly row: string },
  context: Rules,
): readonly Check[] {
  const field = `${row.row}offers`;
  if (row.validUntil >= context.today)
    return offerChecks(row.offer, context).map((one) => ({ ...one, field }));
  const known = offerOf(context.programme, row.offer) !== undefined;
  return [check('offer-known', known, { offer: coded('offer', row.offer) }, field)];
}
