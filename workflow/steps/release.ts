import { z } from 'zod';
import { check } from '../kernel/checks.ts';
import type { Day } from '../kernel/day.ts';
import { coded } from '../kernel/facts.ts';
import { line, optionalLine } from '../kernel/fields.ts';
import { notExpiredCheck, stateChecks } from '../voucher/checks/voucher-checks.ts';
import { event, step } from './step.ts';

interface Released {
  readonly reason: string;
  readonly confirmationReference?: string;
  /** Absent in events of earlier builds. */
  readonly on?: Day;
}

/** Cancels the reservation for one of the documented reasons (docs/programme-rules.md#release). */
export const release = step({
  schema: z.object({ reason: line, confirmationReference: optionalLine }),
  right: 'release',
  from: ['person'],
  states: ['reserved'],
  offered: 'also',
  checks(voucher, { reason }, { programme, today }) {
    const isKnown = programme.releaseReasons.some(({ code }) => code === reason);
    return [
      ...stateChecks(voucher, 'release', ['reserved']),
      notExpiredCheck(voucher, today),
      check('release-reason-known', isKnown, { reason }, 'reason'),
    ];
  },
  emits: (_voucher, { reason, confirmationReference }, { today }) => [
    { type: 'released', reason, confirmationReference, on: today },
  ],
  events: {
    released: event<Released>({
      notice: 'step-taken',
      reversal: 'undo',
      evolve: (_voucher, { on }) => ({
        status: 'assigned',
        reservation: undefined,
        validatedOn: undefined,
        releasedOn: on,
      }),
      facts: ({ reason }) => ({ reason: coded('release-reason', reason) }),
    }),
  },
});
