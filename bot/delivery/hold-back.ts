import { toInstant, type Instant } from '../../workflow/kernel/day.ts';
import { nextSendTime } from '../../workflow/notices/quiet-hours.ts';
import type { PersonalReference, PersonRecord } from '../../workflow/records/records.ts';
import { LONGEST_BUSY_MS, stepUnderWay } from './busy.ts';
import type { Handled } from './handled.ts';
import { SKEW_MS } from './lease.ts';
import type { RowDocument } from './outbox-rows.ts';
import type { DeliveryServices } from './services.ts';

/** How soon a reader who is busy is looked at again, should nobody tell that she is free. */
const BUSY_MS = 60_000;

/**
 * Whether something has to wait, or is not wanted at all: the reader's choices and hours, and that
 * nobody is interrupted in the middle of a step.
 */
export async function holdBack(
  services: Pick<DeliveryServices, 'documents' | 'time' | 'timeZone' | 'workingHours' | 'busy'>,
  document: RowDocument,
  person: PersonRecord,
  at: PersonalReference,
): Promise<Handled | undefined> {
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
  if (heldSince !== undefined && isOver(heldSince, now)) return undefined;
  const step = await stepUnderWay(services.documents, row.tenantId, at.conversationId);
  if (step === undefined) return undefined;
  services.busy.holdBack(person.personId, document);
  const since = heldSince ?? toInstant(now);
  return { kind: 'held', until: now + BUSY_MS, because: 'in-dialog', since };
}

/** True as well for a moment later than now: it was noted before the clock was set back. */
function isOver(heldSince: Instant, now: number): boolean {
  const heldFor = now - Date.parse(heldSince);
  return heldFor < -SKEW_MS || heldFor >= LONGEST_BUSY_MS;
}
