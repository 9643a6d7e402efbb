import { customer } from './a-desk.ts';
import type { TestDelivery } from './a-delivery.ts';
import { inputs } from './engagement.ts';
import type { RolePolicy } from '../../workflow/partner/actor.ts';
import { catalogue } from '../../workflow/steps/catalogue.ts';

/** Every recipient may see vouchers without a stored role. */
export const everyoneMaySee: RolePolicy = { admins: [], everyoneIsAdmin: true };

/** A person of a tenant who has the app. */
export async function install(
  desk: TestDelivery,
  tenantId: string,
  personId: string,
): Promise<void> {
  const conversationId = `a:${tenantId}:${personId}`;
  desk.teams.chat({ id: conversationId, tenantId, person: { aadObjectId: personId } });
  await desk.people.recordContact(tenantId, {
    personId,
    reference: {
      conversationId,
      serviceUrl: desk.teams.serviceUrl,
      channelId: 'msteams',
      botId: '28:bot',
      userId: `29:${personId}`,
    },
  });
}

/** Assigns a voucher to the person; the notice stays in the outbox or is notified. */
export async function assignTo(
  desk: TestDelivery,
  tenantId: string,
  personId: string,
  voucherId: string,
): Promise<void> {
  const read = catalogue.assign.schema.parse({
    ...inputs.assign,
    assignedTo: { email: `${personId}@contoso.example` },
  });
  await desk.desk.changeVoucher({
    tenantId,
    voucherId,
    by: customer,
    commandId: `assign:${voucherId}`,
    command: { name: 'assign', ...read, assignedTo: { aadObjectId: personId } },
  });
}

/** Number of messages in all chats that name each voucher. */
export function copiesOf(desk: TestDelivery, voucherIds: readonly string[]): Map<string, number> {
  const copies = new Map(voucherIds.map((id) => [id, 0]));
  for (const { activity } of desk.teams.messages()) {
    const id = /"voucherId":"(?<id>[^"]+)"/u.exec(JSON.stringify(activity))?.groups?.['id'] ?? '';
    copies.set(id, (copies.get(id) ?? 0) + 1);
  }
  return copies;
}
