import type { VoucherOutcome } from '../workflow/desk/outcome.ts';
import type { VoucherRequest } from '../workflow/desk/requests.ts';
import type { Turn } from './turn.ts';

/**
 * Passes the command to the desk and stores the returned state for the rest of the turn.
 * @throws MayNot if the person may not see the outcome
 */
export async function executeVoucherCommand(
  turn: Turn,
  request: VoucherRequest,
): Promise<VoucherOutcome> {
  const outcome = await turn.services.desk.changeVoucher(request);
  if (outcome.kind !== 'unknown')
    turn.learn({ voucher: outcome.voucher, partner: outcome.partner });
  await turn.requireRight('read');
  return outcome;
}
