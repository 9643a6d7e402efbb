import type { Speaker } from '../locales/speaker.ts';
import type { Card } from './card.ts';
import { draftCard } from './draft-card.ts';

export interface LanguageView {
  /** A tag of `LANGUAGES`; the one in use. */
  readonly current: string;
}

export function languageCard(say: Speaker, _view: LanguageView): Card {
  return draftCard(say.text('language.title'));
}
