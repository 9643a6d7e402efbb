import type { Speaker } from '../locales/speaker.ts';
import type { Day } from '../workflow/day.ts';
import type { Programme } from '../workflow/programme/definition.ts';
import type { Candidate } from './candidate.ts';
import type { Card, FormState } from './card.ts';
import { draftCard } from './draft-card.ts';

export interface PaymentView {
  readonly commandId: string;
  readonly form: FormState;
  readonly today: Day;
  readonly programme: Programme;
  /** Redeemed vouchers that await their payment request; the first one was asked for. */
  readonly candidates: readonly Candidate[];
}

export function paymentCard(say: Speaker, _view: PaymentView): Card {
  return draftCard(say.text('payment.title'));
}
