import { z } from 'zod';
import { check, type Check } from '../../kernel/checks.ts';
import { coded, dayOrNone } from '../../kernel/facts.ts';
import {
  dayField,
  line,
  LIMITS,
  optionalDay,
  optionalLine,
  several,
  yes,
} from '../../kernel/fields.ts';
import { differs } from '../../kernel/row-checks.ts';
import { ROLES, type Programme } from '../../programme/definition.ts';
import { offerOf } from '../../programme/requirements.ts';
import { evidenceChecks, notFutureCheck } from '../evidence.ts';
import type { Agreement, Enrolment, Partner } from '../partner.ts';
import { grantingAction } from '../permissions.ts';
import { enrolmentEnd } from '../standing.ts';
import { isIdentified, memberFor, presentOrFormer } from '../team.ts';
import { addLocation } from './add-location.ts';
import { command, type CommandContext, type EventOf } from './command.ts';
import { confirmSavb } from './confirm-savb.ts';
import { enrol } from './enrol.ts';
import { grantRole } from './grant-role.ts';
import { evidenceEvents, evidenceRows, evidenceSchemas } from './import-evidence.ts';
import { termCheck } from './import-records.ts';
import { differing, type RowKind } from './import-row.ts';
import { signAgreement } from './sign-agreement.ts';
import { withdrawRole } from './withdraw-role.ts';

const person = z.object({
  kind: z.literal('people'),
  /** An object id or an e-mail address. */
  person: line,
  personName: z.string().trim().max(LIMITS.line).optional(),
  roles: several(z.enum(ROLES)),
  /** The person has left: recorded as a former member, whom vouchers can name. */
  left: yes.optional(),
});
const location = addLocation.schema.extend({ kind: z.literal('locations') });
const agreement = z.object({
  kind: z.literal('agreement'),
  agreementSignedOn: dayField,
  /** A member of the team; absent: the person who imports it. */
  signedBy: optionalLine,
});
const enrolment = z.object({
  kind: z.literal('enrolments'),
  offers: several(line),
  enrolledOn: dayField,
  validUntil: optionalDay,
});
const savb = z.object({
  kind: z.literal('savb'),
  /** Absent: it counts for every offer. */
  offer: optionalLine,
  confirmationReference: line,
  confirmedOn: dayField,
});

const schema = z.discriminatedUnion('kind', [
  person,
  location,
  agreement,
  ...evidenceSchemas,
  enrolment,
  savb,
]);
type Row = z.output<typeof schema>;
type RowOf<Kind extends Row['kind']> = Extract<Row, { kind: Kind }>;

const events = {
  ...withdrawRole.events,
  ...grantRole.events,
  ...addLocation.events,
  ...signAgreement.events,
  ...evidenceEvents,
  ...enrol.events,
  ...confirmSavb.events,
};
type ImportEvent = EventOf<typeof events>;

const rowKinds: {
  readonly [Kind in Row['kind']]: RowKind<RowOf<Kind>, ImportEvent>;
} = {
  people: {
    differences(input, context) {
      const { person, left } = input;
      const { partner, rosterPerson } = context;
      if (left === undefined) return nameDifference(input, context);
      const { personId = person, email = person } = rosterPerson ?? {};
      const known = presentOrFormer(partner, personId) ?? presentOrFormer(partner, email);
      if (known === undefined) return undefined;
      const isPresent = memberFor(partner, known.personId) !== undefined;
      return isPresent ? [differs('left', '', 'yes')] : [];
    },
    checks: ({ person, roles, personName }, context) => [
      check('cell-readable', roles.length > 0, unreadable('missing'), 'roles'),
      ...roles
        .slice(0, 1)
        .flatMap((role) => grantRole.checks?.({ person, role, personName }, context, '') ?? []),
    ],
    emits({ person, roles, personName, left }, context) {
      const granted = distinct(
        roles.flatMap((role) => grantRole.emits({ person, role, personName }, context)),
      );
      if (left === undefined) return granted;
      const withdrawn = granted.flatMap((one) =>
        one.type === 'role-granted'
          ? [{ type: 'role-withdrawn' as const, personId: one.personId, role: one.role }]
          : [],
      );
      return [...granted, ...withdrawn];
    },
  },
  locations: {
    differences({ location, country, locationName }, { partner }) {
      const known = partner.locations.find((one) => one.location === location);
      return (
        known &&
        differing([
          ['country', coded('country', known.country), coded('country', country)],
          ['locationName', known.name, locationName],
        ])
      );
    },
    checks: (input, context) => addLocation.checks?.(input, context, '') ?? [],
    emits: ({ kind: _kind, ...input }, context) => addLocation.emits(input, context),
  },
  agreement: {
    differences({ agreementSignedOn }, { partner, programme }) {
      const { agreement } = partner;
      if (agreement?.version !== programme.agreementVersion) return undefined;
      return differing([
        ['agreementSignedOn', dayOrNone(agreement.signedOn), dayOrNone(agreementSignedOn)],
      ]);
    },
    checks: ({ agreementSignedOn, signedBy }, { partner, today }) => [
      notFutureCheck(agreementSignedOn, today, 'agreementSignedOn'),
      check(
        'person-known',
        signedBy === undefined || memberFor(partner, signedBy) !== undefined,
        { person: signedBy ?? '' },
        'signedBy',
      ),
    ],
    emits: ({ agreementSignedOn, signedBy }, context) => [
      agreementSigned(agreementSignedOn, signedBy, context),
    ],
  },
  ...evidenceRows,
  enrolments: {
    differences(input, context) {
      const known = input.offers.map((offer) => knownEnrolment(offer, input, context.partner));
      if (known.length === 0 || known.includes(undefined)) return undefined;
      return known.flatMap((one) => enrolmentDifferences(one, input, context));
    },
    checks: enrolmentChecks,
    emits: (input, context) =>
      [...new Set(input.offers)]
        .filter((offer) => knownEnrolment(offer, input, context.partner) === undefined)
        .map((offer) => ({
          type: 'enrolled' as const,
          offer,
          enrolledBy: context.by,
          enrolledOn: input.enrolledOn,
          validUntil: endOf(input, context),
        })),
  },
  savb: {
    differences({ confirmationReference, confirmedOn, offer }, { partner }) {
      const { savbByOffer, savbRegistration } = partner;
      const known = offer === undefined ? savbRegistration : savbByOffer?.[offer];
      return (
        known &&
        differing([
          ['confirmationReference', known.reference, confirmationReference],
          ['confirmedOn', dayOrNone(known.confirmedOn), dayOrNone(confirmedOn)],
        ])
      );
    },
    checks: ({ confirmedOn, offer }, { programme, today }) => [
      ...(offer === undefined ? [] : [offerCheck(offer, programme, 'offer')]),
      notFutureCheck(confirmedOn, today, 'confirmedOn'),
    ],
    emits: ({ confirmationReference: reference, confirmedOn, offer }, { by: confirmedBy }) => [
      {
        type: 'savb-registered',
        ...{ confirmedBy, confirmedOn, reference },
        ...(offer !== undefined && { offer }),
      },
    ],
  },
};

