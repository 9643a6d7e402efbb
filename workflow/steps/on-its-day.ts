import { check, type Check } from '../kernel/checks.ts';
import type { Day } from '../kernel/day.ts';
import { day as dayFact } from '../kernel/facts.ts';
import type { Context } from '../partner/context.ts';
import { stepBefore } from '../voucher/step-days.ts';
import { unexpired, type Voucher } from '../voucher/voucher.ts';
import type { GeneralFields } from './step.ts';

/** A command as its rules judge it: on the day on which it happened. */
export interface JudgedCommand {
  /** Absent: today. */
  readonly onDate?: Day;
  readonly alreadyDoneReason?: string;
  /** The command's own fields. */
  readonly input: object;
  /** In the state that it had before it expired: the rules compare the last day. */
  readonly voucher: Voucher | undefined;
  /** `today` is the day on which it happened. */
  readonly context: Context;
  /** The rules about the day itself; none for today. */
  readonly checks: readonly Check[];
}

/** The general fields of a step apart from its own, the voucher and the context on its day. */
export function judgedOnItsDay(
  module: {
    readonly states?: object;
    readonly inAnyOrder?: boolean;
    readonly readsHistory?: boolean;
  },
  voucher: Voucher | undefined,
  fields: object,
  context: Context,
): JudgedCommand {
  // A change of an earlier entry is made today; its own rules judge the day of the entry.
  if (module.states === undefined || module.readsHistory || voucher === undefined)
    return { input: fields, voucher, context, checks: [] };
  const { alreadyDoneReason, onDate, ...input }: GeneralFields = fields;
  const isPast = voucher.expiresOn < context.today;
  return {
    onDate,
    alreadyDoneReason,
    input,
    voucher: isPast || onDate !== undefined ? unexpired(voucher) : voucher,
    context: onDate === undefined ? context : { ...context, today: onDate },
    checks: dayChecks(voucher, onDate ?? context.today, context.today, module.inAnyOrder),
  };
}

/**
 * The day is not in the future, and not before the step before it
 * (docs/programme-rules.md#the-day-of-a-step).
 */
function dayChecks(
  voucher: Voucher,
  onDate: Day,
  today: Day,
  inAnyOrder: boolean | undefined,
): readonly Check[] {
  // A voucher may have been assigned tomorrow, in the customer's time zone.
  if (onDate === today) return [];
  const { step, on } = stepBefore(voucher, inAnyOrder);
  const before = { onDate: dayFact(onDate), previousOn: dayFact(on), step };
  const now = { day: dayFact(onDate), today: dayFact(today) };
  return [
    check('day-not-future', onDate <= today, now, 'onDate'),
    check('day-not-before-step', on <= onDate, before, 'onDate'),
  ];
}
