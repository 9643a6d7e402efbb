import type { Translator } from '../../locales/translator.ts';
import type { Card } from '../kit/card.ts';
import { commandAction } from '../kit/form-actions.ts';
import { listCard } from '../kit/list-card.ts';
import { paragraph, subtle } from '../kit/text-blocks.ts';

/** How to import a table: the kinds with the columns that each needs. */
export function importGuideCard(
  t: Translator,
  kinds: readonly { readonly name: string; readonly columns: readonly string[] }[],
): Card {
  return listCard(t, {
    title: t.text('import.guide.title'),
    intro: t.text('import.guide.text'),
    rows: [
      ...kinds.flatMap(({ name, columns }) => [
        paragraph(`**${t.fact(name)}**`),
        subtle(t.fact({ as: 'list', items: columns, mode: 'and' })),
      ]),
      paragraph(t.text('import.guide.steps')),
      paragraph(t.text('import.guide.size')),
    ],
    actions: [
      commandAction(t, 'import-records'),
      commandAction(t, 'export'),
      commandAction(t, 'help'),
    ],
  });
}
