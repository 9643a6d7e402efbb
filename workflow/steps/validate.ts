import { z } from 'zod';
import { check, type Check } from '../kernel/checks.ts';
import type { Day } from '../kernel/day.ts';
import { day } from '../kernel/facts.ts';
import { typedEmail } from '../kernel/fields.ts';
import type { Context } from '../partner/context.ts';
import { standingChecks } from '../partner/standing-checks.ts';
import { calendarChecks, notExpiredCheck, stateChecks } from '../voucher/checks/voucher-checks.ts';
import { lastDayToRedeem } from '../voucher/last-days.ts';
import type { Voucher } from '../voucher/voucher.ts';
import { deadline, event, step } from './step.ts';

/**
 * Step 5: the voucher ID and its administrator's address prove that it can be used
 * (docs/programme-rules.md#validation).
 */
export const validate = step({
  schema: z.object({ customerEmail: typedEmail }),
  right: 'validate',
  from: ['person'],
  states: ['assigned'],
  offered: ({ validatedOn }) => (validatedOn === undefined ? 'next' : 'also'),
  until: lastDayToRedeem,
  forSeveral: (voucher, context) => [
    ...lifeChecks(voucher, context),
    ...standingChecks(context, voucher.offer),
  ],
  checks(voucher, { customerEmail }, context) {
    const { contactEmail, organisation } = voucher.customer;
    const matches = contactEmail.toLowerCase() === customerEmail.toLowerCase();
    const email = check('customer-email-matches', matches, { organisation }, 'customerEmail');
    return [...lifeChecks(voucher, context), email, ...standingChecks(context, voucher.offer)];
  },
  emits: ({ validatedOn }, _input, { today }) =>
    validatedOn === today ? [] : [{ type: 'validated', on: today }],
  events: {
    validated: event<{ readonly on: Day }>({
      notice: 'step-taken',
      reversal: 'undo',
      evolve: (_voucher, { on }) => ({ validatedOn: on }),
      facts: ({ on }) => ({ on: day(on) }),
    }),
  },
  deadlines: [
    deadline({
      kind: 'untouched',
      states: ['assigned'],
      on: (voucher, programme) =>
        voucher.validatedOn === undefined && voucher.releasedOn === undefined
          ? lastDayToRedeem(voucher, programme)
          : undefined,
      afterSince: 'untouched',
      toAdmins: { after: 'since', days: 'untouchedAdmins' },
    }),
  ],
});

const lifeChecks = (voucher: Voucher, { programme, today }: Context): readonly Check[] => [
  ...stateChecks(voucher, 'validate', ['assigned']),
  notExpiredCheck(voucher, today),
  ...calendarChecks(programme, 'redeem', today),
];
