import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import { deskData, type Card, type Element } from '../kit/card.ts';
import { commandAction } from '../kit/form-actions.ts';
import { listCard } from '../kit/list-card.ts';
import { backTo, openLines, type OpenPoint } from '../kit/open-points.ts';
import { voucherTitle } from '../voucher/voucher-words.ts';

export interface NoChoicesView {
  /** Title of the form. */
  readonly title: string;
  /** The choices without a value. */
  readonly points: readonly OpenPoint[];
  /** Absent: the form is about several. */
  readonly voucher?: Voucher;
  /** The step of the form. */
  readonly step: string;
  /** Outcome of the form before, above the title. */
  readonly news?: readonly Element[];
}

/** Replaces a form in which a required choice has nothing to choose from. */
export function noChoicesCard(t: Translator, view: NoChoicesView): Card {
  const { news, points, step, title, voucher } = view;
  return listCard(t, {
    ...(news && { news }),
    title,
    ...(voucher && { about: voucherTitle(t, voucher) }),
    intro: t.text('no-choices.intro'),
    rows: openLines(t, points, {
      isNext: true,
      ...(voucher && { data: backTo(voucher, step) }),
    }),
    actions: [
      voucher ? commandAction(t, 'status', deskData(voucher)) : commandAction(t, 'vouchers'),
    ],
  });
}
