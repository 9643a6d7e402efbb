import { announceImport } from './announce-import.ts';
import { commitPartnerCommand } from './commit-partner-command.ts';
import { commitVoucherCommand } from './commit-voucher-command.ts';
import { handBack, handOverSeveral, type HandoverOutcome } from './hand-over-several.ts';
import type { DeskOptions } from './desk-options.ts';
import type { PartnerOutcome, VoucherOutcome } from './outcome.ts';
import type {
  HandBackRequest,
  HandoverRequest,
  ImportAnnouncement,
  PartnerRequest,
  VoucherRequest,
} from './requests.ts';
import { voucherIdFrom } from '../programme/voucher-id.ts';

/**
 * The only entry point to changes, for chat, webhooks and daily jobs. Loads the aggregate, decides,
 * and commits state, history, outbox rows and receipt in one atomic batch.
 */
export class Desk {
  readonly #options: DeskOptions;

  constructor(options: DeskOptions) {
    this.#options = options;
  }

  /**
   * Runs a voucher command, once per command id.
   * @throws StoreUnavailable if the store does not answer; the same request may be sent again.
   */
  changeVoucher(request: VoucherRequest): Promise<VoucherOutcome> {
    const voucherId = voucherIdFrom(request.voucherId);
    return commitVoucherCommand(this.#options, { ...request, voucherId });
  }

  /**
   * Hands several vouchers over, each with its own outcome, and notifies each assignee once.
   * @throws StoreUnavailable if the store does not answer; the same request continues.
   */
  handOver(request: HandoverRequest): Promise<HandoverOutcome> {
    return handOverSeveral(this.#options, request);
  }

  /**
   * Hands the vouchers of a handover back, each unless it has moved on.
   * @throws StoreUnavailable if the store does not answer; the same request continues.
   */
  handBack(request: HandBackRequest): Promise<HandoverOutcome> {
    return handBack(this.#options, request);
  }

  /**
   * Notifies the people for whom vouchers were imported, each once.
   * @throws StoreUnavailable if the store does not answer; the same request continues.
   */
  announceImport(request: ImportAnnouncement): Promise<void> {
    return announceImport(this.#options, request);
  }

  /**
   * Runs a command on the partner's own records, once per command id.
   * @throws StoreUnavailable if the store does not answer; the same request may be sent again.
   */
  changePartner(request: PartnerRequest): Promise<PartnerOutcome> {
    return commitPartnerCommand(this.#options, request);
  }
}
