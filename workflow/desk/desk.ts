import { commitPartnerCommand } from './commit-partner-command.ts';
import { commitVoucherCommand } from './commit-voucher-command.ts';
import type { DeskOptions } from './desk-options.ts';
import type { PartnerOutcome, VoucherOutcome } from './outcome.ts';
import type { PartnerRequest, VoucherRequest } from './requests.ts';
import { voucherIdFrom } from '../programme/voucher-id.ts';

/**
 * The one door to any change, for chat, webhook and clock alike. Loads what a decision needs, lets
 * the rules decide, and commits state, history, outbox rows and the receipt of the command in one
 * batch, or nothing.
 */
export class Desk {
  readonly #options: DeskOptions;

  constructor(options: DeskOptions) {
    this.#options = options;
  }

  /**
   * Carries out a command on a voucher, once per command id.
   * @throws StoreUnavailable when the store does not answer; the same request may be sent again.
   */
  changeVoucher(request: VoucherRequest): Promise<VoucherOutcome> {
    const voucherId = voucherIdFrom(request.voucherId);
    return commitVoucherCommand(this.#options, { ...request, voucherId });
  }

  /**
   * Carries out a command on the company's own records, once per command id.
   * @throws StoreUnavailable when the store does not answer; the same request may be sent again.
   */
  changePartner(request: PartnerRequest): Promise<PartnerOutcome> {
    return commitPartnerCommand(this.#options, request);
  }
}
