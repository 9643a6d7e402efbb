import type { Check } from '../../workflow/kernel/checks.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card, Element } from '../kit/card.ts';
import { alreadyDoneAction } from '../kit/already-done-action.ts';
import { checkWords } from '../kit/check-words.ts';
import { commandAction } from '../kit/form-actions.ts';
import { listCard } from '../kit/list-card.ts';
import { iconLine } from '../kit/icon.ts';
import { paragraph, subtle } from '../kit/text-blocks.ts';

/** Outcome for one of several vouchers; `refused` is empty on success. */
export interface BatchOutcome {
  readonly voucherId: string;
  /** The customer's organisation, if the voucher is known. */
  readonly customer?: string;
  readonly refused: readonly Check[];
}

export interface BatchOutcomeView {
  readonly command: 'redeem' | 'payment' | 'validate' | 'note';
  readonly outcomes: readonly BatchOutcome[];
  /** True if the reader may request payment for the redeemed vouchers. */
  readonly mayRequestPayment: boolean;
  /** The form with the refused vouchers that a declaration can record, if any. */
  readonly alreadyDone?: Readonly<Record<string, string>>;
}

/** The outcome for each of several vouchers, failures first, and the next step. */
export function batchOutcomeCard(t: Translator, view: BatchOutcomeView): Card {
  const { alreadyDone, command, mayRequestPayment, outcomes } = view;
  const done = outcomes.filter(({ refused }) => refused.length === 0);
  const failed = outcomes.filter(({ refused }) => refused.length > 0);
  const pays = command === 'redeem' && mayRequestPayment && done.length > 0;
  return listCard(t, {
    title: t.text(`batch-outcome.${command}`, { done: done.length, of: outcomes.length }),
    rows: [
      ...[...failed, ...done].map((outcome) => outcomeLine(t, outcome)),
      paragraph(
        t.text(failed.length > 0 ? 'batch-outcome.next.failed' : `batch-outcome.next.${command}`),
      ),
    ],
    actions: [
      ...(pays
        ? [commandAction(t, 'payment', { voucherId: done[0]?.voucherId }, { style: 'positive' })]
        : []),
      ...(alreadyDone ? [alreadyDoneAction(t, command, {}, alreadyDone)] : []),
      commandAction(t, 'vouchers'),
      commandAction(t, 'next'),
    ],
  });
}

export function outcomeLine(
  t: Translator,
  { customer, refused, voucherId }: BatchOutcome,
): Element {
  const about = customer === undefined ? [] : [t.fact(customer)];
  const name = [t.fact(voucherId), ...about].join(' · ');
  const reasons = refused.map((check) => {
    const { next, what } = checkWords(t, check);
    return subtle(`${what} ${next}`);
  });
  return iconLine(refused.length === 0 ? 'met' : 'unmet', [paragraph(name), ...reasons]);
}
