import type { Speaker } from '../locales/speaker.ts';
import type { Check } from '../workflow/checks.ts';
import type { Voucher } from '../workflow/voucher/voucher.ts';
import type { Card } from './card.ts';
import { draftCard } from './draft-card.ts';

export interface ValidationView {
  readonly voucher: Voucher;
  /** Every line that was looked at, met or not. */
  readonly checks: readonly Check[];
  /** Whether the reader may reserve it now. */
  readonly mayReserve: boolean;
}

export function validationCard(say: Speaker, _view: ValidationView): Card {
  return draftCard(say.text('validation.title'));
}
