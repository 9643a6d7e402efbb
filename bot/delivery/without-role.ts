import { personActor } from '../../workflow/partner/actor.ts';
import { mayEverAct } from '../../workflow/partner/permissions.ts';
import type { Partner } from '../../workflow/partner/partner.ts';
import type { PersonRecord } from '../../workflow/records/records.ts';
import type { Handled } from './handled.ts';
import type { RowDocument } from './outbox-rows.ts';
import type { DeliveryServices } from './services.ts';
import { tellAdmins } from './tell-admins.ts';

/** Why a row waits whose recipient has no role; also part of the id of the admins' notice. */
export const NO_ROLE = 'no-role';

/** Holds the row until a role is granted, and tells the admins. */
export async function holdForRole(services: DeliveryServices, row: RowDocument): Promise<Handled> {
  await tellAdmins(services, row.body, NO_ROLE);
  return { kind: 'waiting', because: NO_ROLE };
}

/** Whether the person may see vouchers, by the company's records as given. */
export function maySee(
  { programme, rolePolicy }: Pick<DeliveryServices, 'programme' | 'rolePolicy'>,
  { personId, email, name }: PersonRecord,
  partner: Partner,
): boolean {
  return mayEverAct(personActor({ personId, email, name }, partner, rolePolicy), 'read', programme);
}
