import type { Turn } from '../../dialogs/turn.ts';
import type { PersonFilter } from '../../workflow/records/due-vouchers.ts';

/** All of the partner, or separate lists of those that the person manages and those they lead. */
export function listsOf(
  { person: { personId } }: Turn,
  scope: 'mine' | 'all',
): readonly PersonFilter[] {
  return scope === 'all' ? [{}] : [{ assigneeId: personId }, { consultantId: personId }];
}
