import type { Speaker } from '../locales/speaker.ts';
import type { Day } from '../workflow/day.ts';
import type { Voucher } from '../workflow/voucher/voucher.ts';
import type { PersonChoice } from './choice.ts';
import type { Card, FormState } from './card.ts';
import { draftCard } from './draft-card.ts';

export interface RescheduleView {
  readonly voucher: Voucher;
  readonly commandId: string;
  readonly form: FormState;
  readonly today: Day;
  readonly consultants: readonly PersonChoice[];
}

export function rescheduleCard(say: Speaker, _view: RescheduleView): Card {
  return draftCard(say.text('reschedule.title'));
}
