import { check, type Decision } from '../../kernel/checks.ts';
import type { Context } from '../../partner/context.ts';
import { mayCommandCheck } from '../checks/may-command.ts';
import type { VoucherCommand, VoucherCommandName } from '../commands.ts';
import type { VoucherEvent } from '../events.ts';
import { assignVoucher } from './assign-voucher.ts';
import { changeExpiry } from './change-expiry.ts';
import { changePaymentStatus } from './change-payment-status.ts';
import { correctFacts } from './correct-facts.ts';
import { expireVoucher } from './expire-voucher.ts';
import { handOverVoucher } from './hand-over-voucher.ts';
import { identifyAssignee } from './identify-assignee.ts';
import { reassignVoucher } from './reassign-voucher.ts';
import { redeemVoucher } from './redeem-voucher.ts';
import { registerVoucher } from './register-voucher.ts';
import { releaseVoucher } from './release-voucher.ts';
import { requestPayment } from './request-payment.ts';
import { rescheduleEngagement } from './reschedule-engagement.ts';
import { reserveVoucher } from './reserve-voucher.ts';
import { submitReport } from './submit-report.ts';
import { validateVoucher } from './validate-voucher.ts';
import type { Voucher } from '../voucher.ts';

/**
 * What a command does to a voucher: the events to append (none when it would change nothing), or
 * every rule that stands against it, all at once. Without the right only that is said, so that a
 * refusal tells nothing about the voucher. Pure; the first command of a voucher is `assign` or
 * `register`.
 */
export function decideVoucher(
  voucher: Voucher | undefined,
  command: VoucherCommand,
  context: Context,
): Decision<VoucherEvent> {
  const may = mayCommandCheck(command.name, voucher, context);
  const forbidden = may.met ? undefined : { refused: [may] };
  if (command.name === 'assign') return forbidden ?? assignVoucher(voucher, command, context);
  if (command.name === 'register') return forbidden ?? registerVoucher(voucher, command, context);
  if (voucher === undefined) return { refused: [check('voucher-known', false)] };
  return forbidden ?? decideKnown(voucher, command, context);
}

type LaterCommand = Extract<
  VoucherCommand,
  { readonly name: Exclude<VoucherCommandName, 'assign' | 'register'> }
>;

function decideKnown(
  voucher: Voucher,
  command: LaterCommand,
  context: Context,
): Decision<VoucherEvent> {
  switch (command.name) {
    case 'reassign':
      return reassignVoucher(voucher, command, context);
    case 'handover':
      return handOverVoucher(voucher, command, context);
    case 'change-expiry':
      return changeExpiry(voucher, command, context);
    case 'identify-assignee':
      return identifyAssignee(voucher, command, context);
    case 'correct-facts':
      return correctFacts(voucher, command, context);
    case 'validate':
      return validateVoucher(voucher, command, context);
    case 'reserve':
      return reserveVoucher(voucher, command, context);
    case 'reschedule':
      return rescheduleEngagement(voucher, command, context);
    case 'release':
      return releaseVoucher(voucher, command, context);
    case 'report':
      return submitReport(voucher, command, context);
    case 'redeem':
      return redeemVoucher(voucher, command, context);
    case 'payment':
      return requestPayment(voucher, command, context);
    case 'payment-status':
      return changePaymentStatus(voucher, command, context);
    case 'expire':
      return expireVoucher(voucher, context);
  }
}
