import { addDays, dayAt, toInstant } from '../../../workflow/kernel/day.ts';
import { outboxWrites } from '../../../workflow/notices/outbox.ts';
import { voucherPartition } from '../../../workflow/records/records.ts';
import {
  StoreUnavailable,
  type Page,
  type StoredDocument,
  type Write,
} from '../../../workflow/kernel/ports.ts';
import { partnerRemindersDue } from '../../../workflow/notices/renewal-reminders.ts';
import { remindersDue } from '../../../workflow/notices/reminders.ts';
import { adminRecipients } from '../../../workflow/notices/admin-recipients.ts';
import type { Partner } from '../../../workflow/partner/partner.ts';
import { isIdentified, memberFor } from '../../../workflow/partner/team.ts';
import { reservedVouchers } from '../../../workflow/records/reserved-vouchers.ts';
import { isTouchedBy } from '../../../workflow/voucher/checks/ending-records.ts';
import { recipientKey } from '../queue/recipient-key.ts';
import type { Assignee, Voucher } from '../../../workflow/voucher/voucher.ts';
import { partnerNextCheckWrite, nextCheckWrite } from '../../../workflow/notices/next-check.ts';
import { createReminders, type ReminderRecipient } from '../reminders/create-reminders.ts';
import type { OutboxServices } from '../queue/services.ts';

type Check = StoredDocument;

const PAGE = 100;
/** Documents processed concurrently. */
const CONCURRENCY = 16;
/**
 * Minimum interval for one tenant: 20 a second. Each document can create a notice and a card
 * update, and Teams accepts 50 requests a second for a tenant.
 */
const TENANT_PACE_MS = 50;

export interface DailyJobsOptions {
  readonly services: OutboxServices;
  /** Resolves to true while this replica holds the poller's lease; called before each page. */
  readonly mayContinue: () => Promise<boolean>;
  readonly stopping: AbortSignal;
}

/**
 * Expires vouchers and creates reminders. Idempotent: it may run repeatedly and on several
 * replicas. It is throttled, so that the outbox keeps up.
 * @throws StoreUnavailable; the next run does the rest
 */
export async function runDailyJobs(options: DailyJobsOptions): Promise<void> {
  const { services, mayContinue } = options;
  const today = dayAt(services.time.now(), services.timeZone);
  for (const kind of ['voucher-wake', 'partner-wake'] as const) {
    const run = kind === 'voucher-wake' ? checkVoucher : checkPartner;
    let cursor: string | undefined;
    do {
      if (!(await mayContinue())) return;
      const page: Page = await services.documents.find({
        kind,
        where: { wakeOn: { lte: today } },
        orderBy: { field: 'wakeOn' },
        limit: PAGE,
        cursor,
      });
      await runPage(options, page.documents, (check) => run(services, check, today));
      cursor = page.cursor;
    } while (cursor !== undefined);
  }
}

