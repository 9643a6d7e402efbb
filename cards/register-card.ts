import type { Speaker } from '../locales/speaker.ts';
import type { Day } from '../workflow/day.ts';
import type { Programme } from '../workflow/programme/definition.ts';
import type { Card, FormState } from './card.ts';
import { draftCard } from './draft-card.ts';

export interface RegisterView {
  readonly commandId: string;
  /** What was found in an e-mail stands in `form.values`. */
  readonly form: FormState;
  readonly today: Day;
  readonly programme: Programme;
}

export function registerCard(say: Speaker, _view: RegisterView): Card {
  return draftCard(say.text('register.title'));
}
