import { toInstant } from '../../../workflow/kernel/day.ts';
import type { VoucherDeadline } from '../../../workflow/steps/deadlines.ts';
import type { PartnerDeadline } from '../../../workflow/partner/partner-deadlines.ts';
import type { OutboxRow } from '../../../workflow/records/records.ts';
import { recipientKey } from '../queue/recipient-key.ts';
import { REMINDERS } from '../../../workflow/notices/outbox.ts';
import { reminderSubject } from '../../../workflow/people/reminder-choices.ts';
import type { Reminder } from '../../../workflow/notices/reminders.ts';

type AnyDeadline = VoucherDeadline | PartnerDeadline;

/**
 * Outbox row of a reminder. Its id is derived from its content, so that repeated runs create it
 * once; `about` identifies the deadline when it is rendered.
 */
export function reminderRow(
  reminder: Reminder<AnyDeadline>,
  reader: { readonly tenantId: string; readonly readerId?: string; readonly readerEmail?: string },
  moments: { readonly now: number; readonly dueAt: number },
): OutboxRow {
  const { deadline, on, notice: kind = 'reminder' } = reminder;
  const about = deadlineKey(deadline);
  const voucherId = 'voucherId' in deadline ? deadline.voucherId : undefined;
  const thing = voucherId ?? 'company';
  return {
    kind,
    voucherId,
    ...reader,
    about,
    outboxId: `${kind}:${thing}:${about}:${on}:${recipientKey(reader)}`,
    status: reader.readerId === undefined ? 'waiting' : 'pending',
    createdAt: toInstant(moments.now),
    attempts: 0,
    dueAt: toInstant(moments.dueAt),
  };
}

/** Identifies a deadline among those of its voucher or partner. */
export function deadlineKey(deadline: AnyDeadline): string {
  const { about = '', consultant } = 'about' in deadline ? deadline : {};
  const whose = consultant === undefined ? [] : [recipientKey({ readerId: consultant })];
  return [deadline.kind, deadline.on, about, ...whose].join(':');
}

/** A reminder in the data of a button: the voucher and the deadline, with which its row is found. */
export const keyOfReminder = ({
  voucherId = '',
  about = '',
  kind,
}: Pick<OutboxRow, 'voucherId' | 'about' | 'kind'>): string => [voucherId, about, kind].join(' ');

export type ReminderOfKey = Pick<OutboxRow, 'voucherId' | 'about' | 'kind'>;

/** Undefined if it is no key of `keyOfReminder`. */
export function reminderOfKey(key: string): ReminderOfKey | undefined {
  const [voucherId, about, name] = key.split(' ');
  const kind = REMINDERS.find((one) => one === name);
  if (voucherId === undefined || about === undefined || kind === undefined) return undefined;
  return { ...(voucherId !== '' && { voucherId }), about, kind };
}

/**
 * The row that sends a reminder again. It is in the partition of the recipient and has one id for
 * each subject, so that a later day replaces an earlier one.
 */
export function snoozedRow(
  { voucherId, about, kind }: ReminderOfKey,
  recipient: { readonly tenantId: string; readonly readerId: string },
  moments: { readonly now: number; readonly dueAt: number },
): OutboxRow {
  return {
    kind,
    voucherId,
    ...recipient,
    about,
    outboxId: `snoozed:${reminderSubject({ voucherId, about })}`,
    status: 'pending',
    createdAt: toInstant(moments.now),
    attempts: 0,
    dueAt: toInstant(moments.dueAt),
  };
}
