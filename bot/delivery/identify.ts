import type { PersonRecord } from '../../workflow/records/records.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import { readerKey } from './reader-key.ts';
import type { DeliveryServices } from './services.ts';

type Needs = Pick<DeliveryServices, 'documents' | 'desk'>;

/** More vouchers than wait for one person; what is left is found again by the sweep. */
const AT_ONCE = 200;

/** The person whose address the roster has told becomes what was kept for that address. */
export async function identify(
  services: Needs,
  tenantId: string,
  { personId, name }: PersonRecord,
  email: string,
): Promise<void> {
  await services.desk.changePartner({
    tenantId,
    by: { kind: 'desk' },
    command: { name: 'identify-member', personId, email, personName: name ?? email },
    commandId: `identify-member:${readerKey({ readerEmail: email })}:${personId}`,
  });
  const vouchers = await services.documents.find<Voucher>({
    kind: 'voucher',
    tenantId,
    where: { readerId: { eq: email } },
    limit: AT_ONCE,
  });
  for (const { body } of vouchers.documents)
    if (body.assignee.personId === undefined)
      await identifyAssignee(services, tenantId, body.voucherId, { personId, email });
}

/** The same for one voucher. */
async function identifyAssignee(
  { desk }: Pick<Needs, 'desk'>,
  tenantId: string,
  voucherId: string,
  { personId, email }: { readonly personId: string; readonly email: string },
): Promise<void> {
  await desk.changeVoucher({
    tenantId,
    voucherId,
    by: { kind: 'desk' },
    command: { name: 'identify-assignee', personId, email },
    commandId: `identify-assignee:${readerKey({ readerEmail: email })}:${personId}`,
  });
}
