import type { Speaker } from '../locales/speaker.ts';
import type { Programme } from '../workflow/programme/definition.ts';
import type { Voucher } from '../workflow/voucher/voucher.ts';
import type { Card, FormState } from './card.ts';
import { draftCard } from './draft-card.ts';

export interface ReleaseView {
  readonly voucher: Voucher;
  readonly commandId: string;
  readonly form: FormState;
  readonly programme: Programme;
}

export function releaseCard(say: Speaker, _view: ReleaseView): Card {
  return draftCard(say.text('release.title'));
}
