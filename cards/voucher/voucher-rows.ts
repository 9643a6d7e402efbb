import { daysBetween, type Day } from '../../workflow/kernel/day.ts';
import { day } from '../../workflow/kernel/facts.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Element } from '../kit/card.ts';
import { urgency } from '../kit/countdown.ts';
import type { Verb } from '../kit/form-actions.ts';
import { ONWARD } from '../kit/text-blocks.ts';
import { voucherTap } from './voucher-tap.ts';
import { statusLook, voucherLine } from './voucher-words.ts';

interface Rows {
  readonly today: Day;
  /** What a tap on a row does with its voucher. */
  readonly verb: Verb;
}

/** One row per voucher, to be tapped: customer, what it is, its state and the days left. */
export function voucherRows(
  t: Translator,
  vouchers: readonly Voucher[],
  rows: Rows,
): readonly Element[] {
  return vouchers.map((voucher) => row(t, voucher, rows));
}

function row(t: Translator, voucher: Voucher, { today, verb }: Rows): Element {
  return {
    type: 'Container',
    separator: true,
    selectAction: voucherTap(t, verb, voucher),
    items: [
      {
        type: 'ColumnSet',
        columns: [
          { type: 'Column', width: 'stretch', items: what(t, voucher) },
          { type: 'Column', width: 'auto', items: where(t, voucher, today) },
          ONWARD,
        ],
      },
    ],
  };
}

function what(t: Translator, voucher: Voucher): readonly Element[] {
  return [
    {
      type: 'TextBlock',
      text: t.fact(voucher.customer.organisation),
      weight: 'bolder',
      wrap: true,
    },
    {
      type: 'TextBlock',
      text: voucherLine(t, voucher),
      wrap: true,
      spacing: 'none',
      isSubtle: true,
    },
  ];
}

/** The days left count until it is redeemed. */
function where(t: Translator, voucher: Voucher, today: Day): readonly Element[] {
  const { expiresOn, status } = voucher;
  const right = { type: 'TextBlock', wrap: true, horizontalAlignment: 'right' };
  const left = daysBetween(today, expiresOn);
  const open = status !== 'redeemed' && status !== 'expired';
  return [
    { ...right, ...statusLook(t, voucher) },
    ...(open
      ? [
          {
            ...right,
            text: t.text('voucher-list.left', { days: left, until: day(expiresOn) }),
            color: urgency(left),
            spacing: 'none',
          },
        ]
      : []),
  ];
}
