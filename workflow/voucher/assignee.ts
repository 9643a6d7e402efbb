import { coded, type Fact } from '../kernel/facts.ts';
import type { Assignee } from './voucher.ts';

/** True if both are the same person: compares object ids if both have one, else addresses. */
export function samePerson(one: Assignee, other: Assignee): boolean {
  if (one.personId !== undefined && other.personId !== undefined)
    return one.personId === other.personId;
  return (
    one.email !== undefined &&
    other.email !== undefined &&
    one.email.toLowerCase() === other.email.toLowerCase()
  );
}

/** The person id if known, else the given name or address. */
export function assigneeFact({ email, name, personId }: Assignee): Fact {
  return personId === undefined ? (name ?? email ?? '') : coded('person', personId);
}
