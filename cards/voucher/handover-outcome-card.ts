import type { Translator } from '../../locales/translator.ts';
import { coded } from '../../workflow/kernel/facts.ts';
import type { Card, CardAction } from '../kit/card.ts';
import { commandAction } from '../kit/form-actions.ts';
import { listCard } from '../kit/list-card.ts';
import { finePrint } from '../kit/text-blocks.ts';
import { outcomeLine, type BatchOutcome } from './batch-outcome-card.ts';

/** Lines of each kind, so that the card stays below its size limit. */
const REFUSED_MAX = 15;
const DONE_MAX = 15;

export interface HandoverOutcomeView {
  readonly outcomes: readonly BatchOutcome[];
  /** Person id of the new assignee; absent if the vouchers went back. */
  readonly to?: string;
  /** The handover that can be taken back, and the id of that command. */
  readonly back?: { readonly batch: string; readonly commandId: string };
  /** The person who gave the vouchers away still has a role to withdraw. */
  readonly withdraw?: { readonly grant: string };
}

/** The outcome for each voucher, failures first, and the way back. */
export function handoverOutcomeCard(t: Translator, view: HandoverOutcomeView): Card {
  const { outcomes, to } = view;
  const done = outcomes.filter(({ refused }) => refused.length === 0);
  const failed = outcomes.filter(({ refused }) => refused.length > 0);
  const facts = { done: done.length, of: outcomes.length, person: coded('person', to ?? '') };
  const title = to === undefined ? 'handover-outcome.back' : 'handover-outcome.done';
  const hidden = {
    failed: Math.max(0, failed.length - REFUSED_MAX),
    done: Math.max(0, done.length - DONE_MAX),
  };
  return listCard(t, {
    title: t.text(title, facts),
    rows: [
      ...failed.slice(0, REFUSED_MAX).map((outcome) => outcomeLine(t, outcome)),
      ...(hidden.failed > 0
        ? [finePrint(t.text('handover-outcome.more-failed', { count: hidden.failed }))]
        : []),
      ...done.slice(0, DONE_MAX).map((outcome) => outcomeLine(t, outcome)),
      ...(hidden.done > 0
        ? [finePrint(t.text('handover-outcome.more-done', { count: hidden.done }))]
        : []),
    ],
    footer: done.length > 0 ? t.text('handover-outcome.told') : undefined,
    actions: actions(t, view, done.length),
  });
}

function actions(
  t: Translator,
  { back, withdraw }: HandoverOutcomeView,
  done: number,
): readonly CardAction[] {
  return [
    ...(withdraw ? [commandAction(t, 'withdraw-role', { ...withdraw })] : []),
    ...(back && done > 0 ? [commandAction(t, 'hand-back', { ...back })] : []),
    commandAction(t, 'vouchers'),
    commandAction(t, 'next'),
  ];
}
