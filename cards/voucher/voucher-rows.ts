import { daysBetween, type Day } from '../../workflow/kernel/day.ts';
import { day } from '../../workflow/kernel/facts.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Speaker } from '../../locales/speaker.ts';
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
  say: Speaker,
  vouchers: readonly Voucher[],
  rows: Rows,
): readonly Element[] {
  return vouchers.map((voucher) => row(say, voucher, rows));
}

function row(say: Speaker, voucher: Voucher, { today, verb }: Rows): Element {
  return {
    type: 'Container',
    separator: true,
    selectAction: voucherTap(say, verb, voucher),
    items: [
      {
        type: 'ColumnSet',
        columns: [
          { type: 'Column', width: 'stretch', items: what(say, voucher) },
          { type: 'Column', width: 'auto', items: where(say, voucher, today) },
          ONWARD,
        ],
      },
    ],
  };
}

function what(say: Speaker, voucher: Voucher): readonly Element[] {
  return [
    {
      type: 'TextBlock',
      text: say.fact(voucher.customer.organisation),
      weight: 'bolder',
      wrap: true,
    },
    {
      type: 'TextBlock',
      text: voucherLine(say, voucher),
      wrap: true,
      spacing: 'none',
      isSubtle: true,
    },
  ];
}

/** The days left count until it is redeemed. */
function where(say: Speaker, voucher: Voucher, today: Day): readonly Element[] {
  const { expiresOn, status } = voucher;
  const right = { type: 'TextBlock', wrap: true, horizontalAlignment: 'right' };
  const left = daysBetween(today, expiresOn);
  const open = status !== 'redeemed' && status !== 'expired';
  return [
    { ...right, ...statusLook(say, voucher) },
    ...(open
      ? [
          {
            ...right,
            text: say.text('voucher-list.left', { days: left, until: day(expiresOn) }),
            color: urgency(left),
            spacing: 'none',
          },
        ]
      : []),
  ];
}
