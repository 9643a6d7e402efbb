import type { Day } from '../kernel/day.ts';
import { coded, day, type Fact, type Facts } from '../kernel/facts.ts';
import type { Assignee } from './voucher.ts';

/** The dates of an engagement; `oneDay` selects the message for a single day. */
export function datesFacts(dates: { readonly startDate: Day; readonly endDate: Day }): Facts {
  const { endDate, startDate } = dates;
  return {
    from: day(startDate),
    to: day(endDate),
    oneDay: startDate === endDate ? 'yes' : 'no',
  };
}

/** The person id if known, else the given name or address. */
export function assigneeFact({ email, name, personId }: Assignee): Fact {
  return personId === undefined ? (name ?? email ?? '') : coded('person', personId);
}