/** Logs an error in one document and continues; stops if the store is unavailable. */
async function runPage(
  { services: { time, log }, stopping }: DailyJobsOptions,
  checks: readonly Check[],
  run: (check: Check) => Promise<void>,
): Promise<void> {
  const nextAt = new Map<string, number>();
  const left = checks.values();
  let unavailable: StoreUnavailable | undefined;
  const work = async (): Promise<void> => {
    for (const check of left) {
      const { tenantId } = check;
      const now = time.monotonic();
      const at = Math.max(now, nextAt.get(tenantId) ?? now);
      nextAt.set(tenantId, at + TENANT_PACE_MS);
      if (at > now) await time.wait(at - now, stopping);
      if (stopping.aborted || unavailable) return;
      try {
        await run(check);
      } catch (error) {
        if (error instanceof StoreUnavailable) unavailable = error;
        else log.error('delivery-failed', { tenantId, error });
      }
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  if (unavailable) throw unavailable;
}

async function checkVoucher(services: OutboxServices, check: Check, today: string): Promise<void> {
  const { reader, programme, desk } = services;
  const { tenantId } = check;
  const voucherId = check.aggregateId.replace(/^voucher:/u, '');
  const voucher = await reader.voucher(tenantId, voucherId);
  if (voucher === undefined) return reschedule(services, check, []);
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
  const due = remindersDue(voucher, programme, addDays(dayOf(check, today), -1), today);
  const admins = due.some(({ toAdmins }) => toAdmins)
    ? adminRecipients(await reader.partner(tenantId), programme, services.rolePolicy)
    : [];
  for (const reminder of due) {
    const readers = reminder.toAdmins ? admins : recipientsOf(voucher, reminder.kind);
    await createReminders(services, check, reminder, readers);
  }
  if (due.length > 0) await refreshCards(services, voucher);
  await reschedule(services, check, nextCheckWrite(voucher, programme, addDays(today, 1)));
}

async function checkPartner(services: OutboxServices, check: Check, today: string): Promise<void> {
  const { reader, programme, rolePolicy } = services;
  const partner = await reader.partner(check.tenantId);
  const due = partnerRemindersDue(partner, programme, addDays(dayOf(check, today), -1), today);
  const admins = adminRecipients(partner, programme, rolePolicy);
  const reserved =
    due.length === 0 ? [] : await reservedVouchers(services.documents, check.tenantId);
  for (const reminder of due) {
    const { consultant } = reminder.deadline;
    const recipients = [
      ...admins,
      ...(consultant === undefined ? [] : recipientOf(partner, consultant)),
      ...reserved
        .filter((voucher) => isTouchedBy(voucher, reminder.deadline, { partner, programme, today }))
        .flatMap(({ assignee }) => assigneeOf(assignee)),
    ];
    const distinct = new Map(recipients.map((one) => [recipientKey(one), one]));
    await createReminders(services, check, reminder, [...distinct.values()]);
  }
  await reschedule(services, check, partnerNextCheckWrite(partner, programme, addDays(today, 1)));
}

/** A member who was never seen is known by e-mail address alone. */
function recipientOf(partner: Partner, personId: string): readonly ReminderRecipient[] {
  const member = memberFor(partner, personId);
  if (member === undefined) return [];
  return [isIdentified(member) ? { readerId: personId } : { readerEmail: member.email }];
}

function assigneeOf({ personId, email }: Assignee): readonly ReminderRecipient[] {
  if (personId !== undefined) return [{ readerId: personId }];
  return email === undefined ? [] : [{ readerEmail: email }];
}

/** Updates the tracked cards, which show the days left. */
async function refreshCards(
  { documents, ids, time }: OutboxServices,
  { tenantId, voucherId }: Voucher,
): Promise<void> {
  const cards = [{ kind: 'living-cards', voucherId }] as const;
  const writes = outboxWrites({ tenantId }, cards, toInstant(time.now()), ids);
  await documents.commit(voucherPartition(tenantId, voucherId), writes);
}

/** The voucher's assignee; for dates of the engagement also its consultant. */
function recipientsOf(
  { assignee, reservation }: Voucher,
  kind: string,
): readonly ReminderRecipient[] {
  const { personId } = assignee;
  const led = kind === 'engagement-starts' || kind === 'report-due';
  const consultant = led ? reservation?.consultant : undefined;
  return [
    ...assigneeOf(assignee),
    ...(consultant !== undefined && consultant !== personId ? [{ readerId: consultant }] : []),
  ];
}

const dayOf = ({ index }: Check, today: string): string => String(index.wakeOn ?? today);

/** Moves the check to its next day, unless a concurrent change has moved it. */
async function reschedule(
  { documents }: OutboxServices,
  check: Check,
  [next]: readonly Write[],
): Promise<void> {
  const ifMatch = check.etag;
  const write: Write =
    next === undefined || next.op === 'delete'
      ? { op: 'delete', id: check.id, ifMatch }
      : { ...next, op: 'replace', ifMatch };
  await documents.commit(check, [write]);
}
