import type { Speaker } from '../locales/speaker.ts';
import type { Day } from '../workflow/day.ts';
import type { Location } from '../workflow/partner/partner.ts';
import type { Programme } from '../workflow/programme/definition.ts';
import type { Voucher } from '../workflow/voucher/voucher.ts';
import type { PersonChoice } from './choice.ts';
import type { Card, FormState } from './card.ts';
import { draftCard } from './draft-card.ts';

export interface ReportView {
  readonly voucher: Voucher;
  readonly commandId: string;
  readonly form: FormState;
  readonly today: Day;
  readonly programme: Programme;
  readonly locations: readonly Location[];
  readonly consultants: readonly PersonChoice[];
}

export function reportCard(say: Speaker, _view: ReportView): Card {
  return draftCard(say.text('report.title'));
}
