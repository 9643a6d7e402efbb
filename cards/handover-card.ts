import type { Speaker } from '../locales/speaker.ts';
import type { Voucher } from '../workflow/voucher/voucher.ts';
import type { PersonChoice } from './choice.ts';
import type { Card, FormState } from './card.ts';
import { draftCard } from './draft-card.ts';

export interface HandoverView {
  readonly voucher: Voucher;
  readonly commandId: string;
  readonly form: FormState;
  /** Colleagues who may take it, without the present assignee. */
  readonly colleagues: readonly PersonChoice[];
}

export function handoverCard(say: Speaker, _view: HandoverView): Card {
  return draftCard(say.text('handover.title'));
}
