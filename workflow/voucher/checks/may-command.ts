import type { Actor } from '../../partner/actor.ts';
import { check, type Check } from '../../kernel/checks.ts';
import type { Context } from '../../partner/context.ts';
import { coded } from '../../kernel/facts.ts';
import { mayAct } from '../../partner/permissions.ts';
import type { Action } from '../../programme/definition.ts';
import type { VoucherCommandName } from '../commands.ts';
import type { Voucher } from '../voucher.ts';

type OutsideKind = Exclude<Actor['kind'], 'person'>;

interface Sender {
  /** The right it belongs to, which also names it in a refusal. */
  readonly action: Action;
  /** Whether a person with that right may ask for it. */
  readonly person: boolean;
  readonly outside: readonly OutsideKind[];
}

const byPerson = (action: Action): Sender => ({ action, person: true, outside: [] });
const byWebhook = (action: Action): Sender => ({
  action,
  person: false,
  outside: ['customer', 'microsoft'],
});

/** Who may send which command: people by their rights, the outside kinds each their own. */
const SENDERS: Readonly<Record<VoucherCommandName, Sender>> = {
  assign: byWebhook('register'),
  reassign: byWebhook('handover'),
  'change-expiry': byWebhook('resolve-parked'),
  register: byPerson('register'),
  handover: byPerson('handover'),
  'correct-facts': byPerson('resolve-parked'),
  validate: byPerson('validate'),
  reserve: byPerson('reserve'),
  reschedule: byPerson('reschedule'),
  release: byPerson('release'),
  report: byPerson('report'),
  redeem: byPerson('redeem'),
  payment: byPerson('payment'),
  'payment-status': { action: 'payment-status', person: true, outside: ['microsoft'] },
  'identify-assignee': { action: 'handover', person: false, outside: ['desk'] },
  expire: { action: 'resolve-parked', person: false, outside: ['clock'] },
};

/** Whether the actor may send the command, by the rights read for this very action. */
export function mayCommandCheck(
  name: VoucherCommandName,
  voucher: Voucher | undefined,
  { actor, programme }: Context,
): Check {
  const sender = SENDERS[name];
  const met =
    actor.kind === 'person'
      ? sender.person && mayAct(actor, sender.action, programme, voucher)
      : sender.outside.includes(actor.kind);
  return check('may-act', met, { action: coded('action', sender.action) });
}
