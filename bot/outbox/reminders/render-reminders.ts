import type { DeadlineLine } from '../../../cards/lists/deadline-line.ts';
import { digestCard } from '../../../cards/notices/digest-card.ts';
import { dayAt } from '../../../workflow/kernel/day.ts';
import { deadlinesOf } from '../../../workflow/steps/deadlines.ts';
import { partnerDeadlines } from '../../../workflow/partner/partner-deadlines.ts';
import { reservedVouchers } from '../../../workflow/records/reserved-vouchers.ts';
import { isTouchedBy } from '../../../workflow/voucher/checks/ending-records.ts';
import type { OutboxRow } from '../../../workflow/records/records.ts';
import { cardActivity } from '../rendering/card-activity.ts';
import { batchWith } from '../rendering/batch-with.ts';
import type { RowDocument } from '../queue/outbox-rows.ts';
import { personalContext } from '../rendering/render-context.ts';
import { deadlineKey } from './reminder-rows.ts';
import type { OutboxServices } from '../queue/services.ts';
import type { Recipient } from '../notices/resolve-conversation.ts';
import type { Message } from '../notices/send-notice.ts';
import { maySee, NO_ROLE } from '../rendering/without-role.ts';

/**
 * One card with all due reminders of a recipient, by the vouchers' present state; undefined if none
 * applies any more.
 */
export async function renderReminders(
  services: OutboxServices,
  { person }: Recipient,
  row: RowDocument,
): Promise<Message | typeof NO_ROLE | undefined> {
  const { tenantId } = row;
  const also = await batchWith(services, person.personId, row);
  const lines = await Promise.all([row, ...also].map((one) => lineOf(services, one.body)));
  const due = distinctByDate(lines.filter((line) => line !== undefined));
  if (due.length === 0) return undefined;
  const { t, context } = await personalContext(services, tenantId, person, []);
  if (!maySee(services, person, context.partner))
    return row.body.voucherId === undefined ? undefined : NO_ROLE;
  const { today } = context;
  const reserved = due.some(({ voucher }) => voucher === undefined)
    ? await reservedVouchers(services.documents, tenantId, person.personId)
    : [];
  const reminders = due.map((line) =>
    line.voucher === undefined
      ? { ...line, touched: reserved.filter((one) => isTouchedBy(one, line.deadline, context)) }
      : line,
  );
  const card = digestCard(t, { reminders, today });
  const summary = t.plain('digest.title', { count: reminders.length });
  return { activity: cardActivity(card, summary), also };
}

/** The row's deadline, or undefined if it was met or has passed. */
async function lineOf(
  { reader, programme, time, timeZone }: OutboxServices,
  { tenantId, voucherId, about, absentId: of }: OutboxRow,
): Promise<DeadlineLine | undefined> {
  const today = dayAt(time.now(), timeZone);
  if (voucherId === undefined) {
    const all = partnerDeadlines(await reader.partner(tenantId), programme);
    const deadline = all.find((one) => deadlineKey(one) === about && today <= one.on);
    return deadline && { deadline };
  }
  const voucher = await reader.voucher(tenantId, voucherId);
  if (voucher === undefined) return undefined;
  const deadline = deadlinesOf(voucher, programme).find((one) => deadlineKey(one) === about);
  if (deadline === undefined) return undefined;
  // A report can be handed in after its date; all other deadlines end on theirs.
  return deadline.kind === 'report-due' || today <= deadline.on
    ? { deadline, voucher, of }
    : undefined;
}

/** Sorted by date; two reminders of one deadline become one line. */
function distinctByDate(lines: readonly DeadlineLine[]): readonly DeadlineLine[] {
  const byKey = new Map(
    lines.map((line) => [`${line.voucher?.voucherId ?? ''} ${deadlineKey(line.deadline)}`, line]),
  );
  return [...byKey.values()].sort((one, other) => one.deadline.on.localeCompare(other.deadline.on));
}