/**
 * Takes over one record from another system, e.g. a row of a spreadsheet. The same record again has
 * no effect; other facts about it are refused with each difference. Enrolments, the agreement and
 * the registration with the payment tool are facts at Microsoft: they are recorded with their day,
 * also if today's rules would not allow them.
 */
export const importRecord = command({
  schema,
  from: ['person', 'desk'],
  actions: (input) => [
    'import',
    ...(input.kind === 'people' ? new Set(input.roles.map(grantingAction)) : []),
  ],
  checks: (input, context) =>
    kindOf(input).differences(input, context) ?? kindOf(input).checks(input, context),
  emits: (input, context) =>
    kindOf(input).differences(input, context) === undefined
      ? kindOf(input).emits(input, context)
      : [],
  events,
});

/** The kind selects the module, so the input always matches it. */
const kindOf = ({ kind }: Row): RowKind<Row, ImportEvent> => rowKinds[kind];

/**
 * The name of a person is the one in Teams; until it is known, another name than the recorded one is
 * a difference.
 */
function nameDifference(
  { person, personName = '' }: RowOf<'people'>,
  { partner, rosterPerson }: CommandContext,
): readonly Check[] | undefined {
  const known = memberFor(partner, person);
  if (known === undefined || isIdentified(known) || rosterPerson !== undefined) return undefined;
  const isNamed = known.name !== known.email && personName !== '';
  return isNamed && known.name !== personName
    ? [differs('personName', known.name, personName)]
    : undefined;
}

const unreadable = (problem: string) => ({ problem, typed: '', choices: '', max: 0 });

function agreementSigned(
  signedOn: string,
  signer: string | undefined,
  { by, partner, programme }: CommandContext,
): { readonly type: 'agreement-signed' } & Agreement {
  const signedBy = (signer === undefined ? undefined : memberFor(partner, signer)?.personId) ?? by;
  const version = programme.agreementVersion;
  return { type: 'agreement-signed', version, signedBy, signedOn, guidelinesReadOn: signedOn };
}

type EnrolmentRow = RowOf<'enrolments'>;

const endOf = ({ enrolledOn, validUntil }: EnrolmentRow, { programme }: CommandContext): string =>
  validUntil ?? enrolmentEnd(enrolledOn, programme);

const knownEnrolment = (
  offer: string,
  { enrolledOn }: EnrolmentRow,
  { enrolments }: Partner,
): Enrolment | undefined =>
  enrolments.find((one) => one.offer === offer && one.enrolledOn === enrolledOn);

/** Without a last day in the row, any is accepted. */
function enrolmentDifferences(
  known: Enrolment | undefined,
  row: EnrolmentRow,
  context: CommandContext,
): readonly Check[] {
  if (known === undefined || row.validUntil === undefined) return [];
  const theirs = endOf(row, context);
  return differing([['validUntil', dayOrNone(known.validUntil), dayOrNone(theirs)]]);
}

function enrolmentChecks(row: EnrolmentRow, context: CommandContext): readonly Check[] {
  const { programme, today } = context;
  const { enrolledOn: from, offers } = row;
  const validUntil = endOf(row, context);
  return [
    check('offers-chosen', offers.length > 0, {}, 'offers'),
    ...offers.map((offer) => offerCheck(offer, programme, 'offers')),
    ...offers.flatMap((offer) =>
      enrolmentDifferences(knownEnrolment(offer, row, context.partner), row, context),
    ),
    ...evidenceChecks({ from, validUntil }, today, {
      from: 'enrolledOn',
      validUntil: 'validUntil',
    }),
    termCheck(from, validUntil, programme, 'validUntil'),
  ];
}

function offerCheck(offer: string, programme: Programme, field: string): Check {
  const known = offerOf(programme, offer);
  const facts = { offer: known ? coded('offer', offer) : offer };
  return check('offer-known', known !== undefined, facts, field);
}

/** The first role of a new member identifies them; the others do not repeat that. */
function distinct(all: readonly ImportEvent[]): readonly ImportEvent[] {
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}
