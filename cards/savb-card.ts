import type { Speaker } from '../locales/speaker.ts';
import type { Programme } from '../workflow/programme/definition.ts';
import type { Card, FormState } from './card.ts';
import { draftCard } from './draft-card.ts';

export interface SavbView {
  readonly commandId: string;
  readonly form: FormState;
  readonly programme: Programme;
  /** Only a global admin confirms it; others are told whom to ask. */
  readonly mayConfirm: boolean;
  /** Names of the global admins, for those who must ask one. */
  readonly admins: readonly string[];
  /** The voucher whose payment brought it up. */
  readonly voucherId?: string;
}

export function savbCard(say: Speaker, _view: SavbView): Card {
  return draftCard(say.text('savb.title'));
}
