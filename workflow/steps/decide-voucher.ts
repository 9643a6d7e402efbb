import { check, unmet, type Check, type Decision, type Refusal } from '../kernel/checks.ts';
import type { Day } from '../kernel/day.ts';
import { coded, day as dayFact } from '../kernel/facts.ts';
import type { Context } from '../partner/context.ts';
import { mayAct, mayEverAct, missingRight } from '../partner/permissions.ts';
import type { Action } from '../programme/definition.ts';
import { stepBefore } from '../voucher/step-days.ts';
import { unexpired, type Declaration, type Voucher } from '../voucher/voucher.ts';
import {
  moduleOf,
  type VoucherAction,
  type VoucherCommand,
  type VoucherCommandInput,
  type VoucherCommandName,
  type VoucherEvent,
} from './catalogue.ts';
import type { GeneralFields } from './step.ts';
import { canBeDeclared } from './waivers.ts';

/**
 * Decides a command: returns the events to append (none if nothing changes) or all unmet checks.
 * Without the right, the refusal has only that check, so it reveals nothing about the voucher but
 * whose it is.
 * Pure.
 */
export function decideVoucher(
  voucher: Voucher | undefined,
  { name, ...fields }: VoucherCommand,
  context: Context,
): Decision<VoucherEvent> {
  const module = moduleOf(name);
  if (voucher === undefined && module.begins !== true)
    return { refused: [check('voucher-known', false)] };
  const right = rightCheck(name, voucher, context);
  if (!right.met) return { refused: [right] };
  const judged = judgedOnItsDay(module, voucher, fields, context);
  // On an impossible day the other rules mean nothing.
  const impossible = unmet(judged.checks);
  if (impossible.length > 0) return { refused: impossible };
  const checks = module.checks(judged.voucher, judged.input, judged.context);
  const declared = declarationOf(module.right, checks, judged, context);
  if (declared !== undefined && 'refused' in declared) return declared;
  const { today } = context;
  const { onDate = today } = judged;
  const wasExpired = judged.onDate !== undefined && judged.voucher !== voucher;
  const isLater = onDate !== today || declared !== undefined || wasExpired;
  const events = module.emits(judged.voucher, judged.input, judged.context);
  return {
    events: isLater
      ? events.map((event) => ({ ...event, onDate, ...(declared && { declared }) }))
      : events,
  };
}

/**
 * Undefined if every rule is met. A person can declare that the step is already done at Microsoft;
 * its broken rules are recorded with it (docs/programme-rules.md#already-done-at-microsoft).
 */
function declarationOf(
  step: Action,
  checks: readonly Check[],
  { alreadyDoneReason: reason, input, onDate }: JudgedCommand,
  { actor, today }: Context,
): Declaration | Refusal | undefined {
  const refused = unmet(checks);
  if (refused.length === 0) return undefined;
  const isDeclared = actor.kind === 'person' && canBeDeclared(refused, { ...input }, today);
  if (reason === undefined || !isDeclared) return { refused };
  const missing = check('field-valid', false, { problem: 'missing' }, 'onDate');
  if (onDate === undefined) return { refused: [...refused, missing] };
  return { step, reason, broken: refused.map(({ code, facts }) => ({ code, facts })) };
}

/** All checks of a step in the order of display: the right first, then the day. */
export function checksOf<Name extends VoucherAction>(
  name: Name,
  voucher: Voucher,
  input: VoucherCommandInput<Name>,
  context: Context,
): readonly Check[] {
  const module = moduleOf(name);
  const judged = judgedOnItsDay(module, voucher, input, context);
  return [
    rightCheck(name, voucher, context),
    ...judged.checks,
    ...module.checks(judged.voucher, judged.input, judged.context),
  ];
}

/** The checks of a step for several vouchers that do not depend on its form but for the day. */
export function checksBeforeForm(
  name: VoucherAction,
  voucher: Voucher,
  context: Context,
  onDate?: Day,
): readonly Check[] {
  const module = moduleOf(name);
  const judged = judgedOnItsDay(module, voucher, { onDate }, context);
  return [
    rightCheck(name, voucher, context),
    ...judged.checks,
    ...(module.forSeveral?.(judged.voucher ?? voucher, judged.context) ?? []),
  ];
}

/** The actor may send the command, by the roles read for this request. */
function rightCheck(
  name: VoucherCommandName,
  voucher: Voucher | undefined,
  context: Context,
): Check {
  const { actor, programme, takesBack } = context;
  const { from, right } = moduleOf(name);
  const met =
    from.includes(actor.kind) &&
    (actor.kind !== 'person' ||
      mayAct(actor, right, programme, voucher) ||
      (takesBack !== undefined && name === 'handover' && mayEverAct(actor, right, programme)));
  return met
    ? check('may-act', true, { action: coded('action', right) })
    : missingRight(right, context, voucher);
}

/** A command as its rules judge it: on the day on which it happened. */
interface JudgedCommand {
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
function judgedOnItsDay(
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
