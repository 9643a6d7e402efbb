import { STEP_NAMES } from '../../workflow/programme/actions.ts';
import type { Programme } from '../../workflow/programme/definition.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card, Element } from '../kit/card.ts';
import type { CommandName } from '../kit/command-name.ts';
import { commandAction, type Verb } from '../kit/form-actions.ts';
import { entryButtons } from '../partner/entry-at-step-4.ts';
import { linkAction } from '../kit/link-action.ts';
import { tappableRow } from '../kit/tappable-row.ts';
import { listCard } from '../kit/list-card.ts';
import { paragraph, subheading } from '../kit/text-blocks.ts';

export interface HelpView {
  /** Commands this person may use, from the registry. */
  readonly commands: readonly CommandName[];
  readonly programme: Programme;
  /** The buttons with which an active partner begins at step 4. */
  readonly entry: readonly Verb[];
}

const PAGES = ['workflow', 'guidelines', 'faq', 'retired-engagements'] as const;

const GROUPS = {
  look: ['next', 'vouchers', 'status', 'deadlines', 'overview', 'history', 'export'],
  steps: ['guide', ...STEP_NAMES],
  company: ['programme', 'eligibility', 'enrol', 'profile', 'team', 'rights'],
  you: ['notifications', 'language', 'cancel'],
} as const satisfies Readonly<Record<string, readonly Verb[]>>;

type Listed = (typeof GROUPS)[keyof typeof GROUPS][number] | 'import';

/** Available commands by group; a tap on a line runs the command. */
export function helpCard(t: Translator, { commands, entry, programme }: HelpView): Card {
  const groups = (Object.keys(GROUPS) as (keyof typeof GROUPS)[]).flatMap((name) => {
    const verbs: readonly Listed[] = GROUPS[name];
    const shown = verbs.filter((verb) => commands.includes(verb));
    const lines = shown.map((verb) => line(t, verb));
    return lines.length === 0 ? [] : [subheading(t.text(`help.group.${name}`)), ...lines];
  });
  return listCard(t, {
    title: t.text('help.title'),
    intro: t.text('help.intro'),
    rows: [
      ...groups,
      ...entryButtons(t, entry),
      ...(commands.includes('import') ? [line(t, 'import')] : []),
    ],
    footer: [
      ...(programme.notice === undefined ? [] : [t.words(programme.notice)]),
      t.text('welcome.does-not'),
    ].join(' '),
    actions: [
      commandAction(t, 'programme'),
      ...PAGES.flatMap((page) => linkAction(t, programme, page)),
    ],
  });
}

function line(t: Translator, verb: Listed): Element {
  const title = t.plain(`command.${verb}.title`);
  const text = t.text('help.line', {
    command: title,
    description: t.plain(`command.${verb}.description`),
  });
  return tappableRow(t, {
    verb,
    action: title,
    isApart: false,
    isLight: true,
    main: [paragraph(text)],
  });
}
