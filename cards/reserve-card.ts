import type { Speaker } from '../locales/speaker.ts';
import type { Day } from '../workflow/day.ts';
import type { Location } from '../workflow/partner/partner.ts';
import type { Programme } from '../workflow/programme/definition.ts';
import type { Voucher } from '../workflow/voucher/voucher.ts';
import type { PersonChoice } from './choice.ts';
import type { Card, FormState } from './card.ts';
import { draftCard } from './draft-card.ts';

export interface ReserveView {
  readonly voucher: Voucher;
  readonly commandId: string;
  readonly form: FormState;
  readonly today: Day;
  readonly programme: Programme;
  /** The partner's own locations in the customer's country. */
  readonly locations: readonly Location[];
  readonly consultants: readonly PersonChoice[];
}

export function reserveCard(say: Speaker, _view: ReserveView): Card {
  return draftCard(say.text('reserve.title'));
}
