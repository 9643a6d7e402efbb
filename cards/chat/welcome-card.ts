import type { Programme, Role } from '../../workflow/programme/definition.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card, CardAction } from '../kit/card.ts';
import { commandAction, type Verb } from '../kit/form-actions.ts';
import { template } from '../kit/template.ts';
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
}

/** First commands to offer, by the person's first role. */
const FIRST: Readonly<Record<Role, readonly Verb[]>> = {
  'global-admin': ['eligibility', 'enrol', 'team', 'vouchers'],
  'partner-admin': ['eligibility', 'enrol', 'profile', 'vouchers'],
  'project-manager': ['vouchers', 'next', 'register', 'guide'],
  consultant: ['vouchers', 'deadlines'],
};

const fill = template<{
  readonly title: string;
  readonly does: string;
  readonly doesNot: string;
  readonly notice: string;
  readonly begin: string;
  readonly addedBy: string;
  readonly actions: readonly CardAction[];
}>(source);

/** Introduces the bot and its limits, and offers the first commands. */
export function welcomeCard(t: Translator, view: WelcomeView): Card {
  const { name, programme, roles, toGroup = false, addedBy } = view;
  const [role] = (Object.keys(FIRST) as Role[]).filter((one) => roles.includes(one));
  const first: readonly Verb[] = role === undefined ? [] : FIRST[role];
  return fill(t, {
    title: t.text('welcome.title', { name: name ?? '' }),
    does: t.text('welcome.does', { programme: t.words(programme.name) }),
    doesNot: t.text('welcome.does-not'),
    notice: programme.notice === undefined ? '' : t.words(programme.notice),
    begin: t.text(`welcome.begin.${role ?? (toGroup ? 'group' : 'none')}`),
    addedBy: addedBy === undefined ? '' : t.text('welcome.added-by', { name: addedBy }),
    actions: [...first, 'help' as const].map((verb, at) =>
      commandAction(t, verb, {}, role !== undefined && at === 0 ? { style: 'positive' } : {}),
    ),
  });
}
