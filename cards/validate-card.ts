import type { Speaker } from '../locales/speaker.ts';
import type { Voucher } from '../workflow/voucher/voucher.ts';
import type { Card, FormState } from './card.ts';
import { draftCard } from './draft-card.ts';

export interface ValidateView {
  readonly voucher: Voucher;
  readonly commandId: string;
  readonly form: FormState;
}

export function validateCard(say: Speaker, _view: ValidateView): Card {
  return draftCard(say.text('validate.title'));
}
