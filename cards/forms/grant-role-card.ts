import { coded } from '../../workflow/kernel/facts.ts';
import type { Role } from '../../workflow/programme/definition.ts';
import { LIMITS } from '../../workflow/kernel/fields.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card, FormState } from '../kit/card.ts';
import { personChoices, type PersonChoice } from '../kit/choices.ts';
import { formCard } from '../kit/form-card.ts';
import { choiceField, textField } from '../kit/field.ts';

export interface GrantRoleView {
  readonly commandId: string;
  readonly form: FormState;
  readonly roles: readonly Role[];
  /** Members of the team, for clients without a people picker. */
  readonly people: readonly PersonChoice[];
}

/** Grants a role to a person from Teams' people picker, or named by e-mail address. */
export function grantRoleCard(t: Translator, view: GrantRoleView): Card {
  const { commandId, people, roles } = view;
  const form = { t, state: view.form };
  return formCard(t, {
    verb: 'grant-role',
    title: t.text('grant-role.title'),
    intro: 'grant-role.intro',
    form: view.form,
    data: { commandId },
    fields: [
      ...choiceField(form, 'person', {
        choices: personChoices(t, people),
        people: true,
        style: 'filtered',
        optional: true,
      }),
      ...textField(form, 'personEmail', { max: 254, style: 'Email', optional: true }),
      ...textField(form, 'personName', { max: LIMITS.line, optional: true }),
      ...choiceField(form, 'role', {
        choices: roles.map((role) => ({
          title: t.plainFact(coded('role', role)),
          value: role,
        })),
      }),
    ],
  });
}
