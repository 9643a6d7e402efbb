import type { Speaker } from '../locales/speaker.ts';
import type { Programme } from '../workflow/programme/definition.ts';
import type { Candidate } from './candidate.ts';
import type { Card, FormState } from './card.ts';
import { draftCard } from './draft-card.ts';

export interface RedeemView {
  readonly commandId: string;
  readonly form: FormState;
  readonly programme: Programme;
  /** Those that may be redeemed, each with its pre-payment checks; the first one was asked for. */
  readonly candidates: readonly Candidate[];
}

export function redeemCard(say: Speaker, _view: RedeemView): Card {
  return draftCard(say.text('redeem.title'));
}
