import type { Turn } from '../../dialogs/turn.ts';
import type { PersonFilter } from '../../workflow/records/due-vouchers.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';

/**
 * All of the partner, or separate lists of those that the person manages and those they lead, of
 * their own and of the people whom they cover.
 */
export function listsOf(
  { person: { covers = [], personId } }: Turn,
  scope: 'mine' | 'all',
): readonly PersonFilter[] {
  if (scope === 'all') return [{}];
  return [personId, ...covers].flatMap((id) => [{ assigneeId: id }, { consultantId: id }]);
}

/** The absent person for whom the voucher is in a list of the reader's own; undefined if none. */
export function listedFor(
  { person: { covers = [], personId } }: Pick<Turn, 'person'>,
  { assignee, reservation }: Voucher,
): string | undefined {
  const owners = [assignee.personId, reservation?.consultant];
  if (owners.includes(personId)) return undefined;
  return owners.find((owner) => owner !== undefined && covers.includes(owner));
}
