import type { VoucherCommandInput } from './commands.ts';
import type { Assignee } from './voucher.ts';

type Named = VoucherCommandInput<'reassign'>['assignedTo'];

/** Whom a voucher is assigned to, as the customer's side names the person. */
export function assigneeOf({ aadObjectId, email, name }: Named): Assignee {
  return {
    ...(aadObjectId !== undefined && { personId: aadObjectId }),
    ...(email !== undefined && { email }),
    ...(name !== undefined && { name }),
  };
}

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
