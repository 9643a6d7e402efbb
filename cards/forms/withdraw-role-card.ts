import { coded } from '../../workflow/kernel/facts.ts';
import type { Role } from '../../workflow/programme/definition.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card, FormState } from '../kit/card.ts';
import { formCard } from '../kit/form-card.ts';
import { choiceField } from '../kit/field.ts';

/** A role of a person; the form sends both as one value. */
export interface Grant {
  readonly personId: string;
  readonly name: string;
  readonly role: Role;
}

export interface WithdrawRoleView {
  readonly commandId: string;
  readonly form: FormState;
  /** Roles that the reader may withdraw; at least one. */
  readonly grants: readonly Grant[];
}

export function withdrawRoleCard(t: Translator, view: WithdrawRoleView): Card {
  const { commandId, grants } = view;
  return formCard(t, {
    verb: 'withdraw-role',
    title: t.text('withdraw-role.title'),
    intro: 'withdraw-role.intro',
    form: view.form,
    data: { commandId },
    fields: [
      ...choiceField({ t, state: view.form }, 'grant', {
        choices: grants.map(({ name, personId, role }) => ({
          title: t.plain('withdraw-role.choice', { name, role: coded('role', role) }),
          value: `${role} ${personId}`,
        })),
        style: 'filtered',
      }),
    ],
  });
}
