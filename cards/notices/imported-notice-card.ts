import type { Translator } from '../../locales/translator.ts';
import { coded } from '../../workflow/kernel/facts.ts';
import type { ActorReference } from '../../workflow/partner/actor.ts';
import type { Card } from '../kit/card.ts';
import { commandAction } from '../kit/form-actions.ts';
import { listCard } from '../kit/list-card.ts';
import { paragraph } from '../kit/text-blocks.ts';

export interface ImportedNoticeView {
  readonly by: ActorReference;
  readonly count: number;
}

/** To a person for whom vouchers were imported, with the button to their list. */
export function importedNoticeCard(t: Translator, { by, count }: ImportedNoticeView): Card {
  const who = by.kind === 'person' ? coded('person', by.personId) : '';
  return listCard(t, {
    title: t.text('notice.vouchers-imported.title', { count }),
    rows: [paragraph(t.text('notice.vouchers-imported.text', { who, count }))],
    actions: [commandAction(t, 'vouchers', { scope: 'mine' }), commandAction(t, 'next')],
  });
}

export const importedTitle = (t: Translator, count: number): string =>
  t.plain('notice.vouchers-imported.title', { count });
