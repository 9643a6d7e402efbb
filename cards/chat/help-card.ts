import { STEP_NAMES } from '../../workflow/programme/actions.ts';
import type { Programme } from '../../workflow/programme/definition.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card, Element } from '../kit/card.ts';
import type { CommandName } from '../kit/command-name.ts';
import type { Verb } from '../kit/form-actions.ts';
import { linkAction } from '../kit/link-action.ts';
import { tappableRow } from '../kit/tappable-row.ts';
import { listCard } from '../kit/list-card.ts';
import { paragraph, subheading } from '../kit/text-blocks.ts';

export interface HelpView {
  /** Commands this person may use, from the registry. */
  readonly commands: readonly CommandName[];
  readonly programme: Programme;
}

const GROUPS = {
  look: ['next', 'vouchers', 'status', 'deadlines', 'overview', 'history', 'export'],
  steps: ['guide', ...STEP_NAMES],
  company: ['eligibility', 'enrol', 'profile', 'team', 'import'],
  you: ['notifications', 'language', 'cancel'],
} as const satisfies Readonly<Record<string, readonly Verb[]>>;

type Listed = (typeof GROUPS)[keyof typeof GROUPS][number];

/** Available commands by group; a tap on a line runs the command. */
export function helpCard(t: Translator, { commands, programme }: HelpView): Card {
  const groups = (Object.keys(GROUPS) as (keyof typeof GROUPS)[]).flatMap((name) => {
    const verbs: readonly Listed[] = GROUPS[name];
    const shown = verbs.filter((verb) => commands.includes(verb));
    const lines = shown.map((verb) => line(t, verb));
    return lines.length === 0 ? [] : [subheading(t.text(`help.group.${name}`)), ...lines];
  });
  return listCard(t, {
    title: t.text('help.title'),
    intro: t.text('help.intro'),
    rows: groups,
    footer: [
      ...(programme.notice === undefined ? [] : [t.words(programme.notice)]),
      t.text('welcome.does-not'),
    ].join(' '),
    actions: [
      ...linkAction(t, programme, 'workflow'),
      ...linkAction(t, programme, 'guidelines'),
      ...linkAction(t, programme, 'faq'),
    ],
  });
}

function line(t: Translator, verb: Listed): Element {
  const title = t.plain(`command.${verb}.title`);
  const text = t.text('help.line', {
    command: title,
    description: t.plain(`command.${verb}.description`),
  });
  return tappableRow(t, { verb, action: title, isApart: false, main: [paragraph(text)] });
}
