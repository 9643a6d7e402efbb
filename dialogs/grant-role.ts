import type { Card } from '../cards/kit/card.ts';
import { grantRoleCard } from '../cards/forms/grant-role-card.ts';
import { grantingAction } from '../workflow/partner/command-actions.ts';
import { ROLES } from '../workflow/programme/definition.ts';
import { memberChoices } from './choices.ts';
import { CompanyFormDialog, type CompanyFormContext } from './company-form-dialog.ts';
import { showTeam } from './show-team.ts';
import type { Turn, Values } from './turn.ts';
import type { PartnerEvent } from '../workflow/partner/events.ts';

export class GrantRoleDialog extends CompanyFormDialog {
  protected readonly actions = ['grant-role', 'grant-admin-role'] as const;

  constructor() {
    super('grant-role');
  }

  protected form({ turn, company, may, form, commandId }: CompanyFormContext): Card {
    const roles = ROLES.filter((role) => may(grantingAction(role)));
    return grantRoleCard(turn.t, {
      commandId,
      form: { ...form, values: asTyped(form.values) },
      roles,
      people: memberChoices(company),
    });
  }

  protected shown(turn: Turn, done: readonly PartnerEvent[]): Promise<void> {
    return showTeam(turn, { done });
  }

  /** Whoever was not found in the picker is named by address. */
  protected override inputs(values: Values): Values {
    const { person = '', personEmail = '' } = values;
    return person === '' ? { ...values, person: personEmail } : values;
  }
}

/** The picker knows nobody of that address: it stays in its own field. */
function asTyped(values: Values): Values {
  return values.person === values.personEmail ? { ...values, person: '' } : values;
}
