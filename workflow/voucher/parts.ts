import { coded, day, type CodeKind, type Fact } from '../kernel/facts.ts';
import { isDay } from '../kernel/day.ts';
import type { Voucher } from './voucher.ts';

/** The parts of a voucher that `correct` changes, in the order in which they are entered. */
export const PARTS = [
  'registration',
  'expiry',
  'reservation',
  'report',
  'redemption',
  'payment',
] as const;
export type Part = (typeof PARTS)[number];

/** Where a value is in the voucher. */
type Path = readonly [keyof Voucher] | readonly [keyof Voucher, string];
export type Value = string | number;

const shared = ['location', 'consultant', 'startDate', 'endDate', 'confirmationReference'] as const;
const inReport = [
  ...shared,
  'deliveryCountry',
  'daysDelivered',
  'offSiteDays',
  'products',
  'deliverableType',
  'deliverableReference',
  'handedOverOn',
  'summary',
  'nextSteps',
] as const;

/** The values of each part, by the name of their input. */
const PATHS: Readonly<Record<Part, Readonly<Record<string, Path>>>> = {
  registration: {
    offer: ['offer'],
    serviceLevel: ['serviceLevel'],
    organisation: ['customer', 'organisation'],
    customerEmail: ['customer', 'contactEmail'],
    country: ['customer', 'country'],
    assignedOn: ['assignedOn'],
  },
  expiry: { expiresOn: ['expiresOn'] },
  reservation: {
    engagement: ['reservation', 'engagement'],
    ...within('reservation', [...shared, 'deliveryCountry']),
    engagementReason: ['reservation', 'reason'],
    sameCustomer: ['reservation', 'sameAs'],
    onDate: ['reservation', 'reservedOn'],
  },
  report: { ...within('report', inReport), onDate: ['report', 'submittedOn'] },
  redemption: { confirmationReference: ['redemptionReference'], onDate: ['redeemedOn'] },
  payment: {
    ...within('payment', ['invoiceNumber', 'amount', 'currency']),
    confirmationReference: ['payment', 'reference'],
    onDate: ['payment', 'requestedOn'],
  },
};

/** Values that follow from the others of their part: no input enters them. */
const DERIVED: Readonly<Record<string, Path>> = { status: ['payment', 'status'] };

function within(field: keyof Voucher, names: readonly string[]): Readonly<Record<string, Path>> {
  return Object.fromEntries(names.map((name) => [name, [field, name] as const]));
}

/** The names of the inputs of a part. */
export const fieldsOf = (part: Part): readonly string[] => Object.keys(PATHS[part]);

/** The values of a part as entered, by the name of their input. */
export function valuesOf(voucher: Voucher, part: Part): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>();
  for (const [name, [field, inner]] of Object.entries(PATHS[part])) {
    const outer: unknown = voucher[field];
    const value =
      inner === undefined ? outer : (outer as Record<string, unknown> | undefined)?.[inner];
    if (typeof value === 'string' || typeof value === 'number') values.set(name, value);
  }
  // Absent, it is the customer's: leaving that value is no correction.
  if (part === 'reservation' && voucher.reservation && !values.has('deliveryCountry'))
    values.set('deliveryCountry', voucher.customer.country);
  return values;
}

/** The kinds of codes in the inputs. */
const CODES: Readonly<Record<string, CodeKind>> = {
  offer: 'offer',
  engagement: 'engagement',
  consultant: 'person',
  colleague: 'person',
  country: 'country',
  deliveryCountry: 'country',
  deliverableType: 'deliverable-type',
  status: 'payment-status',
};

/** The text of an input as it is shown: the name for a code, and a day in words. */
export function inputFact(name: string, value: string): Fact {
  const kind = CODES[name];
  if (kind !== undefined) return coded(kind, value);
  return /(?:On|Date)$/u.test(name) && isDay(value) ? day(value) : value;
}

/** True if the part was entered and not taken back since. */
export function isEntered(voucher: Voucher, part: Part): boolean {
  switch (part) {
    case 'registration':
    case 'expiry':
      return true;
    case 'redemption':
      return voucher.redeemedOn !== undefined;
    default:
      return voucher[part] !== undefined;
  }
}

/** A corrected value; absent: the field was, or is, empty. */
export interface Change {
  readonly field: string;
  readonly from?: Value;
  readonly to?: Value;
}

/** The changed fields of the voucher. */
export function withChanges(
  voucher: Voucher,
  part: Part,
  changes: readonly Change[],
): Partial<Voucher> {
  const after: Record<string, unknown> = {};
  for (const { field: name, to } of changes) {
    const [field, inner] = PATHS[part][name] ?? DERIVED[name] ?? [];
    if (field === undefined) continue;
    const outer = after[field] ?? voucher[field];
    after[field] = inner === undefined ? to : { ...outer, [inner]: to };
  }
  return after;
}
