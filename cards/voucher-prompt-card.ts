import type { Speaker } from '../locales/speaker.ts';
import type { Voucher } from '../workflow/voucher/voucher.ts';
import type { CommandName } from './command-name.ts';
import type { Card, FormState } from './card.ts';
import { draftCard } from './draft-card.ts';

export interface VoucherPromptView {
  /** The step the voucher is wanted for; also the verb of the buttons. */
  readonly command: CommandName;
  /** The likely ones, the most urgent first. */
  readonly vouchers: readonly Voucher[];
  readonly form: FormState;
}

export function voucherPromptCard(say: Speaker, _view: VoucherPromptView): Card {
  return draftCard(say.text('voucher-prompt.title'));
}
