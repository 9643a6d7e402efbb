import { coded, moment } from '../../workflow/kernel/facts.ts';
import type { RoleRequest } from '../../workflow/partner/partner.ts';
import type { Role } from '../../workflow/programme/definition.ts';
import type { Translator } from '../../locales/translator.ts';
import { executeAction, type Card, type CardAction, type Element } from '../kit/card.ts';
import { commandAction } from '../kit/form-actions.ts';
import { listCard } from '../kit/list-card.ts';
import { paragraph, subtle } from '../kit/text-blocks.ts';

export interface RoleRequestView {
  readonly request: RoleRequest;
  /** The roles that the reader may grant. */
  readonly roles: readonly Role[];
  readonly commandId: string;
}

/** A person asks for a role: one button for each role that the reader may grant, and one to decline. */
export function roleRequestCard(t: Translator, view: RoleRequestView): Card {
  const { at, email, name } = view.request;
  return listCard(t, {
    title: t.text('role-request.title', { name }),
    rows: [
      paragraph(t.text('role-request.text', { name, at: moment(at) })),
      ...(email === undefined || email === name ? [] : [subtle(t.fact(email))]),
    ],
    actions: grantActions(t, view),
  });
}

/** The buttons that answer a request; the most usual role comes first. */
function grantActions(
  t: Translator,
  { commandId, request, roles }: RoleRequestView,
): readonly CardAction[] {
  const { at, name, personId: person } = request;
  const button = (answer: Role | 'decline', title: string, style?: 'positive') =>
    executeAction({
      verb: 'answer-role-request',
      title,
      style,
      tooltip: `${title}: ${t.plainFact(name)}`,
      data: { person, request: at, answer, commandId: `${commandId}:${answer}` },
    });
  return [
    ...ORDER.filter((role) => roles.includes(role)).map((role, index) =>
      button(role, t.plainFact(coded('role', role)), index === 0 ? 'positive' : undefined),
    ),
    button('decline', t.plain('button.decline')),
  ];
}

const ORDER: readonly Role[] = ['project-manager', 'consultant', 'partner-admin', 'global-admin'];

/** The answer, for the admin who gave it. */
export function roleAnsweredCard(
  t: Translator,
  { name, role }: { readonly name: string; readonly role?: Role },
): Card {
  return listCard(t, {
    title: t.text('role-request.answered', {
      name,
      role: role === undefined ? '' : coded('role', role),
    }),
    actions: [commandAction(t, 'team')],
  });
}

/** Above the buttons of another notice: who waits for a role. */
export const requestRow = (t: Translator, view: RoleRequestView): Element => ({
  type: 'Container',
  separator: true,
  items: [
    { ...paragraph(t.fact(view.request.name)), weight: 'bolder' },
    { type: 'ActionSet', actions: grantActions(t, view).map(plainStyle) },
  ],
});

/** Only one button of a card is positive. */
function plainStyle(action: CardAction): Element {
  const { style, ...rest } = action;
  return style === 'positive' ? rest : action;
}
