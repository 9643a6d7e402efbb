import type { Translator } from '../../locales/translator.ts';
import type { Element } from '../kit/card.ts';
import { commandAction, type Verb } from '../kit/form-actions.ts';
import { foldedGroup } from '../kit/folded-group.ts';
import { tappableRow } from '../kit/tappable-row.ts';
import { paragraph, subheading, subtle } from '../kit/text-blocks.ts';

/** The ways in which an active partner begins at step 4, in this order. */
export const ENTRY_AT_STEP_4 = ['import-records', 'import', 'register'] as const satisfies Verb[];

/** Folded, since a new partner begins at step 1 (docs/programme-rules.md#where-a-partner-begins). */
export function entryAtStep4(t: Translator, offered: readonly Verb[]): readonly Element[] {
  const rows = entryRows(t, offered);
  if (rows.length === 0) return [];
  return foldedGroup({
    id: 'entry-at-step-4',
    title: t.plain('entry.title'),
    isOpen: false,
    items: [paragraph(t.text('entry.intro')), ...rows],
  });
}

/** One row for each way that the reader may take. */
export function entryRows(t: Translator, offered: readonly Verb[]): readonly Element[] {
  return ENTRY_AT_STEP_4.filter((verb) => offered.includes(verb)).map((verb) =>
    tappableRow(t, {
      verb,
      action: t.plain(`button.${verb}`),
      isApart: false,
      main: [paragraph(t.plain(`button.${verb}`)), subtle(t.text(`entry.${verb}`))],
    }),
  );
}

/** The same in a card that is long already and has a row for the import of its own. */
export function entryButtons(t: Translator, offered: readonly Verb[]): readonly Element[] {
  const actions = ENTRY_AT_STEP_4.filter((verb) => verb !== 'import' && offered.includes(verb)).map(
    (verb) => commandAction(t, verb),
  );
  if (actions.length === 0) return [];
  return [subheading(t.text('entry.title')), { type: 'ActionSet', actions }];
}
