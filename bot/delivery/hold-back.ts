import { toInstant } from '../../workflow/day.ts';
import { whenToTell } from '../../workflow/people/peace.ts';
import type { PersonalReference, PersonRecord } from '../../workflow/records.ts';
import { LONGEST_BUSY_MS, stepUnderWay } from './busy.ts';
import type { Handled } from './handled.ts';
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
  const when = whenToTell(
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
  if (heldSince !== undefined && now - Date.parse(heldSince) >= LONGEST_BUSY_MS) return undefined;
  const step = await stepUnderWay(services.documents, row.tenantId, at.conversationId);
  if (step === undefined) return undefined;
  services.busy.holdBack(person.personId, document);
  const since = heldSince ?? toInstant(now);
  return { kind: 'held', until: now + BUSY_MS, because: 'in-dialog', since };
}
