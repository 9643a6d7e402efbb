import { z } from 'zod';
import { LIMITS } from '../kernel/fields.ts';
import { isDay } from '../kernel/day.ts';
import { PAYMENT_STATUSES, VOUCHER_STATUSES } from '../voucher/voucher.ts';

const text = z.string().trim().min(1).max(LIMITS.line);
const day = z.string().refine(isDay, 'day');
const yes = z.literal(true);

/** Conditions of a list of vouchers: a voucher has to meet all that are present. */
export const voucherConditions = z.strictObject({
  /** The customer's name; names with the same `customerKey` match. */
  customer: text.optional(),
  /** A part of the customer's name. */
  customerPart: text.optional(),
  offer: text.optional(),
  engagement: text.optional(),
  statuses: z
    .array(z.enum(VOUCHER_STATUSES))
    .min(1)
    .max(VOUCHER_STATUSES.length)
    .readonly()
    .optional(),
  paymentStatuses: z
    .array(z.enum(PAYMENT_STATUSES))
    .min(1)
    .max(PAYMENT_STATUSES.length)
    .readonly()
    .optional(),
  /** Person ids. */
  projectManagerId: text.optional(),
  consultantId: text.optional(),
  /** ISO 3166-1 alpha-2, of the delivery. */
  country: text.optional(),
  /** Case-insensitive. */
  invoiceNumber: text.optional(),
  /** The last day to redeem it or to request its payment is near. */
  atRisk: yes.optional(),
  /** That day has passed. */
  missed: yes.optional(),
  /**
   * Both days included. An engagement only has to overlap the period; `last-day` is the day to redeem
   * the voucher or to request its payment.
   */
  period: z
    .strictObject({
      of: z.enum(['engagement', 'expiry', 'last-day', 'assigned', 'redeemed', 'paid']),
      from: day.optional(),
      to: day.optional(),
    })
    .optional(),
  /** `mine`: assigned to the person or led by them; absent: `all`. */
  scope: z.enum(['mine', 'all']).optional(),
});
export type VoucherConditions = Readonly<z.output<typeof voucherConditions>>;

export const CONDITION_NAMES = Object.keys(
  voucherConditions.shape,
) as readonly (keyof VoucherConditions)[];

/** The conditions in a button's data; anything malformed means none. */
export function readConditions(json: string | undefined): VoucherConditions {
  if (json === undefined) return {};
  try {
    return voucherConditions.safeParse(JSON.parse(json)).data ?? {};
  } catch {
    return {};
  }
}
