import { coded, day, money, type Fact } from '../../workflow/kernel/facts.ts';
import { openOf, paidOf } from '../../workflow/voucher/payment-amounts.ts';
import {
  deliveryCountryOf,
  type PaymentRequest,
  type RecordedException,
  type Voucher,
} from '../../workflow/voucher/voucher.ts';
import type { MessageKey, Translator } from '../../locales/translator.ts';
import { reasonWords } from '../history/event-words.ts';
import type { Element } from '../kit/card.ts';
import { foldedGroup, foldedRow } from '../kit/folded-group.ts';
import { iconLine } from '../kit/icon.ts';
import { paragraph, subtle } from '../kit/text-blocks.ts';
import { assigneeName } from './voucher-words.ts';

/** Facts that a card shows; with more of them, all but the latest are folded. */
const FACTS_MAX = 5;

/** The voucher's facts in chronological order. */
export function voucherFacts(t: Translator, voucher: Voucher): readonly Element[] {
  const groups = factGroups(t, voucher).filter((group) => group.length > 0);
  const all = groups.flat();
  if (all.length <= FACTS_MAX) return flowOf(all);
  const latest = groups.at(-1) ?? [];
  return [
    ...flowOf(latest),
    ...foldedRow({
      id: 'details',
      main: [paragraph(t.text('voucher.details'))],
      items: flowOf(groups.slice(0, -1).flat()),
    }),
  ];
}

/** By step. */
function factGroups(t: Translator, voucher: Voucher): readonly (readonly Element[])[] {
  const { payment, report, reservation } = voucher;
  return [
    [
      ...customerRows(t, voucher),
      row(t, 'assignee', assigneeName(t, voucher.assignee)),
      row(t, 'assigned', t.fact(day(voucher.assignedOn))),
    ],
    reservation
      ? [
          row(t, 'engagement', t.fact(coded('engagement', reservation.engagement))),
          row(t, 'schedule', range(t, reservation)),
          ...deliveryCountry(t, voucher),
          row(t, 'consultant', t.fact(coded('person', reservation.consultant))),
          ...number(t, 'reservationNumber', reservation.confirmationReference),
        ]
      : [],
    report
      ? [
          row(t, 'delivered', range(t, report)),
          row(t, 'deliverable', t.fact(report.deliverableReference)),
          ...number(t, 'reportNumber', report.confirmationReference),
        ]
      : [],
    voucher.redeemedOn
      ? [
          row(t, 'redeemed', t.fact(day(voucher.redeemedOn))),
          ...number(t, 'redemptionNumber', voucher.redemptionReference),
        ]
      : [],
    payment
      ? [
          row(t, 'payment', paymentWords(t, payment)),
          row(t, 'invoice', t.fact(payment.invoiceNumber)),
          row(t, 'amount', t.fact(money(payment.amount, payment.currency))),
          ...paidRows(t, payment),
          ...number(t, 'paymentNumber', payment.reference),
        ]
      : [],
  ];
}

/** The country of delivery, if it is not the customer's. */
function deliveryCountry(t: Translator, voucher: Voucher) {
  const country = deliveryCountryOf(voucher);
  if (country === voucher.customer.country) return [];
  return [row(t, 'deliveryCountry', t.fact(coded('country', country)))];
}

/** The customer's facts, shown next to the input that must match them. */
export const customerFacts = (t: Translator, voucher: Voucher): readonly Element[] =>
  flowOf(customerRows(t, voucher));

const customerRows = (t: Translator, { customer }: Voucher) => [
  row(t, 'contact', t.fact(customer.contactEmail)),
  row(t, 'country', t.fact(coded('country', customer.country))),
];

/** Width of a fact: two fit in a chat, one in a side panel. */
const FACT_WIDTH = '200px';

/** Not a `FactSet`, which overflows a narrow card when an address is long. */
const flowOf = (facts: readonly Element[]): readonly Element[] => [
  {
    type: 'Container',
    layouts: [
      {
        ...{ type: 'Layout.Flow', itemFit: 'Fill', minItemWidth: FACT_WIDTH },
        ...{ rowSpacing: 'small', verticalItemsAlignment: 'Top' },
      },
    ],
    items: facts,
  },
];

/** The sums paid and open; neither is shown while it is zero. */
function paidRows(t: Translator, payment: PaymentRequest): readonly Element[] {
  const { currency } = payment;
  const [paid, open] = [paidOf(payment), openOf(payment)];
  return [
    ...(paid === 0 ? [] : [row(t, 'paid', t.fact(money(paid, currency)))]),
    ...(open === 0 ? [] : [row(t, 'open', t.fact(money(open, currency)))]),
  ];
}

function paymentWords(t: Translator, payment: NonNullable<Voucher['payment']>): string {
  const status = t.fact(coded('payment-status', payment.status));
  const explained =
    payment.status === 'action-required' ||
    payment.status === 'rejected' ||
    payment.differenceClosed === true;
  const { reason } = payment;
  return explained && reason !== undefined ? `${status}: ${t.fact(reason)}` : status;
}

function range(
  t: Translator,
  dates: { readonly startDate: string; readonly endDate: string },
): string {
  const from: Fact = day(dates.startDate);
  const to: Fact = day(dates.endDate);
  return dates.startDate === dates.endDate ? t.fact(from) : t.text('days-range', { from, to });
}

/** A confirmation number of Microsoft's; no row without one. */
const number = (t: Translator, name: RowName, value: string | undefined) =>
  value === undefined ? [] : [row(t, name, t.fact(value))];

type RowName = MessageKey extends infer Key
  ? Key extends `voucher.fact.${infer Name}`
    ? Name
    : never
  : never;

function row(t: Translator, name: RowName, value: string): Element {
  const title = t.text(`voucher.fact.${name}`);
  return {
    type: 'Container',
    spacing: 'small',
    items: [
      { ...paragraph(title), size: 'small', isSubtle: true },
      { ...paragraph(value), spacing: 'none' },
    ],
  };
}

/** The steps recorded although they break rules, the latest first; the others are folded. */
export function exceptionElements(t: Translator, voucher: Voucher): readonly Element[] {
  const [first, ...others] = (voucher.exceptions ?? []).toReversed();
  if (first === undefined) return [];
  const title = t.plain('exceptions.more', { count: others.length });
  const items = others.map((one) => exceptionLine(t, one));
  const more =
    items.length === 0 ? [] : foldedGroup({ id: 'exceptions', title, isOpen: false, items });
  return [{ type: 'Container', separator: true, items: [exceptionLine(t, first), ...more] }];
}

function exceptionLine(
  t: Translator,
  { broken, onDate, reason, step }: RecordedException,
): Element {
  return iconLine('exception', [
    paragraph(t.text('exceptions.step', { step, onDate: day(onDate) })),
    ...broken.map(({ code, facts }) => subtle(t.text(`check.${code}.unmet`, facts))),
    subtle(t.text('exceptions.reason', { reason: reasonWords(t, reason) })),
  ]);
}
