import type { DeadlineLine } from '../../../cards/lists/deadline-line.ts';
import { digestCard } from '../../../cards/notices/digest-card.ts';
import { dayAt } from '../../../workflow/kernel/day.ts';
import { REMINDERS } from '../../../workflow/notices/outbox.ts';
import { isPutOff, reminderSubject } from '../../../workflow/people/reminder-choices.ts';
import { samePerson } from '../../../workflow/voucher/assignee.ts';
import { reservedVouchers } from '../../../workflow/records/reserved-vouchers.ts';
import { isTouchedBy } from '../../../workflow/voucher/checks/ending-records.ts';
import type { OutboxRow, PersonRecord } from '../../../workflow/records/records.ts';
import { cardActivity } from '../rendering/card-activity.ts';
import { batchWith } from '../rendering/batch-with.ts';
import type { RowDocument } from '../queue/outbox-rows.ts';
import { personalContext } from '../rendering/render-context.ts';
import { deadlineOfRow } from './deadline-of-row.ts';
import { deadlineKey, keyOfReminder } from './reminder-rows.ts';
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
  const also = await batchWith(services, person.personId, row, REMINDERS);
  const lines = await Promise.all([row, ...also].map((one) => lineOf(services, person, one.body)));
  const due = distinctByDate(lines.filter((line) => line !== undefined));
  if (due.length === 0) return undefined;
  const { t, context } = await personalContext(
    services,
    tenantId,
    person,
    due.map(({ voucher }) => voucher),
  );
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
  const keys = [row, ...also].map(({ body }) => keyOfReminder(body));
  const card = digestCard(t, { reminders, keys: [...new Set(keys)], today });
  const summary = t.plain('digest.title', { count: reminders.length });
  return { activity: cardActivity(card, summary), also };
}

/** The row's deadline, unless it was met, has passed or was postponed by the recipient. */
async function lineOf(
  services: OutboxServices,
  { reminderChoices, ...person }: PersonRecord,
  row: OutboxRow,
): Promise<DeadlineLine | undefined> {
  const today = dayAt(services.time.now(), services.timeZone);
  if (isPutOff(reminderChoices, reminderSubject(row), today)) return undefined;
  const line = await deadlineOfRow(services, row.tenantId, row, today);
  if (line?.voucher === undefined) return line;
  const { absentId: of } = row;
  if (of !== undefined) return { ...line, of };
  return samePerson(line.voucher.assignee, person) ? line : { ...line, isOfOther: true };
}

/** Sorted by date; two reminders of one deadline become one line. */
function distinctByDate(lines: readonly DeadlineLine[]): readonly DeadlineLine[] {
  const byKey = new Map(
    lines.map((line) => [`${line.voucher?.voucherId ?? ''} ${deadlineKey(line.deadline)}`, line]),
  );
  return [...byKey.values()].sort((one, other) => one.deadline.on.localeCompare(other.deadline.on));
}
