import { personActor } from '../../../workflow/partner/actor.ts';
import { mayEverAct } from '../../../workflow/partner/permissions.ts';
import type { Partner } from '../../../workflow/partner/partner.ts';
import type { PersonRecord } from '../../../workflow/records/records.ts';
import type { OutboxServices } from '../queue/services.ts';

/** `because` of a row whose recipient needs a role; part of the id of the admins' notice. */
export const NO_ROLE = 'no-role';

export function maySee(
  { programme, rolePolicy }: Pick<OutboxServices, 'programme' | 'rolePolicy'>,
  { personId, email, name }: PersonRecord,
  partner: Partner,
): boolean {
  return mayEverAct(personActor({ personId, email, name }, partner, rolePolicy), 'read', programme);
}
