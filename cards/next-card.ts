import type { Speaker } from '../locales/speaker.ts';
import type { Day } from '../workflow/day.ts';
import type { Voucher } from '../workflow/voucher/voucher.ts';
import type { CommandName } from './command-name.ts';
import type { Card } from './card.ts';
import { draftCard } from './draft-card.ts';

/** One thing to do: the step, its voucher, and by when. */
export interface NextTask {
  readonly voucher: Voucher;
  readonly command: CommandName;
  readonly due?: Day;
  readonly daysLeft?: number;
}

export interface NextView {
  /** What the reader can do next across her vouchers, the most urgent first; at most five shown. */
  readonly tasks: readonly NextTask[];
  /** How many more there are. */
  readonly more: number;
}

export function nextCard(say: Speaker, _view: NextView): Card {
  return draftCard(say.text('next.title'));
}
