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
 * What a command does to a voucher: the events to append (none when it would change nothing), or
 * every rule that stands against it, all at once. Without the right the refusal holds that alone, so
 * that it tells nothing about the voucher. Pure.
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

/** Every rule of a step, met or not, in the order in which they are shown: the right first. */
export function checksOf<Name extends VoucherAction>(
  name: Name,
  voucher: Voucher,
  input: VoucherCommandInput<Name>,
  context: Context,
): readonly Check[] {
  return [rightCheck(name, voucher, context), ...moduleOf(name).checks(voucher, input, context)];
}

/** The rules that are known before the form of a step for several vouchers is filled in. */
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

/** Whether the actor may send the command, by the rights read for this very action. */
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
