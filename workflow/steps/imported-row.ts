import { z } from 'zod';
import { check, type Check } from '../kernel/checks.ts';
import type { Day } from '../kernel/day.ts';
import { coded } from '../kernel/facts.ts';
import {
  country,
  dayField,
  email,
  line,
  LIMITS,
  optionalDay,
  optionalLine,
  optionalParagraph,
  optionalWords,
} from '../kernel/fields.ts';
import { PAYMENT_STATUSES, VOUCHER_STATUSES, type VoucherStatus } from '../voucher/voucher.ts';

const whole = z.coerce.number().int().min(0).max(1000);
const optionalText = z.string().trim().max(LIMITS.paragraph).optional();

/**
 * A voucher as another system has it: its registration, and the steps taken with their days. The
 * fields are columns of an import (docs/import.md).
 */
export const importedVoucher = z.object({
  status: z.enum(VOUCHER_STATUSES).optional(),
  offer: line,
  serviceLevel: whole.min(1),
  organisation: line,
  customerEmail: email,
  country,
  /** Object id, member id, address or name. */
  assignee: line,
  assignedOn: dayField,
  expiresOn: optionalDay,
  validatedOn: optionalDay,
  reservedOn: optionalDay,
  engagement: optionalLine,
  location: optionalLine,
  consultant: optionalLine,
  startDate: optionalDay,
  endDate: optionalDay,
  reason: optionalWords,
  reservationReference: optionalLine,
  submittedOn: optionalDay,
  daysDelivered: whole.optional(),
  offSiteDays: whole.optional(),
  deliveryCountry: country.optional(),
  products: optionalLine,
  deliverableType: optionalLine,
  deliverableReference: z.string().trim().max(LIMITS.reference).optional(),
  handedOverOn: optionalDay,
  summary: optionalText,
  nextSteps: optionalText,
  reportReference: optionalLine,
  redeemedOn: optionalDay,
  redemptionReference: optionalLine,
  requestedOn: optionalDay,
  invoiceNumber: optionalLine,
  amount: z.coerce.number().positive().max(10_000_000).optional(),
  currency: optionalLine,
  /** 0: nothing was paid yet. */
  amountPaid: z.coerce.number().min(0).max(10_000_000).optional(),
  paymentStatus: z.enum(PAYMENT_STATUSES).optional(),
  paymentStatusOn: optionalDay,
  paymentReference: optionalLine,
  paymentReason: optionalParagraph,
});
export type ImportedVoucher = z.output<typeof importedVoucher>;
type Field = keyof ImportedVoucher;

export const OF_RESERVATION = [
  'engagement',
  'location',
  'consultant',
  'startDate',
  'endDate',
] as const satisfies readonly Field[];
export const OF_REPORT = ['submittedOn', 'daysDelivered'] as const satisfies readonly Field[];
export const OF_PAYMENT = [
  'requestedOn',
  'invoiceNumber',
  'amount',
  'currency',
] as const satisfies readonly Field[];

/** The columns of each step: any one of `any` means that it was taken, then all of `all` are needed. */
const STAGES = [
  {
    status: 'reserved',
    any: ['reservedOn', 'engagement', 'consultant', 'startDate', 'endDate'],
    all: OF_RESERVATION,
  },
  { status: 'reported', any: OF_REPORT, all: OF_REPORT },
  { status: 'redeemed', any: ['redeemedOn', 'requestedOn', 'invoiceNumber'], all: ['redeemedOn'] },
] as const satisfies readonly {
  readonly status: VoucherStatus;
  readonly any: readonly Field[];
  readonly all: readonly Field[];
}[];
const ANY_OF_PAYMENT: readonly Field[] = [
  'requestedOn',
  'invoiceNumber',
  'amount',
  'paymentStatus',
];

const hasAny = (row: ImportedVoucher, fields: readonly Field[]): boolean =>
  fields.some((field) => row[field] !== undefined);

type With<Name extends Field> = ImportedVoucher & {
  readonly [One in Name]: NonNullable<ImportedVoucher[One]>;
};

/** True if the row has a value in each of the columns. */
export const hasAll = <Name extends Field>(
  row: ImportedVoucher,
  columns: readonly Name[],
): row is With<Name> => columns.every((column) => row[column] !== undefined);

/** The last step that a column of the row names. */
export function statusOf(row: ImportedVoucher): Exclude<VoucherStatus, 'expired'> {
  return STAGES.findLast(({ any }) => hasAny(row, any))?.status ?? 'assigned';
}

const ORDER: readonly VoucherStatus[] = ['assigned', 'reserved', 'reported', 'redeemed'];

/**
 * The row has every value that its steps need, and its status agrees with them
 * (docs/programme-rules.md#imported-rows). An open voucher is expired by its last day, whatever the
 * row says.
 */
export function rowChecks(row: ImportedVoucher, lastDay: Day, today: Day): readonly Check[] {
  const derived = statusOf(row);
  const { status: stated = derived } = row;
  const isLater = ORDER.indexOf(stated) > ORDER.indexOf(derived);
  const reached = isLater ? stated : derived;
  const isOver = derived !== 'redeemed' && lastDay < today;
  const agrees = isLater || stated === derived || (stated === 'expired' && isOver);
  return [
    check(
      'status-agrees',
      agrees,
      { stated: coded('status', stated), derived: coded('status', derived) },
      'status',
    ),
    ...STAGES.filter(({ status }) => ORDER.indexOf(status) <= ORDER.indexOf(reached)).flatMap(
      ({ status, all }) => complete(row, all, status),
    ),
    ...(reached !== 'assigned' && row.validatedOn === undefined
      ? complete(row, ['reservedOn'], 'reserved')
      : []),
    ...(hasAny(row, ANY_OF_PAYMENT) ? complete(row, OF_PAYMENT, 'redeemed', 'payment') : []),
  ];
}

const complete = (
  row: ImportedVoucher,
  fields: readonly Field[],
  status: VoucherStatus,
  part = 'steps',
): readonly Check[] =>
  fields.map((field) => {
    const facts = { part, status: coded('status', status) };
    return check('row-complete', row[field] !== undefined, facts, field);
  });
