import { z } from 'zod';
import { check, type Check } from '../kernel/checks.ts';
import { coded } from '../kernel/facts.ts';
import { reason } from '../kernel/fields.ts';
import type { Context, UndoableEntry } from '../partner/context.ts';
import { isOwnEntry, mayActOnAny } from '../partner/permissions.ts';
import { presentOrFormer } from '../partner/team.ts';
import { longEngagementChecks } from '../voucher/checks/engagement-checks.ts';
import { samePerson } from '../voucher/assignee.ts';
import type { Voucher } from '../voucher/voucher.ts';
import { colleagueCheck } from './handover.ts';
import { amendment, event } from './step.ts';

interface Undone {
  /** The type of the event that was taken back, and its number in the history. */
  readonly undone: string;
  readonly sequence: number;
  readonly reason: string;
  readonly restored: UndoableEntry['restored'];
  readonly removed: UndoableEntry['removed'];
}

/** Takes back the last entry (docs/programme-rules.md#corrections). */
export const undo = amendment({
  schema: z.object({ reason }),
  right: 'undo',
  from: ['person'],
  freesParked: true,
  states: ['assigned', 'reserved', 'reported', 'redeemed', 'expired'],
  /** The history is not read to show a card: anything after the assignment may be undoable. */
  offered: ({ revision }) => revision > 1 && 'also',
  checks(voucher, _input, context) {
    const { past: { undoable } = {} } = context;
    if (undoable === undefined) return [check('something-to-undo', false)];
    const entry = coded('entry', undoable.type);
    return [
      check('something-to-undo', true, { entry }),
      ownEntryCheck('undo', undoable, context),
      check('entry-not-needed', undoable.neededBy === undefined, {
        entry,
        neededBy: undoable.neededBy === undefined ? '' : coded('entry', undoable.neededBy),
      }),
      ...assigneeChecks(voucher, undoable, context),
      ...claimChecks(voucherWithout(voucher, undoable), context),
    ];
  },
  emits(_voucher, { reason }, { past: { undoable } = {} }) {
    if (undoable === undefined) return [];
    const { removed, restored, sequence, type } = undoable;
    return [{ type: 'undone', undone: type, sequence, reason, restored, removed }];
  },
  events: {
    undone: event<Undone>({
      reversal: 'none',
      evolve: (_voucher, event) => restoredFields(event),
      facts: ({ undone, reason }) => ({ entry: coded('entry', undone), reason }),
      notice: 'voucher-corrected',
    }),
  },
});

/** Admins change every entry, others only their own (docs/programme-rules.md#corrections). */
export function ownEntryCheck(
  action: 'undo' | 'correct',
  { by, type }: Pick<UndoableEntry, 'by' | 'type'>,
  { actor, programme }: Context,
): Check {
  const met = mayActOnAny(actor, action, programme) || isOwnEntry(actor, by);
  const person = by.kind === 'person' ? coded('person', by.personId) : '';
  return check('own-entry', met, { entry: coded('entry', type), person });
}

/** The voucher as it will be without the entry. */
export const voucherWithout = (voucher: Voucher, entry: UndoableEntry): Voucher => ({
  ...voucher,
  ...restoredFields(entry),
});

function restoredFields({
  removed,
  restored,
}: Pick<UndoableEntry, 'restored' | 'removed'>): Partial<Voucher> {
  return { ...restored, ...Object.fromEntries(removed.map((field) => [field, undefined])) };
}

/**
 * A handover does not go back to somebody of the team, now or formerly, who may not continue the
 * voucher. Whom only the customer has named gets it back.
 */
function assigneeChecks(
  voucher: Voucher,
  entry: UndoableEntry,
  context: Context,
): readonly Check[] {
  const { assignee } = voucherWithout(voucher, entry);
  if (entry.type !== 'reassigned' || samePerson(assignee, voucher.assignee)) return [];
  const person = assignee.personId ?? assignee.email ?? '';
  if (presentOrFormer(context.partner, person) === undefined) return [];
  const { code, met, facts } = colleagueCheck(person, context);
  return [check(code, met, facts)];
}

/** Another voucher may have claimed the long engagement since. */
function claimChecks(after: Voucher, context: Context): readonly Check[] {
  const { reservation, status } = after;
  return reservation === undefined || status === 'expired'
    ? []
    : longEngagementChecks(after, reservation.engagement, context);
}
