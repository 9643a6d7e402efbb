import { dayAt } from '../kernel/day.ts';
import type { Clock } from '../kernel/ports.ts';
import type { Absence, PersonRecord } from '../records/records.ts';
import type { People } from './people.ts';

interface AbsenceClock {
  readonly clock: Pick<Clock, 'now'>;
  /** Used for people whose own one is not known. */
  readonly timeZone: string;
}

/**
 * The person's absence of today, in their time zone; undefined if there is none
 * (docs/programme-rules.md#absence).
 */
export function absenceNow(
  person: PersonRecord | undefined,
  options: AbsenceClock,
): Absence | undefined {
  const absence = absenceAhead(person, options);
  return absence !== undefined && absence.from <= todayOf(person, options) ? absence : undefined;
}

/** The person's absence that is not over: of today or planned. */
export function absenceAhead(
  person: PersonRecord | undefined,
  options: AbsenceClock,
): Absence | undefined {
  const { absence } = person ?? {};
  if (absence === undefined || absence.endedAt !== undefined) return undefined;
  return todayOf(person, options) <= absence.until ? absence : undefined;
}

const todayOf = (person: PersonRecord | undefined, { clock, timeZone }: AbsenceClock) =>
  dayAt(clock.now(), person?.timeZone ?? timeZone);

/**
 * Ids of the absent people whom the person covers now; undefined for none. Each one's own record
 * decides: the person's `covers` only lead to them.
 */
export async function peopleCoveredBy(
  { people, ...options }: AbsenceClock & { readonly people: Pick<People, 'find'> },
  tenantId: string,
  person: PersonRecord | undefined,
): Promise<readonly string[] | undefined> {
  if (person?.covers === undefined || person.covers.length === 0) return undefined;
  const named = await Promise.all(person.covers.map((id) => people.find(tenantId, id)));
  const covered = named.flatMap((one) =>
    one !== undefined && absenceNow(one, options)?.coverId === person.personId
      ? [one.personId]
      : [],
  );
  return covered.length === 0 ? undefined : covered;
}
