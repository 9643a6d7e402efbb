import { toInstant } from '../../../workflow/kernel/day.ts';
import type { VoucherDeadline } from '../../../workflow/steps/deadlines.ts';
import type { PartnerDeadline } from '../../../workflow/partner/partner-deadlines.ts';
import type { OutboxRow } from '../../../workflow/records/records.ts';
import { recipientKey } from '../queue/recipient-key.ts';
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
  const { deadline, on } = reminder;
  const about = deadlineKey(deadline);
  const voucherId = 'voucherId' in deadline ? deadline.voucherId : undefined;
  const thing = voucherId ?? 'company';
  return {
    kind: 'reminder',
    voucherId,
    ...reader,
    about,
    outboxId: `reminder:${thing}:${about}:${on}:${recipientKey(reader)}`,
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
