import { z } from 'zod';
import { check, isRefusal, when, type Check, type Decision } from '../../kernel/checks.ts';
import { addDays, type Day } from '../../kernel/day.ts';
import { coded, day as dayFact } from '../../kernel/facts.ts';
import { dayField, line, optionalDay, several } from '../../kernel/fields.ts';
import type { Programme } from '../../programme/definition.ts';
import { offerOf } from '../../programme/requirements.ts';
import { offerChecks, partnerChecks } from '../enrolment-checks.ts';
import { evidenceChecks, notFutureCheck } from '../evidence.ts';
import { rowsOf } from '../form-rows.ts';
import { enrolmentEnd } from '../standing.ts';
import { addLocation } from './add-location.ts';
import { command, decideRow, evolveWith, type CommandContext, type EventOf } from './command.ts';
import { enrol } from './enrol.ts';
import { recordAssessment } from './record-assessment.ts';
import { recordCompetency } from './record-competency.ts';
import { recordTraining } from './record-training.ts';
import { signAgreement } from './sign-agreement.ts';

const rows = <Row extends z.ZodType>(row: Row) => z.array(row).max(50).default([]);

const records = z.object({
  trainings: rows(recordTraining.schema),
  competencies: rows(recordCompetency.schema),
  assessments: rows(recordAssessment.schema),
  agreementSignedOn: optionalDay,
  enrolments: rows(
    z.object({ offers: several(line), enrolledOn: dayField, validUntil: optionalDay }),
  ),
  locations: rows(addLocation.schema),
});

type Records = z.output<typeof records>;

const events = {
  ...recordTraining.events,
  ...recordCompetency.events,
  ...recordAssessment.events,
  ...addLocation.events,
  ...signAgreement.events,
  ...enrol.events,
};

type ImportEvent = EventOf<typeof events>;

/**
 * Imports the records of a partner that is already in the programme, all or none, so that it starts
 * at step 4. Days are in the past. A running enrolment must be backed by the imported records; an
 * ended one is stored unchanged.
 */
export const importRecords = command({
  /** A form names its inputs by row: `competencies.0.level`. */
  schema: z.preprocess(rowsOf, records),
  actions: ({ agreementSignedOn, enrolments, locations }) => [
    'record-eligibility',
    ...(agreementSignedOn === undefined ? [] : (['sign-agreement'] as const)),
    ...(enrolments.length === 0 ? [] : (['enrol'] as const)),
    ...(locations.length === 0 ? [] : (['profile'] as const)),
  ],
  checks(input, context) {
    const { events: recorded, refused } = decideRows(input, context);
    const partner = recorded.reduce(evolveWith(events), context.partner);
    return [...refused, ...enrolmentChecks(input, { ...context, partner })];
  },
  emits(input, context) {
    const { by: enrolledBy } = context;
    return [
      ...decideRows(input, context).events,
      ...enrolmentRows(input, context).map(({ offer, enrolledOn, validUntil }) => ({
        type: 'enrolled' as const,
        offer,
        enrolledBy,
        enrolledOn,
        validUntil,
      })),
    ];
  },
  events,
});

/** All records but the enrolments, which depend on them. */
function decideRows(input: Records, context: CommandContext) {
  const decisions: readonly Decision<ImportEvent>[] = [
    ...input.trainings.map((one, at) =>
      decideRow(recordTraining, one, context, `trainings.${at}.`),
    ),
    ...input.competencies.map((one, at) =>
      decideRow(recordCompetency, one, context, `competencies.${at}.`),
    ),
    ...input.assessments.map((one, at) =>
      decideRow(recordAssessment, one, context, `assessments.${at}.`),
    ),
    ...input.locations.map((one, at) => decideRow(addLocation, one, context, `locations.${at}.`)),
    decideAgreement(input, context),
  ];
  return {
    events: decisions.flatMap((one) => (isRefusal(one) ? [] : one.events)),
    refused: decisions.flatMap((one) => (isRefusal(one) ? one.refused : [])),
  };
}

function decideAgreement(
  { agreementSignedOn: signedOn }: Records,
  { by: signedBy, programme, today }: CommandContext,
): Decision<ImportEvent> {
  if (signedOn === undefined) return { events: [] };
  const version = programme.agreementVersion;
  return when([notFutureCheck(signedOn, today, 'agreementSignedOn')], () => [
    { type: 'agreement-signed', version, signedBy, signedOn, guidelinesReadOn: signedOn },
  ]);
}

/** One row for each offer. */
const enrolmentRows = ({ enrolments }: Records, { programme }: CommandContext) =>
  enrolments.flatMap(({ offers, enrolledOn, validUntil }, at) =>
    [...new Set(offers)].map((offer) => ({
      offer,
      enrolledOn,
      validUntil: validUntil ?? enrolmentEnd(enrolledOn, programme),
      row: `enrolments.${at}.`,
    })),
  );

function enrolmentChecks(input: Records, context: CommandContext): readonly Check[] {
  const { programme, today } = context;
  const imported = enrolmentRows(input, context);
  return [
    ...input.enrolments.map(({ offers }, at) =>
      check('offers-chosen', offers.length > 0, {}, `enrolments.${at}.offers`),
    ),
    ...(imported.some(({ validUntil }) => validUntil >= today) ? partnerChecks(context) : []),
    ...imported.flatMap(({ row, enrolledOn, validUntil }) => [
      ...evidenceChecks({ from: enrolledOn, validUntil }, today, {
        from: `${row}enrolledOn`,
        validUntil: `${row}validUntil`,
      }),
      termCheck(enrolledOn, validUntil, programme, `${row}validUntil`),
    ]),
    ...imported.flatMap((one) => backingChecks(one, context)),
  ];
}

/** An enrolment is no longer than one that was renewed on the first possible day. */
export function termCheck(from: Day, until: Day, programme: Programme, field: string): Check {
  const latest = addDays(enrolmentEnd(from, programme), programme.windows.renewalNoticeDays);
  return check(
    'enrolment-within-term',
    until <= latest,
    { until: dayFact(until), latest: dayFact(latest) },
    field,
  );
}

/**
 * An ended enrolment needs a known offer; a running one must be open and qualified for. One of the
 * same offer and first day with another end is corrected.
 */
function backingChecks(
  row: {
    readonly offer: string;
    readonly enrolledOn: Day;
    readonly validUntil: Day;
    readonly row: string;
  },
  context: CommandContext,
): readonly Check[] {
  const field = `${row.row}offers`;
  const { partner } = context;
  const enrolments = partner.enrolments.filter(
    ({ offer, enrolledOn, validUntil }) =>
      offer !== row.offer || enrolledOn !== row.enrolledOn || validUntil === row.validUntil,
  );
  if (row.validUntil >= context.today)
    return offerChecks(row.offer, { ...context, partner: { ...partner, enrolments } }).map(
      (one) => ({ ...one, field }),
    );
  const known = offerOf(context.programme, row.offer) !== undefined;
  return [check('offer-known', known, { offer: coded('offer', row.offer) }, field)];
}
