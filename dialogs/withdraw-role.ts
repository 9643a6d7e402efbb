import type { Card } from '../cards/kit/card.ts';
import { messageCard } from '../cards/chat/message-card.ts';
import { withdrawRoleCard, type Grant } from '../cards/forms/withdraw-role-card.ts';
import { grantingAction } from '../workflow/partner/command-actions.ts';
import type { PartnerEvent } from '../workflow/partner/events.ts';
import {
  CompanyFormDialog,
  type FormInput,
  type CompanyFormContext,
} from './company-form-dialog.ts';
import { showTeam } from './show-team.ts';
import type { Turn, Values } from './turn.ts';

export class WithdrawRoleDialog extends CompanyFormDialog {
  protected readonly actions = ['grant-role', 'grant-admin-role'] as const;

  constructor() {
    super('withdraw-role');
  }

  protected override instead(asked: FormInput): Card | undefined {
    if (grantsOf(asked).length > 0) return undefined;
    const { t } = asked.turn;
    const [title, text] = [t.text('withdraw-role.title'), t.text('withdraw-role.none')];
    return messageCard(t, { title, text, actions: ['grant-role', 'team'] });
  }

  protected form(context: CompanyFormContext): Card {
    const { commandId, form, turn } = context;
    return withdrawRoleCard(turn.t, { commandId, form, grants: grantsOf(context) });
  }

  protected shown(turn: Turn, done: readonly PartnerEvent[]): Promise<void> {
    return showTeam(turn, { done });
  }

  /** The form's choice holds both, `<role> <person>`; a form sent by contract names each. */
  protected override inputs(values: Values): Values {
    const { grant = '' } = values;
    if (grant === '') return values;
    const [role = '', person = ''] = grant.split(' ');
    return { ...values, role, person };
  }
}

/** So many fit on a card. */
const SHOWN = 150;

/** The roles the reader may withdraw, by the name of who holds them. */
function grantsOf({ company, may }: FormInput): readonly Grant[] {
  return company.members
    .flatMap(({ name, personId, roles }) => roles.map((role): Grant => ({ name, personId, role })))
    .filter(({ role }) => may(grantingAction(role)))
    .sort((one, other) => one.name.localeCompare(other.name))
    .slice(0, SHOWN);
}
