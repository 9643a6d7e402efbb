import { addDays, dayAt, toInstant } from '../../workflow/day.ts';
import { outboxWrites } from '../../workflow/notices/outbox.ts';
import { voucherPartition } from '../../workflow/records.ts';
import type { Page, StoredDocument, Write } from '../../workflow/ports.ts';
import { partnerRemindersDue } from '../../workflow/partner/partner-deadlines.ts';
import { remindersDue } from '../../workflow/notices/reminders.ts';
import { parkedReaders } from '../../workflow/inbox/parked-readers.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import { partnerWakeWrite, wakeWrite } from '../../workflow/notices/wake.ts';
import { createReminders, type ReminderReader } from './create-reminders.ts';
import type { DeliveryServices } from './services.ts';

type Wake = StoredDocument;

const PAGE = 100;

/**
 * What the passing of days brings: vouchers expire and people are reminded. It can run as often as
 * it likes, on several replicas too: each thing happens once.
 */
export async function runClock(services: DeliveryServices): Promise<void> {
  const today = dayAt(services.time.now(), services.timeZone);
  for (const kind of ['voucher-wake', 'partner-wake'] as const) {
    let cursor: string | undefined;
    do {
      const page: Page = await services.documents.find({
        kind,
        where: { wakeOn: { lte: today } },
        orderBy: { field: 'wakeOn' },
        limit: PAGE,
        cursor,
      });
      for (const wake of page.documents)
        await (kind === 'voucher-wake' ? voucherDuties : partnerDuties)(services, wake, today);
      cursor = page.cursor;
    } while (cursor !== undefined);
  }
}

async function voucherDuties(services: DeliveryServices, wake: Wake, today: string): Promise<void> {
  const { reader, programme, desk } = services;
  const { tenantId } = wake;
  const voucherId = wake.aggregateId.replace(/^voucher:/u, '');
  const voucher = await reader.voucher(tenantId, voucherId);
  if (voucher === undefined) return moveWake(services, wake, []);
  if (voucher.status !== 'redeemed' && voucher.status !== 'expired' && voucher.expiresOn < today) {
    await desk.changeVoucher({
      tenantId,
      voucherId,
      by: { kind: 'clock' },
      command: { name: 'expire' },
      commandId: `expire:${voucherId}:${voucher.expiresOn}`,
    });
    return;
  }
  const due = remindersDue(voucher, programme, addDays(wakeDay(wake, today), -1), today);
  for (const reminder of due)
    await createReminders(services, wake, reminder, readersOf(voucher, reminder.kind));
  if (due.length > 0) await refreshCards(services, voucher);
  await moveWake(services, wake, wakeWrite(voucher, programme, addDays(today, 1)));
}

async function partnerDuties(services: DeliveryServices, wake: Wake, today: string): Promise<void> {
  const { reader, programme, rolePolicy } = services;
  const partner = await reader.partner(wake.tenantId);
  const due = partnerRemindersDue(partner, programme, addDays(wakeDay(wake, today), -1), today);
  const admins = parkedReaders(partner, programme, rolePolicy);
  for (const reminder of due) await createReminders(services, wake, reminder, admins);
  await moveWake(services, wake, partnerWakeWrite(partner, programme, addDays(today, 1)));
}

/** On such a day the cards say anew how many days are left. */
async function refreshCards(
  { documents, ids, time }: DeliveryServices,
  { tenantId, voucherId }: Voucher,
): Promise<void> {
  const cards = [{ kind: 'living-cards', voucherId }] as const;
  const writes = outboxWrites({ tenantId }, cards, toInstant(time.now()), ids);
  await documents.commit(voucherPartition(tenantId, voucherId), writes);
}

/** Whose voucher it is; of the engagement itself also who leads it. */
function readersOf({ assignee, reservation }: Voucher, kind: string): readonly ReminderReader[] {
  const { personId, email } = assignee;
  const led = kind === 'engagement-starts' || kind === 'report-due';
  const consultant = led ? reservation?.consultant : undefined;
  return [
    ...(personId !== undefined ? [{ readerId: personId }] : []),
    ...(personId === undefined && email !== undefined ? [{ readerEmail: email }] : []),
    ...(consultant !== undefined && consultant !== personId ? [{ readerId: consultant }] : []),
  ];
}

const wakeDay = ({ index }: Wake, today: string): string => String(index.wakeOn ?? today);

/** To its next day, unless a change has set it anew meanwhile. */
async function moveWake(
  { documents }: DeliveryServices,
  wake: Wake,
  [next]: readonly Write[],
): Promise<void> {
  const ifMatch = wake.etag;
  const write: Write =
    next === undefined || next.op === 'delete'
      ? { op: 'delete', id: wake.id, ifMatch }
      : { ...next, op: 'replace', ifMatch };
  await documents.commit(wake, [write]);
}
