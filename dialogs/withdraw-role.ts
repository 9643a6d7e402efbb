import type { Card } from '../cards/card.ts';
import { withdrawRoleCard, type Grant } from '../cards/withdraw-role-card.ts';
import { grantingAction } from '../workflow/partner/command-actions.ts';
import type { PartnerEvent } from '../workflow/partner/events.ts';
import { CompanyFormDialog, type CompanyFormContext } from './company-form-dialog.ts';
import { showTeam } from './show-team.ts';
import type { Turn, Values } from './turn.ts';

/** Takes a role back from somebody. */
export class WithdrawRoleDialog extends CompanyFormDialog {
  protected readonly actions = ['grant-role', 'grant-admin-role'] as const;

  constructor() {
    super('withdraw-role');
  }

  protected form({ turn, company, may, form, commandId }: CompanyFormContext): Card {
    const grants = company.members
      .flatMap(({ name, personId, roles }) =>
        roles.map((role): Grant => ({ name, personId, role })),
      )
      .filter(({ role }) => may(grantingAction(role)))
      .sort((one, other) => one.name.localeCompare(other.name));
    return withdrawRoleCard(turn.say, { commandId, form, grants });
  }

  protected shown(turn: Turn, done: readonly PartnerEvent[]): Promise<void> {
    return showTeam(turn, { done });
  }

  /** One choice holds both: `<role> <person>`. */
  protected override inputs(values: Values): Values {
    const [role = '', person = ''] = (values.grant ?? '').split(' ');
    return { ...values, role, person };
  }
}
