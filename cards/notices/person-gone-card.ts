import { coded } from '../../workflow/kernel/facts.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card } from '../kit/card.ts';
import { commandAction } from '../kit/form-actions.ts';
import { listCard } from '../kit/list-card.ts';
import { paragraph } from '../kit/text-blocks.ts';

/** To an admin: the open vouchers of a person who cannot be reached any more. */
export function personGoneCard(
  t: Translator,
  { personId, count }: { readonly personId: string; readonly count: number },
): { readonly card: Card; readonly summary: string } {
  const facts = { person: coded('person', personId), count };
  const card = listCard(t, {
    title: t.text('notice.person-gone.title', facts),
    rows: [paragraph(t.text('notice.person-gone.text', facts))],
    actions: [
      commandAction(t, 'handover-several', { from: personId }, { style: 'positive' }),
      commandAction(t, 'team'),
    ],
  });
  return { card, summary: t.plain('notice.person-gone.title', facts) };
}
