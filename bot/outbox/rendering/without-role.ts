import { personActor } from '../../../workflow/partner/actor.ts';
import { mayEverAct } from '../../../workflow/partner/permissions.ts';
import type { Partner } from '../../../workflow/partner/partner.ts';
import type { PersonRecord } from '../../../workflow/records/records.ts';
import type { OutboxServices } from '../queue/services.ts';

/** Reason of a row that waits for a role of its recipient; part of the id of the admins' notice. */
export const NO_ROLE = 'no-role';

/** True if the person may see vouchers, by the company's records as given. */
export function maySee(
  { programme, rolePolicy }: Pick<OutboxServices, 'programme' | 'rolePolicy'>,
  { personId, email, name }: PersonRecord,
  partner: Partner,
): boolean {
  return mayEverAct(personActor({ personId, email, name }, partner, rolePolicy), 'read', programme);
}
