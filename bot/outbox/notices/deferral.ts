import { toInstant, type Instant } from '../../../workflow/kernel/day.ts';
import { MANDATORY, nextSendTime } from '../../../workflow/notices/quiet-hours.ts';
import type {
  NoticeKind,
  PersonalReference,
  PersonRecord,
} from '../../../workflow/records/records.ts';
import { MAX_DEFERRAL_MS, openStep } from '../queue/deferred-notices.ts';
import { SKEW_MS } from '../queue/lease.ts';
import type { RowDocument } from '../queue/outbox-rows.ts';
import type { Outcome } from '../queue/outcome.ts';
import type { OutboxServices } from '../queue/services.ts';

/** Interval of the checks for an open form, in case the report of its end is lost. */
const RECHECK_MS = 60_000;

/**
 * The recipient may have to act next: an open form does not defer these kinds, only a prompt that
 * waits for typed text.
 */
const URGENT: readonly NoticeKind[] = [
  ...MANDATORY,
  'step-taken',
  'engagement-changed',
  'admin-needed',
  'role-requested',
  'event-parked',
];

/** Longest deferral of an urgent notice. */
const MAX_TYPING_MS = 60_000;

/**
 * Outcome of a notice that is not sent now: the recipient has muted it, has quiet hours or has a
 * form open. Undefined if it is sent.
 */
export async function deferralOf(
  services: Pick<OutboxServices, 'documents' | 'time' | 'timeZone' | 'workingHours' | 'deferred'>,
  document: RowDocument,
  person: PersonRecord,
  at: PersonalReference,
): Promise<Outcome | undefined> {
  const row = document.body;
  const now = services.time.now();
  const when = nextSendTime(
    {
      kind: row.kind,
      createdAt: row.createdAt,
      choices: person.notifications,
      timeZone: person.timeZone ?? services.timeZone,
      workingHours: services.workingHours,
    },
    now,
  );
  if (when === 'never') return { kind: 'settled', because: 'muted' };
  if (when > now) return { kind: 'held', until: when, because: 'quiet' };

  const { heldSince } = row;
  const isUrgent = URGENT.includes(row.kind);
  const maxMs = isUrgent ? MAX_TYPING_MS : MAX_DEFERRAL_MS;
  if (heldSince !== undefined && isOver(heldSince, now, maxMs)) return undefined;
  const step = await openStep(services.documents, row.tenantId, at.conversationId);
  if (step === undefined || (isUrgent && step.takesVoucherId !== true)) return undefined;
  services.deferred.add(person.personId, document);
  const since = heldSince ?? toInstant(now);
  return { kind: 'held', until: now + RECHECK_MS, because: 'in-dialog', since };
}

/** True as well for a future time: it was stored before the clock was set back. */
function isOver(heldSince: Instant, now: number, maxMs: number): boolean {
  const heldFor = now - Date.parse(heldSince);
  return heldFor < -SKEW_MS || heldFor >= maxMs;
}
