import type { Turn } from '../../dialogs/turn.ts';
import type { Whose } from '../../workflow/records/due-vouchers.ts';

/** The lists to look into: one of the company, or those she manages and those she leads. */
export function listsOf({ person: { personId } }: Turn, scope: 'mine' | 'all'): readonly Whose[] {
  return scope === 'all' ? [{}] : [{ assigneeId: personId }, { consultantId: personId }];
}
