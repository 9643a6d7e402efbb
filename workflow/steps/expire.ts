import { z } from 'zod';
import { check } from '../kernel/checks.ts';
import type { Day } from '../kernel/day.ts';
import { day } from '../kernel/facts.ts';
import { lastDayToRedeem } from '../voucher/last-days.ts';
import type { Voucher } from '../voucher/voucher.ts';
import { command, deadline, event } from './step.ts';

/** A voucher that was not redeemed expires on the day after its last day. */
export const expire = command({
  schema: z.object({}),
  right: 'resolve-parked',
  from: ['clock'],
  checks: (voucher, _input, { today }) =>
    isOver(voucher)
      ? []
      : [check('expiry-passed', voucher.expiresOn < today, { expiresOn: day(voucher.expiresOn) })],
  emits: (voucher, _input, { today }) => (isOver(voucher) ? [] : [{ type: 'expired', on: today }]),
  events: {
    expired: event<{ readonly on: Day }>({
      reversal: 'correct',
      evolve: ({ status }) => ({ status: 'expired', statusBeforeExpiry: status }),
      facts: ({ on }) => ({ on: day(on) }),
      notice: 'voucher-expired',
    }),
  },
  deadlines: [
    deadline({
      kind: 'voucher-expires',
      states: ['assigned', 'reserved'],
      on: lastDayToRedeem,
      before: 'beforeExpiry',
    }),
  ],
});

const isOver = ({ status }: Voucher): boolean => status === 'redeemed' || status === 'expired';
