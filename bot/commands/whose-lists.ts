import type { MissedDeadlines } from '../../cards/lists/missed-row.ts';
import { today } from '../../dialogs/choices.ts';
import type { Turn } from '../../dialogs/turn.ts';
import type { DuePosition, PersonFilter } from '../../workflow/records/due-vouchers.ts';
import type { Asker } from '../../workflow/records/search-vouchers.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';

type Scope = 'mine' | 'all';

/** Sorts lines without a day before all others. */
export const UNDATED = '0000-00-00';

/**
 * All of the partner, or separate lists of those that the person manages and those they lead, of
 * their own and of the people whom they cover.
 */
export function listsOf(
  { person: { covers = [], personId } }: Turn,
  scope: Scope,
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

/** Whose vouchers a search for the person's own finds. */
export const askerOf = (turn: Turn): Asker => {
  const { covers, personId } = turn.person;
  return { personId, covers, today: today(turn) };
};

/** Where a list continues; undefined at its beginning. */
export function duePosition(after: readonly string[] | undefined): DuePosition | undefined {
  const [value, voucherId] = after ?? [];
  return value === undefined || voucherId === undefined ? undefined : [value, voucherId];
}

/** The number of missed deadlines, for the first page of a list. */
export async function missedOn(
  turn: Turn,
  scope: Scope,
  cursors: readonly string[],
): Promise<MissedDeadlines | undefined> {
  if (cursors.length > 0) return undefined;
  const asker = askerOf(turn);
  const reader = await turn.reader();
  return { ...(await reader.countFound(turn.tenantId, { missed: true, scope }, asker)), scope };
}
