import type { Day } from '../kernel/day.ts';
import { coded, day, type Fact, type Facts } from '../kernel/facts.ts';
import type { Assignee } from './voucher.ts';

/** The dates of an engagement; one that takes one day is described by that day alone. */
export function datesFacts(dates: { readonly startDate: Day; readonly endDate: Day }): Facts {
  const { endDate, startDate } = dates;
  return {
    from: day(startDate),
    to: day(endDate),
    oneDay: startDate === endDate ? 'yes' : 'no',
  };
}

/** The person by their id, else by the name or address they were given by. */
export function assigneeFact({ email, name, personId }: Assignee): Fact {
  return personId === undefined ? (name ?? email ?? '') : coded('person', personId);
}
