import type { Speaker } from '../locales/speaker.ts';
import type { BatchOutcome } from './candidate.ts';
import type { Card } from './card.ts';
import { draftCard } from './draft-card.ts';

export interface BatchOutcomeView {
  readonly command: 'redeem' | 'payment';
  /** One line per voucher: the good ones are done. */
  readonly outcomes: readonly BatchOutcome[];
  /** Whether the reader may go on with the payment of what was redeemed. */
  readonly mayRequestPayment: boolean;
}

export function batchOutcomeCard(say: Speaker, _view: BatchOutcomeView): Card {
  return draftCard(say.text('batch-outcome.title'));
}
