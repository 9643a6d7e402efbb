import type { VoucherEvent } from '../../workflow/steps/catalogue.ts';
import type { VoucherAction } from '../../workflow/steps/catalogue.ts';
import type { VoucherView } from '../../workflow/views/voucher-view.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import { deskData, type Card, type CardAction, type Element } from '../kit/card.ts';
import { countdownElements } from '../kit/countdown.ts';
import { badge } from '../kit/badge.ts';
import { outcomeBanner } from '../history/event-words.ts';
import { nextElements } from './next-step.ts';
import { stepperElements } from './stepper.ts';
import { commandAction } from '../kit/form-actions.ts';
import { template } from '../kit/template.ts';
import { finePrint } from '../kit/text-blocks.ts';
import source from '../templates/voucher.json' with { type: 'json' };
import { voucherFacts } from './voucher-facts.ts';
import { statusLook, voucherLine } from './voucher-words.ts';

export interface VoucherCardView extends VoucherView {
  /** Events of the step just taken, shown at the top. */
  readonly done?: readonly VoucherEvent[];
}

/** News above the voucher; `footer`, the reason for the notice, below it in small print. */
export interface News {
  readonly style: 'good' | 'accent' | 'warning' | 'attention';
  readonly items: readonly Element[];
  readonly footer?: string;
}

/** Teams shows at most six buttons; here three of them are outside the overflow menu. */
const BUTTONS_MAX = 6;
const VISIBLE_BUTTONS = 3;

/** Optional parts are arrays of elements; an empty one adds nothing. */
const fill = template<{
  readonly news: readonly Element[];
  readonly customer: string;
  readonly line: string;
  readonly status: readonly Element[];
  readonly next: readonly Element[];
  readonly countdown: readonly Element[];
  readonly stepper: readonly Element[];
  readonly facts: readonly Element[];
  readonly footer: readonly Element[];
  readonly actions: readonly CardAction[];
}>(source);

/** The tracked card of one voucher, for one reader. */
export function voucherCard(t: Translator, view: VoucherCardView, news?: News): Card {
  const { done = [], voucher } = view;
  return fill(t, {
    news: news
      ? [{ type: 'Container', style: news.style, items: news.items }]
      : outcomeBanner(t, done),
    customer: t.fact(voucher.customer.organisation),
    line: voucherLine(t, voucher),
    status: [badge(statusLook(t, voucher))],
    next: nextElements(t, voucher, view.next),
    countdown: view.countdown
      ? [{ type: 'Container', items: countdownElements(t, view.countdown) }]
      : [],
    stepper: stepperElements(t, view.steps, voucher.status === 'expired'),
    facts: voucherFacts(t, voucher),
    footer: news?.footer === undefined ? [] : [finePrint(news.footer)],
    actions: voucherButtons(t, voucher, view.may, view.next?.action),
  });
}

/** The next step's button first, the history last. */
function voucherButtons(
  t: Translator,
  voucher: Voucher,
  may: readonly VoucherAction[],
  first: string | undefined,
): readonly CardAction[] {
  const ordered = [
    ...may.filter((action) => action === first),
    ...may.filter((action) => action !== first),
  ];
  return [...ordered.slice(0, BUTTONS_MAX - 1), 'history' as const].map((name, index) =>
    commandAction(t, name, deskData(voucher), {
      secondary: index >= VISIBLE_BUTTONS,
      ...(name === first && { style: 'positive' }),
    }),
  );
}
