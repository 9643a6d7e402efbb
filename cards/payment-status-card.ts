import type { Speaker } from '../locales/speaker.ts';
import type { Voucher } from '../workflow/voucher/voucher.ts';
import type { Card, FormState } from './card.ts';
import { draftCard } from './draft-card.ts';

export interface PaymentStatusView {
  readonly voucher: Voucher;
  readonly commandId: string;
  readonly form: FormState;
}

export function paymentStatusCard(say: Speaker, _view: PaymentStatusView): Card {
  return draftCard(say.text('payment-status.title'));
}
