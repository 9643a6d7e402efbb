import type { Partition } from '../../../workflow/kernel/ports.ts';
import {
  partnerPartition,
  receiptId,
  voucherPartition,
  type PersonRecord,
} from '../../../workflow/records/records.ts';
import type { Voucher } from '../../../workflow/voucher/voucher.ts';
import { recipientKey } from '../queue/recipient-key.ts';
import type { OutboxServices } from '../queue/services.ts';

type RequiredServices = Pick<OutboxServices, 'documents' | 'desk'>;

/** Page size; the poller finds further vouchers by their waiting rows. */
const PAGE = 200;

/** Assigns the vouchers and roles stored under an e-mail address to the person who has it. */
export async function identify(
  services: RequiredServices,
  tenantId: string,
  { personId, name }: PersonRecord,
  email: string,
): Promise<void> {
  const commandId = commandIdFor('identify-member', email, personId);
  if (!(await isDoneByEarlierBuild(services, partnerPartition(tenantId), commandId, personId)))
    await services.desk.changePartner({
      tenantId,
      by: { kind: 'desk' },
      command: { name: 'identify-member', personId, email, personName: name ?? email },
      commandId,
    });
  const vouchers = await services.documents.find<Voucher>({
    kind: 'voucher',
    tenantId,
    where: { readerId: { eq: email } },
    limit: PAGE,
  });
  for (const { body } of vouchers.documents)
    if (body.assignee.personId === undefined)
      await identifyAssignee(services, tenantId, body.voucherId, { personId, email });
}

async function identifyAssignee(
  { documents, desk }: RequiredServices,
  tenantId: string,
  voucherId: string,
  { personId, email }: { readonly personId: string; readonly email: string },
): Promise<void> {
  const commandId = commandIdFor('identify-assignee', email, personId);
  const partition = voucherPartition(tenantId, voucherId);
  if (await isDoneByEarlierBuild({ documents }, partition, commandId, personId)) return;
  await desk.changeVoucher({
    tenantId,
    voucherId,
    by: { kind: 'desk' },
    command: { name: 'identify-assignee', personId, email },
    commandId,
  });
}

const commandIdFor = (name: string, readerEmail: string, readerId: string): string =>
  [name, recipientKey({ readerEmail }), recipientKey({ readerId })].join(':');

/** Earlier builds put the person id itself into the command id. */
async function isDoneByEarlierBuild(
  { documents }: Pick<RequiredServices, 'documents'>,
  partition: Partition,
  commandId: string,
  readerId: string,
): Promise<boolean> {
  const earlier = commandId.replace(recipientKey({ readerId }), readerId);
  return (await documents.read({ ...partition, id: receiptId(earlier) })) !== undefined;
}
