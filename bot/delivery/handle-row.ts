import { escalateUndeliverable } from './escalate-undeliverable.ts';
import type { RowDocument } from './outbox-rows.ts';
import type { Outcome } from './outcome.ts';
import { releaseIfKnown } from './release-deferred.ts';
import { renderParked } from './render-parked.ts';
import { renderReminders } from './render-reminders.ts';
import { renderUnreached } from './render-unreached.ts';
import { isObsolete, renderVoucherNotice } from './render-voucher-notice.ts';
import { sendNotice, type NoticeRow, type Render } from './send-notice.ts';
import type { DeliveryServices } from './services.ts';
import type { ThrottledConnector } from './throttled-connector.ts';
import { updateLivingCards } from './update-living-cards.ts';

/** Does what a row of the outbox asks for. Admins learn of a row that waits for its recipient. */
export async function handleRow(
  services: DeliveryServices,
  teams: ThrottledConnector,
  row: RowDocument,
): Promise<Outcome> {
  if (row.body.kind === 'living-cards') return updateLivingCards(services, teams, row);
  let outcome: Outcome = { kind: 'waiting', because: 'reader-unknown' };
  if (row.body.status !== 'waiting' && hasRecipient(row)) {
    const render = await rendererOf(services, row);
    if (!render) return { kind: 'settled', because: 'obsolete' };
    outcome = await sendNotice(services, teams, row, render);
  } else if (await releaseIfKnown(services, row)) return { kind: 'moved' };
  if (outcome.kind === 'waiting') await escalateUndeliverable(services, row.body, outcome.because);
  return outcome;
}

/** Undefined: the notice is obsolete whoever receives it. */
async function rendererOf(services: DeliveryServices, row: NoticeRow): Promise<Render | undefined> {
  const { kind, tenantId, voucherId = '', readerId } = row.body;
  switch (kind) {
    case 'reminder':
      return (recipient) => renderReminders(services, recipient, row);
    case 'event-parked':
      return (recipient) => renderParked(services, recipient, row);
    case 'reader-unknown':
      return (recipient) => renderUnreached(services, recipient, row);
    case 'living-cards':
      return undefined;
    default: {
      const voucher = await services.reader.voucher(tenantId, voucherId);
      if (voucher === undefined || isObsolete(kind, voucher, readerId)) return undefined;
      return (recipient) =>
        renderVoucherNotice(services, recipient, { ...row.body, kind }, voucher);
    }
  }
}

const hasRecipient = (row: RowDocument): row is NoticeRow => row.body.readerId !== undefined;
