import { check, when, type Check, type Decision } from '../kernel/checks.ts';
import { coded } from '../kernel/facts.ts';
import type { Context } from '../partner/context.ts';
import { mayAct } from '../partner/permissions.ts';
import type { Voucher } from '../voucher/voucher.ts';
import {
  moduleOf,
  type VoucherAction,
  type VoucherCommand,
  type VoucherCommandInput,
  type VoucherCommandName,
  type VoucherEvent,
} from './catalogue.ts';

/**
 * Decides a command: returns the events to append (none if nothing changes) or all unmet checks.
 * Without the right, the refusal has only that check, so it reveals nothing about the voucher.
 * Pure.
 */
export function decideVoucher(
  voucher: Voucher | undefined,
  { name, ...input }: VoucherCommand,
  context: Context,
): Decision<VoucherEvent> {
  const module = moduleOf(name);
  if (voucher === undefined && module.begins !== true)
    return { refused: [check('voucher-known', false)] };
  const right = rightCheck(name, voucher, context);
  if (!right.met) return { refused: [right] };
  return when(module.checks(voucher, input, context), () => module.emits(voucher, input, context));
}

/** All checks of a step in the order of display: the right first. */
export function checksOf<Name extends VoucherAction>(
  name: Name,
  voucher: Voucher,
  input: VoucherCommandInput<Name>,
  context: Context,
): readonly Check[] {
  return [rightCheck(name, voucher, context), ...moduleOf(name).checks(voucher, input, context)];
}

/** The checks of a step for several vouchers that do not depend on its form. */
export function checksBeforeForm(
  name: VoucherAction,
  voucher: Voucher,
  context: Context,
): readonly Check[] {
  return [
    rightCheck(name, voucher, context),
    ...(moduleOf(name).forSeveral?.(voucher, context) ?? []),
  ];
}

/** The actor may send the command, by the roles read for this request. */
function rightCheck(
  name: VoucherCommandName,
  voucher: Voucher | undefined,
  { actor, programme }: Context,
): Check {
  const { from, right } = moduleOf(name);
  const met =
    from.includes(actor.kind) &&
    (actor.kind !== 'person' || mayAct(actor, right, programme, voucher));
  return check('may-act', met, { action: coded('action', right) });
}
