import type { OutboxRow } from '../../workflow/records/records.ts';
import type { Handled } from './handled.ts';
import type { RowDocument } from './outbox-rows.ts';
import { releaseIfKnown } from './release-waiting.ts';
import { renderParked } from './render-parked.ts';
import { renderReminders } from './render-reminders.ts';
import { renderUnreached } from './render-unreached.ts';
import { isObsolete, renderVoucherNotice } from './render-voucher-notice.ts';
import type { DeliveryServices } from './services.ts';
import { tellAdmins } from './tell-admins.ts';
import { tellPerson } from './tell-person.ts';
import type { Line } from './teams-line.ts';
import { updateLivingCards } from './update-living-cards.ts';

export async function handleRow(
  services: DeliveryServices,
  line: Line,
  row: RowDocument,
): Promise<Handled> {
  const { kind, tenantId, voucherId, status } = row.body;
  if (kind === 'living-cards') return updateLivingCards(services, line, row);
  if (status === 'waiting' || !hasReader(row)) return waitForReader(services, row);
  if (kind === 'reminder')
    return tellPerson(services, line, row, (reached) => renderReminders(services, reached, row));
  if (kind === 'event-parked')
    return tellPerson(services, line, row, (reached) => renderParked(services, reached, row));
  if (kind === 'reader-unknown')
    return tellPerson(services, line, row, (reached) => renderUnreached(services, reached, row));
  const voucher = await services.reader.voucher(tenantId, voucherId ?? '');
  if (voucher === undefined || isObsolete(kind, voucher, row.body.readerId))
    return { kind: 'settled', because: 'obsolete' };
  return tellPerson(services, line, row, (reached) =>
    renderVoucherNotice(services, reached, { ...row.body, kind }, voucher),
  );
}

/** A row whose reader nobody knows yet: the admins are told, unless she has become known. */
async function waitForReader(services: DeliveryServices, row: RowDocument): Promise<Handled> {
  if (await releaseIfKnown(services, row)) return { kind: 'moved' };
  await tellAdmins(services, row.body);
  return { kind: 'waiting', because: 'reader-unknown' };
}

function hasReader(
  row: RowDocument,
): row is RowDocument & { readonly body: OutboxRow & { readonly readerId: string } } {
  return row.body.readerId !== undefined;
}
