import { daysBetween, type Day } from '../../workflow/kernel/day.ts';
import { coded, day, dayOrNone, money } from '../../workflow/kernel/facts.ts';
import type { Programme } from '../../workflow/programme/definition.ts';
import type { PaymentFilter, PaymentList } from '../../workflow/views/receivables.ts';
import { lastDayToRequestPayment } from '../../workflow/voucher/last-days.ts';
import { openOf } from '../../workflow/voucher/payment-amounts.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import { badge } from '../kit/badge.ts';
import { deskData, type DeskData, type Element } from '../kit/card.ts';
import { urgency } from '../kit/countdown.ts';
import { tappableRow } from '../kit/tappable-row.ts';
import { paragraph, RIGHT, subtle } from '../kit/text-blocks.ts';

/** Everything that rows of payments depend on besides their vouchers. */
export interface PaymentRows {
  readonly programme: Programme;
  readonly today: Day;
  /** True if the reader may request the payment of the voucher now. */
  readonly mayRequest: (voucher: Voucher) => boolean;
}

/** The filter as the data of a button. */
export function filterData(filter: PaymentFilter): DeskData {
  const { customer, from, offer, personIds = [], statuses = [], to } = filter;
  return {
    ...(customer !== undefined && { customer }),
    ...(offer !== undefined && { offer }),
    ...(personIds.length > 0 && { person: personIds.join(',') }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(statuses.length > 0 && { statuses: statuses.join(',') }),
  };
}

/** The year that the days of the filter begin and end, if they do. */
export function yearOf({ from = '', to = '' }: PaymentFilter): string | undefined {
  const year = from.slice(0, 4);
  return year !== '' && from === `${year}-01-01` && to === `${year}-12-31` ? year : undefined;
}

/** The filter in words; undefined without one. */
export function filterWords(t: Translator, filter: PaymentFilter): string | undefined {
  const { customer, from, offer, personIds = [], statuses = [], to } = filter;
  const year = yearOf(filter);
  const words = [
    ...(customer === undefined ? [] : [t.fact(customer)]),
    ...(offer === undefined ? [] : [t.fact(coded('offer', offer))]),
    ...personIds.map((one) => t.fact(coded('person', one))),
    ...statuses.map((one) => t.fact(coded('payment-status', one))),
    ...(year === undefined ? [] : [t.fact(year)]),
    ...(year !== undefined || (from === undefined && to === undefined)
      ? []
      : [t.text('payments.period', { from: dayOrNone(from), to: dayOrNone(to) })]),
  ];
  return words.length === 0 ? undefined : `${t.text('payments.only')} ${words.join(' · ')}`;
}

/** A tap requests the payment where the reader may, and shows the voucher elsewhere. */
export function paymentRow(
  t: Translator,
  voucher: Voucher,
  list: PaymentList,
  { mayRequest, programme, today }: PaymentRows,
): Element {
  const verb = IS_REQUESTED[list] && mayRequest(voucher) ? 'payment' : 'status';
  return tappableRow(t, {
    verb,
    action: t.plain(
      verb === 'payment' && list === 'action-required' ? 'button.answer' : `button.${verb}`,
    ),
    data: deskData(voucher),
    main: paymentLines(t, voucher, list, today),
    side: daysLeft(t, voucher, programme, today),
  });
}

/** The lists whose vouchers can be requested, again or for the first time. */
const IS_REQUESTED: Readonly<Record<PaymentList, boolean>> = {
  'action-required': true,
  outstanding: false,
  closing: true,
  'to-request': true,
  rejected: true,
  missed: false,
};

/** Customer, voucher and amount, the days since, and what Microsoft said. */
export function paymentLines(
  t: Translator,
  voucher: Voucher,
  list: PaymentList,
  today: Day,
): readonly Element[] {
  const { customer, payment, redeemedOn = '', voucherId } = voucher;
  const since = (on: Day, what: 'asked' | 'redeemed' | 'rejected' | 'requested'): string =>
    t.text(`payments.since.${what}`, { on: day(on), days: daysBetween(on, today) });
  const line = [
    t.fact(voucherId),
    payment === undefined
      ? t.fact(coded('offer', voucher.offer))
      : t.fact(money(openOf(payment) || payment.amount, payment.currency)),
    ...(payment === undefined ? [] : [t.fact(payment.invoiceNumber)]),
  ].join(' · ');
  const isSaid = list === 'action-required' || list === 'rejected';
  const statusOn = payment?.statusOn ?? payment?.requestedOn ?? '';
  const days =
    payment === undefined
      ? since(redeemedOn, 'redeemed')
      : list === 'outstanding'
        ? since(payment.requestedOn, 'requested')
        : since(statusOn, payment.status === 'action-required' ? 'asked' : 'rejected');
  return [
    { ...paragraph(t.fact(customer.organisation)), weight: 'bolder' },
    subtle(line),
    subtle(days),
    ...(isSaid && payment?.reason !== undefined ? [said(t, payment.reason)] : []),
  ];
}

/** Microsoft's words; the voucher's card has them in full. */
const said = (t: Translator, reason: string): Element => ({
  ...paragraph(t.text('payments.said', { reason })),
  maxLines: 2,
  spacing: 'small',
});

/** The days to the end of a running payment window. */
function daysLeft(
  t: Translator,
  voucher: Voucher,
  programme: Programme,
  today: Day,
): readonly Element[] {
  const lastDay = lastDayToRequestPayment(voucher, programme);
  if (lastDay === undefined || lastDay < today) return [];
  const days = daysBetween(today, lastDay);
  const style = urgency(days);
  const text = t.plain('deadline.left', { days });
  return [style === 'Good' ? { ...paragraph(text), ...RIGHT } : badge({ text, style }, RIGHT)];
}
