import type { Assignee } from './voucher.ts';

/** Whether two accounts name one person: by object id where both give it, else by address. */
export function samePerson(one: Assignee, other: Assignee): boolean {
  if (one.personId !== undefined && other.personId !== undefined)
    return one.personId === other.personId;
  return (
    one.email !== undefined &&
    other.email !== undefined &&
    one.email.toLowerCase() === other.email.toLowerCase()
  );
}
