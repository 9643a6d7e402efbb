import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { DeskData } from './card.ts';

/** What a button about a voucher carries. */
export function deskData(
  voucher: Pick<Voucher, 'voucherId' | 'revision'>,
  commandId?: string,
): DeskData {
  const { voucherId, revision } = voucher;
  return commandId === undefined ? { voucherId, revision } : { voucherId, revision, commandId };
}
