import type { LinkName, Programme } from '../../workflow/programme/definition.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card } from '../kit/card.ts';
import { commandAction, type Verb } from '../kit/form-actions.ts';
import { linkAction } from '../kit/link-action.ts';
import { listCard } from '../kit/list-card.ts';
import { paragraph, subheading } from '../kit/text-blocks.ts';
import { entryRows } from '../partner/entry-at-step-4.ts';
import { stepLines } from './programme-steps.ts';

export interface ProgrammeCardView {
  readonly programme: Programme;
  /** The buttons with which an active partner begins at step 4. */
  readonly entry: readonly Verb[];
}

/** The official pages about the whole programme. */
const PROGRAMME_PAGES = [
  'workflow',
  'faq',
  'guidelines',
  'retired-engagements',
  'requirements',
] as const satisfies readonly LinkName[];

/** The programme in its steps: why a partner takes part, where it begins, and the official pages. */
export function programmeCard(t: Translator, { entry, programme }: ProgrammeCardView): Card {
  const rows = entryRows(t, entry);
  return listCard(t, {
    title: t.words(programme.name),
    ...(programme.purpose && { intro: t.words(programme.purpose) }),
    rows: [
      ...stepLines(t, programme),
      paragraph(t.text('programme.begin', { years: programme.windows.renewalYears })),
      ...(rows.length === 0 ? [] : [subheading(t.text('entry.title')), ...rows]),
    ],
    ...(programme.notice && { footer: t.words(programme.notice) }),
    actions: [
      commandAction(t, 'rights'),
      ...PROGRAMME_PAGES.flatMap((page) => linkAction(t, programme, page)),
    ],
  });
}
