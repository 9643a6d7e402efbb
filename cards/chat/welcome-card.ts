import type { Programme, Role } from '../../workflow/programme/definition.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card, CardAction, Element } from '../kit/card.ts';
import { foldedGroup } from '../kit/folded-group.ts';
import { commandAction, type Verb } from '../kit/form-actions.ts';
import { template } from '../kit/template.ts';
import { paragraph } from '../kit/text-blocks.ts';
import { entryAtStep4 } from '../partner/entry-at-step-4.ts';
import { stepLines } from './programme-steps.ts';
import source from '../templates/welcome.json' with { type: 'json' };

export interface WelcomeView {
  /** Display name from the roster. */
  readonly name?: string;
  readonly roles: readonly Role[];
  /** Sent to a group or channel: names no person and no role. */
  readonly toGroup?: boolean;
  /** Display name of the person who added the bot to the group. */
  readonly addedBy?: string;
  readonly programme: Programme;
  /** The reader may set up the company, which is new: the steps are shown at once. */
  readonly isSettingUp?: boolean;
  /** The buttons with which an active partner begins at step 4. */
  readonly entry?: readonly Verb[];
}

/** First commands to offer, by the person's first role. */
const FIRST: Readonly<Record<Role, readonly Verb[]>> = {
  'global-admin': ['eligibility', 'enrol', 'team', 'vouchers'],
  'partner-admin': ['eligibility', 'enrol', 'profile', 'vouchers'],
  'project-manager': ['vouchers', 'next', 'register', 'guide'],
  consultant: ['vouchers', 'deadlines'],
};

const SETTING_UP: readonly Verb[] = ['onboarding', 'programme'];

const fill = template<{
  readonly title: string;
  readonly does: string;
  readonly doesNot: string;
  readonly notice: string;
  readonly steps: readonly Element[];
  readonly begin: string;
  readonly entry: readonly Element[];
  readonly addedBy: string;
  readonly actions: readonly CardAction[];
}>(source);

/** Introduces the bot and its limits, and offers the first commands. */
export function welcomeCard(t: Translator, view: WelcomeView): Card {
  const { name, programme, roles, toGroup = false, addedBy } = view;
  const { entry = [], isSettingUp = false } = view;
  const [role] = (Object.keys(FIRST) as Role[]).filter((one) => roles.includes(one));
  const asks: readonly Verb[] = toGroup ? [] : ['ask-for-role'];
  const usual: readonly Verb[] = role === undefined ? asks : FIRST[role];
  const first = isSettingUp ? SETTING_UP : usual;
  const begin = isSettingUp ? 'new-company' : (role ?? (toGroup ? 'group' : 'none'));
  return fill(t, {
    title: t.text('welcome.title', { name: name ?? '' }),
    does: t.text('welcome.does', { programme: t.words(programme.name) }),
    doesNot: t.text('welcome.does-not'),
    notice: programme.notice === undefined ? '' : t.words(programme.notice),
    steps: toGroup ? [] : steps(t, programme, isSettingUp),
    begin: t.text(`welcome.begin.${begin}`),
    entry: entryAtStep4(t, entry),
    addedBy: addedBy === undefined ? '' : t.text('welcome.added-by', { name: addedBy }),
    actions: [...first, 'help' as const].map((verb, at) =>
      commandAction(t, verb, {}, role !== undefined && at === 0 ? { style: 'positive' } : {}),
    ),
  });
}

/** Open for a new company, else behind a button. */
function steps(t: Translator, programme: Programme, isOpen: boolean): readonly Element[] {
  const lines = [
    ...(programme.purpose ? [paragraph(t.words(programme.purpose))] : []),
    ...stepLines(t, programme),
  ];
  if (isOpen) return lines;
  return foldedGroup({ id: 'steps', title: t.plain('welcome.steps'), isOpen, items: lines });
}
