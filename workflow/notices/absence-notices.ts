import { addDays, dayAt, startOfDay, toInstant, type Day, type Instant } from '../kernel/day.ts';
import type { Ids, Write } from '../kernel/ports.ts';
import type { Absence } from '../records/records.ts';
import { outboxWrite } from './outbox.ts';

/**
 * `planned`: to the covering person, once it is set · `start`, `end`: to both, on the first day and
 * on the day after the last one · `over`: to a covering person who does not cover any more.
 */
export type AbsenceMoment = 'planned' | 'start' | 'end' | 'over';

/** Hours after the beginning of the day. */
const MORNING_MS = 8 * 60 * 60 * 1000;

interface Cause {
  readonly tenantId: string;
  readonly absentId: string;
  /** IANA name, of the absent person. */
  readonly timeZone: string;
  readonly ids: Ids;
  readonly now: number;
  readonly correlationId?: string;
}

/** The notices of a new or changed absence, for the partition of the absent person. */
export function absenceNotices(cause: Cause, absence: Absence, former?: Absence): readonly Write[] {
  const { absentId, now, timeZone } = cause;
  const { coverId, from, until } = absence;
  const both = [absentId, coverId];
  const isPlanned = dayAt(now, timeZone) < from;
  return [
    ...(isPlanned
      ? [
          ...rows(cause, absence, 'planned', [coverId]),
          ...rows(cause, absence, 'start', both, morningOf(from, timeZone)),
        ]
      : rows(cause, absence, 'start', [coverId])),
    ...rows(cause, absence, 'end', both, morningOf(addDays(until, 1), timeZone)),
    ...(former === undefined || former.coverId === coverId
      ? []
      : rows(cause, former, 'over', [former.coverId])),
  ];
}

/** The notice of an absence that was ended before its last day. */
export const endNotices = (cause: Cause, absence: Absence): readonly Write[] =>
  rows(cause, absence, 'over', [absence.coverId]);

function rows(
  { absentId, correlationId, ids, now, tenantId }: Cause,
  absence: Absence,
  moment: AbsenceMoment,
  readers: readonly string[],
  dueAt: Instant = toInstant(now),
): readonly Write[] {
  return readers.map((readerId) =>
    outboxWrite({
      kind: 'absence',
      tenantId,
      readerId,
      absentId,
      about: `${moment} ${absence.id}`,
      by: { kind: 'person', personId: absentId },
      outboxId: ids.next(),
      status: 'pending',
      createdAt: toInstant(now),
      attempts: 0,
      dueAt,
      correlationId,
    }),
  );
}

const morningOf = (day: Day, timeZone: string): Instant =>
  toInstant(Date.parse(startOfDay(day, timeZone)) + MORNING_MS);
