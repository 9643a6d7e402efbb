import type { Speaker } from '../locales/speaker.ts';
import type { Role } from '../workflow/programme/definition.ts';
import type { Card } from './card.ts';
import { draftCard } from './draft-card.ts';

export interface WelcomeView {
  /** Her display name, as the roster has it. */
  readonly name?: string;
  readonly roles: readonly Role[];
}

export function welcomeCard(say: Speaker, _view: WelcomeView): Card {
  return draftCard(say.text('welcome.title'));
}
