import type { Speaker } from '../locales/speaker.ts';
import type { Programme } from '../workflow/programme/definition.ts';
import type { Card } from './card.ts';
import { draftCard } from './draft-card.ts';

export interface GuideView {
  readonly programme: Programme;
  /** The partner's company name, for the signature; absent: left open. */
  readonly companyName?: string;
}

export function guideCard(say: Speaker, _view: GuideView): Card {
  return draftCard(say.text('guide.title'));
}
