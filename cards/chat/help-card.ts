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
import { paragraph, subheading, subtle } from '../kit/text-blocks.ts';

export interface HelpView {
  /** Commands this person may use, from the registry. */
  readonly commands: readonly CommandName[];
  readonly programme: Programme;
  /** The group whose commands are described, if the person may use one of them. */
  readonly open?: string;
  /** The buttons with which an active partner begins at step 4. */
  readonly entry: readonly Verb[];
}

const PAGES = ['workflow', 'guidelines', 'faq', 'retired-engagements'] as const;

const GROUPS = {
  look: [
    'next',
    'vouchers',
    'status',
    'deadlines',
    'payments',
    'overview',
    'capacity',
    'history',
    'export',
    'calendar',
  ],
  steps: ['guide', ...STEP_NAMES],
  company: ['programme', 'eligibility', 'enrol', 'profile', 'team', 'rights'],
  you: ['remind', 'away', 'notifications', 'language'],
} as const satisfies Readonly<Record<string, readonly Verb[]>>;

type GroupName = keyof typeof GROUPS;
type Listed = (typeof GROUPS)[GroupName][number] | 'import';

interface Group {
  readonly name: GroupName;
  readonly verbs: readonly Listed[];
}

/**
 * One group of commands with their descriptions, a tap on a line runs the command; of the others
 * the titles, a tap opens the group. All descriptions together would exceed the size of a card.
 */
export function helpCard(t: Translator, { commands, entry, open, programme }: HelpView): Card {
  const groups = (Object.keys(GROUPS) as GroupName[]).flatMap((name) => {
    const listed: readonly Listed[] = GROUPS[name];
    const verbs = listed.filter((verb) => commands.includes(verb));
    return verbs.length === 0 ? [] : [{ name, verbs }];
  });
  const opened = groups.find(({ name }) => name === open) ?? groups[0];
  return listCard(t, {
    title: t.text('help.title'),
    intro: t.text('help.intro'),
    rows: [
      ...groups.flatMap((group) =>
        group === opened
          ? [subheading(titleOf(t, group)), ...group.verbs.map((verb) => line(t, verb))]
          : [closedGroup(t, group)],
      ),
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

const titleOf = (t: Translator, { name }: Group): string => t.text(`help.group.${name}`);

function closedGroup(t: Translator, group: Group): Element {
  const titles = group.verbs.map((verb) => t.text(`command.${verb}.title`));
  return tappableRow(t, {
    verb: 'help',
    data: { group: group.name },
    main: [subheading(titleOf(t, group)), subtle(titles.join(' · '))],
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
