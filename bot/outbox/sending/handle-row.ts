import { createRecipientRows } from '../notices/create-recipient-rows.ts';
import { escalateUndeliverable } from '../notices/escalate-undeliverable.ts';
import type { RowDocument } from '../queue/outbox-rows.ts';
import type { Outcome } from '../queue/outcome.ts';
import { releaseIfKnown } from '../notices/release-deferred.ts';
import { forwardToCover } from '../notices/forward-to-cover.ts';
import { renderAbsence } from '../notices/render-absence.ts';
import { renderAdminNeeded } from '../notices/render-admin-needed.ts';
import { renderChanges } from '../notices/render-changes.ts';
import { renderImported } from '../notices/render-imported.ts';
import { renderOwnReminder } from '../notices/render-own-reminder.ts';
import { renderPersonGone } from '../notices/render-person-gone.ts';
import { renderCutShort } from '../notices/render-cut-short.ts';
import { renderHandover } from '../notices/render-handover.ts';
import { renderParked } from '../notices/render-parked.ts';
import { renderReminders } from '../reminders/render-reminders.ts';
import {
  renderRoleChanges,
  renderRoleMissing,
  renderRoleRequested,
} from '../notices/render-role-notices.ts';
import { renderUnreached } from '../notices/render-unreached.ts';
import {
  isObsolete,
  renderVoucherNotice,
  type PlainNoticeKind,
} from '../notices/render-voucher-notice.ts';
import { sendNotice, type NoticeRow, type Render } from '../notices/send-notice.ts';
import type { OutboxServices } from '../queue/services.ts';
import type { ThrottledConnector } from '../teams/throttled-connector.ts';
import { updateTrackedCards } from '../tracked-cards/update-tracked-cards.ts';

/** Processes one row and notifies the admins if its recipient cannot be reached. */
export async function handleRow(
  services: OutboxServices,
  teams: ThrottledConnector,
  row: RowDocument,
): Promise<Outcome> {
  if (row.body.kind === 'living-cards') return updateTrackedCards(services, teams, row);
  if (row.body.readers !== undefined) {
    await createRecipientRows(services, row, row.body.readers);
    return { kind: 'moved' };
  }
  let outcome: Outcome = { kind: 'waiting', because: 'reader-unknown' };
  if (row.body.status !== 'waiting' && hasRecipient(row)) {
    const forwarded = await forwardToCover(services, row);
    if (forwarded) return forwarded;
    const render = await rendererOf(services, row);
    if (!render) return { kind: 'settled', because: 'obsolete' };
    outcome = await sendNotice(services, teams, row, render);
  } else if (await releaseIfKnown(services, row)) return { kind: 'moved' };
  if (outcome.kind === 'waiting') await escalateUndeliverable(services, row.body, outcome.because);
  return outcome;
}

/** Undefined if the notice is obsolete for every recipient. */
async function rendererOf(services: OutboxServices, row: NoticeRow): Promise<Render | undefined> {
  const { kind } = row.body;
  switch (kind) {
    case 'reminder':
    case 'untouched':
    case 'deadline-missed':
      return (recipient) => renderReminders(services, recipient, row);
    case 'event-parked':
      return (recipient) => renderParked(services, recipient, row);
    case 'reader-unknown':
      return (recipient) => renderUnreached(services, recipient, row);
    case 'role-requested':
      return (recipient) => renderRoleRequested(services, recipient, row);
    case 'role-missing':
      return (recipient) => renderRoleMissing(services, recipient, row);
    case 'role-answered':
    case 'role-withdrawn':
      return (recipient) => renderRoleChanges(services, recipient, row);
    case 'voucher-corrected':
    case 'step-taken':
    case 'engagement-changed':
      return (recipient) => renderChanges(services, recipient, row);
    case 'admin-needed':
      return (recipient) => renderAdminNeeded(services, recipient, row);
    case 'record-cut-short':
      return (recipient) => renderCutShort(services, recipient, row);
    case 'absence':
      return (recipient) => renderAbsence(services, recipient, row);
    case 'person-gone':
      return (recipient) => renderPersonGone(services, recipient, row);
    case 'own-reminder':
      return (recipient) => renderOwnReminder(services, recipient, row);
    case 'vouchers-imported':
      return (recipient) => renderImported(services, recipient, row);
    case 'living-cards':
      return undefined;
    case 'voucher-handed-over':
    case 'voucher-taken-away':
      if (row.body.about === undefined) return voucherRenderer(services, row, kind);
      return (recipient) => renderHandover(services, recipient, { ...row.body, kind });
    default:
      return voucherRenderer(services, row, kind);
  }
}

/** Undefined if the voucher shows that the notice is obsolete. */
async function voucherRenderer(
  services: OutboxServices,
  row: NoticeRow,
  kind: PlainNoticeKind,
): Promise<Render | undefined> {
  const { tenantId, voucherId = '', readerId, absentId = readerId } = row.body;

  const voucher = await services.reader.voucher(tenantId, voucherId);
  if (voucher === undefined || isObsolete(kind, voucher, absentId)) return undefined;
  return (recipient) => renderVoucherNotice(services, recipient, { ...row.body, kind }, voucher);
}

const hasRecipient = (row: RowDocument): row is NoticeRow => row.body.readerId !== undefined;
