import type { Day } from '../kernel/day.ts';
import type { Context } from '../partner/context.ts';
import type { VoucherCommand, VoucherEvent } from './catalogue.ts';
import {
  hasAll,
  OF_PAYMENT,
  OF_REPORT,
  OF_RESERVATION,
  type ImportedVoucher,
} from './imported-row.ts';

type ImportedStep = 'validate' | 'reserve' | 'report' | 'redeem' | 'payment' | 'payment-status';
export type DatedCommand = Extract<VoucherCommand, { name: ImportedStep }> & {
  readonly onDate: Day;
};

/** The reason of what an import declares. */
export const IMPORTED = 'import';

/** Judged in place of the texts that a tracker seldom has; the event holds none. */
const PLACEHOLDER = '\u2014';

/** The steps of the row, in their order; one that lacks a required value is left out. */
export function stepsOf(row: ImportedVoucher, context: Context): readonly DatedCommand[] {
  return [
    ...validation(row),
    ...reservation(row, context),
    ...report(row, context),
    ...redemption(row),
    ...payment(row),
    ...paymentStatus(row),
  ];
}

/** Trackers often have only one of the two days. */
const reservedOn = (row: ImportedVoucher): Day | undefined => row.reservedOn ?? row.validatedOn;

function validation(row: ImportedVoucher): readonly DatedCommand[] {
  const { customerEmail, reservedOn, validatedOn } = row;
  const onDate = validatedOn ?? reservedOn;
  return onDate === undefined ? [] : [{ name: 'validate', customerEmail, onDate }];
}

function reservation(row: ImportedVoucher, context: Context): readonly DatedCommand[] {
  const onDate = reservedOn(row);
  if (onDate === undefined || !hasAll(row, OF_RESERVATION)) return [];
  const { consultant, endDate, engagement, location, reason, startDate } = row;
  const confirmationReference = row.reservationReference;
  const dates = { startDate, endDate };
  const place = { location, deliveryCountry: deliveredIn(row, context) };
  const choice = { engagement, ...place, consultant, ...dates, reason, confirmationReference };
  return [{ name: 'reserve', ...choice, termsAccepted: true, onDate }];
}

/** As stated, else the country of the location, which is the one of the delivery. */
function deliveredIn(row: ImportedVoucher, { partner }: Context): string {
  const { country, deliveryCountry, location } = row;
  const named = partner.locations.find((one) => one.location === location)?.country;
  return deliveryCountry ?? named ?? country;
}

function report(row: ImportedVoucher, context: Context): readonly DatedCommand[] {
  if (!hasAll(row, OF_RESERVATION) || !hasAll(row, OF_REPORT)) return [];
  const { consultant, daysDelivered, endDate, location, startDate, submittedOn } = row;
  const { deliverableTypes } = context.programme;
  return [
    {
      name: 'report',
      consultant,
      location,
      deliveryCountry: deliveredIn(row, context),
      startDate,
      endDate,
      daysDelivered,
      offSiteDays: row.offSiteDays ?? 0,
      products: row.products ?? PLACEHOLDER,
      deliverableType: row.deliverableType ?? deliverableTypes[0]?.code ?? PLACEHOLDER,
      deliverableReference: row.deliverableReference ?? PLACEHOLDER,
      handedOverOn: row.handedOverOn ?? endDate,
      summary: PLACEHOLDER,
      nextSteps: PLACEHOLDER,
      confirmationReference: row.reportReference,
      onDate: submittedOn,
    },
  ];
}

function redemption({ redeemedOn, redemptionReference }: ImportedVoucher): readonly DatedCommand[] {
  return redeemedOn === undefined
    ? []
    : [{ name: 'redeem', confirmationReference: redemptionReference, onDate: redeemedOn }];
}

function payment(row: ImportedVoucher): readonly DatedCommand[] {
  if (!hasAll(row, OF_PAYMENT)) return [];
  const { amount, currency, invoiceNumber, requestedOn } = row;
  const confirmationReference = row.paymentReference;
  const invoice = { invoiceNumber, amount, currency, confirmationReference };
  return [{ name: 'payment', ...invoice, onDate: requestedOn }];
}

function paymentStatus(row: ImportedVoucher): readonly DatedCommand[] {
  const { amountPaid = 0, paymentReason, paymentStatus: status = 'requested' } = row;
  if (!hasAll(row, OF_PAYMENT)) return [];
  const onDate = row.paymentStatusOn ?? row.requestedOn;
  const update = { name: 'payment-status', status, reference: undefined, onDate } as const;
  // A sum that is neither missing nor the one requested.
  const isOther = amountPaid > 0 && amountPaid !== row.amount;
  if (!isOther) return [{ ...update, reason: paymentReason }];
  return [
    status === 'paid'
      ? { ...update, amountPaid, differenceClosed: true, reason: paymentReason ?? IMPORTED }
      : { ...update, amountPaid, reason: paymentReason },
  ];
}

/** The column of a field of each step, where it has another name. */
export function columnOf(
  row: ImportedVoucher,
  name: ImportedStep,
  field: string | undefined,
): string | undefined {
  if (field === 'onDate') return dayColumn(row, name);
  return name === 'payment-status' && field === 'status' ? 'paymentStatus' : field;
}

/** The column with the day of a step: another one if the row has no day of its own. */
function dayColumn(row: ImportedVoucher, name: ImportedStep): keyof ImportedVoucher {
  switch (name) {
    case 'validate':
      return row.validatedOn === undefined ? 'reservedOn' : 'validatedOn';
    case 'reserve':
      return row.reservedOn === undefined ? 'validatedOn' : 'reservedOn';
    case 'report':
      return 'submittedOn';
    case 'redeem':
      return 'redeemedOn';
    case 'payment':
      return 'requestedOn';
    case 'payment-status':
      return row.paymentStatusOn === undefined ? 'requestedOn' : 'paymentStatusOn';
  }
}

/** The events as they are stored: texts that the row lacks are empty. */
export function withoutPlaceholders(
  events: readonly VoucherEvent[],
  row: ImportedVoucher,
): readonly VoucherEvent[] {
  const { deliverableReference = '', deliverableType = '', nextSteps = '' } = row;
  const { products = '', summary = '' } = row;
  const texts = { products, deliverableType, deliverableReference, summary, nextSteps };
  return events.map((event) =>
    event.type === 'report-submitted' ? { ...event, ...texts } : event,
  );
}
