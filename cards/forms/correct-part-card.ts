import { coded, day, money } from '../../workflow/kernel/facts.ts';
import type { Part } from '../../workflow/voucher/parts.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import { deskData, type Card, type Element } from '../kit/card.ts';
import { commandAction, type Verb } from '../kit/form-actions.ts';
import { listCard } from '../kit/list-card.ts';
import { tappableRow } from '../kit/tappable-row.ts';
import { paragraph, subtle } from '../kit/text-blocks.ts';
import { voucherTitle } from '../voucher/voucher-words.ts';

export interface CorrectPartView {
  readonly voucher: Voucher;
  /** The parts that the reader may correct. */
  readonly parts: readonly Part[];
  /** Other changes that the reader may make. */
  readonly also: readonly Extract<Verb, 'payment-status' | 'undo'>[];
}

/** Asks for the part to correct; each row shows the recorded value. */
export function correctPartCard(t: Translator, view: CorrectPartView): Card {
  const { also, parts, voucher } = view;
  return listCard(t, {
    title: t.text('correct.which'),
    about: voucherTitle(t, voucher),
    rows: parts.map((part) => row(t, voucher, part)),
    actions: [...also, 'status' as const].map((verb) => commandAction(t, verb, deskData(voucher))),
  });
}

function row(t: Translator, voucher: Voucher, part: Part): Element {
  return tappableRow(t, {
    verb: 'correct',
    action: t.plain('button.correct'),
    data: { ...deskData(voucher), part },
    main: [
      { ...paragraph(t.fact(coded('entry', part))), weight: 'bolder' },
      subtle(recorded(t, voucher, part)),
    ],
  });
}

/** The most important values of the part. */
function recorded(t: Translator, voucher: Voucher, part: Part): string {
  const { customer, payment, redeemedOn, report, reservation } = voucher;
  const dates = (one: { readonly startDate: string; readonly endDate: string }) =>
    t.text('days-range', { from: day(one.startDate), to: day(one.endDate) });
  const on = (value: string | undefined) => (value === undefined ? [] : [t.fact(day(value))]);
  const words: Readonly<Record<Part, readonly string[]>> = {
    registration: [t.fact(customer.organisation), t.fact(customer.contactEmail)],
    expiry: on(voucher.expiresOn),
    reservation: reservation
      ? [t.fact(coded('engagement', reservation.engagement)), dates(reservation)]
      : [],
    report: report ? [t.text('days', { days: report.daysDelivered }), dates(report)] : [],
    redemption: on(redeemedOn),
    payment: payment
      ? [t.fact(payment.invoiceNumber), t.fact(money(payment.amount, payment.currency))]
      : [],
  };
  return words[part].join(' · ');
}
