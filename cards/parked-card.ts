import type { Speaker } from '../locales/speaker.ts';
import type { Parked } from '../workflow/records.ts';
import type { Voucher } from '../workflow/voucher/voucher.ts';
import type { Card } from './card.ts';
import { draftCard } from './draft-card.ts';

export interface ParkedView {
  /** One at a time; `remaining` more wait. */
  readonly parked?: Parked;
  /** What the house holds on the same voucher, beside what came in. */
  readonly voucher?: Voucher;
  readonly remaining: number;
  readonly commandId: string;
}

export function parkedCard(say: Speaker, _view: ParkedView): Card {
  return draftCard(say.text('parked.title'));
}
