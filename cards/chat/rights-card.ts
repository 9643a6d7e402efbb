import { allOf, coded, type Fact } from '../../workflow/kernel/facts.ts';
import {
  ROLES,
  type Action,
  type Programme,
  type Role,
} from '../../workflow/programme/definition.ts';
import { ACTIONS } from '../../workflow/programme/actions.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card, Element } from '../kit/card.ts';
import { commandAction } from '../kit/form-actions.ts';
import { listCard } from '../kit/list-card.ts';
import { paragraph, subheading } from '../kit/text-blocks.ts';

export interface RightsView {
  readonly programme: Programme;
  /** Only these, e.g. the one asked for. */
  readonly roles: readonly Role[];
  /** Roles of the reader. */
  readonly own: readonly Role[];
  readonly mayReadTeam: boolean;
}

/** Maximum exceptions listed; above it the list names the permitted values. */
const EXCEPTIONS_MAX = 4;

/** The rights of each role, from the programme. */
export function rightsCard(t: Translator, view: RightsView): Card {
  const { mayReadTeam, own, programme, roles } = view;
  return listCard(t, {
    title: t.text('rights.title'),
    rows: roles.flatMap((role) => [
      subheading(
        own.includes(role)
          ? t.text('team.you', { name: coded('role', role) })
          : t.fact(coded('role', role)),
      ),
      ...roleLines(t, programme, role),
    ]),
    actions: [
      ...(roles.length < ROLES.length ? [commandAction(t, 'rights')] : []),
      ...(mayReadTeam ? [commandAction(t, 'team')] : []),
      commandAction(t, 'help'),
    ],
  });
}

function roleLines(t: Translator, { permissions }: Programme, role: Role): readonly Element[] {
  const { any, assigned, led } = permissions[role];
  const others = ACTIONS.filter((action) => !any.includes(action));
  const isMost = others.length <= EXCEPTIONS_MAX && assigned.length + led.length === 0;
  const lines: readonly (readonly ['all' | 'any' | 'assigned' | 'led', readonly Action[]])[] =
    isMost
      ? [['all', others]]
      : [
          ['any', any],
          ['assigned', assigned],
          ['led', led],
        ];
  return lines
    .filter(([scope, actions]) => scope === 'all' || actions.length > 0)
    .map(([scope, actions]) => paragraph(t.text(`rights.${scope}`, { actions: namesOf(actions) })));
}

const namesOf = (actions: readonly Action[]): Fact =>
  actions.length === 0 ? '' : allOf(actions.map((action) => coded('action', action)));
