import type { PartnerEvent } from '../../workflow/partner/commands/catalogue.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card, CardAction, Element } from '../kit/card.ts';
import { outcomeBanner } from '../history/event-words.ts';
import { listCard } from '../kit/list-card.ts';

interface PartnerCard {
  /** Events just recorded, shown at the top. */
  readonly done?: readonly PartnerEvent[];
  readonly title: string;
  readonly rows: readonly Element[];
  readonly actions: readonly CardAction[];
}

/** A card that shows some of the partner's records. */
export function partnerCard(t: Translator, { actions, done = [], rows, title }: PartnerCard): Card {
  return listCard(t, { news: outcomeBanner(t, done), title, rows, actions });
}
