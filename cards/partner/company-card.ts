import type { PartnerEvent } from '../../workflow/partner/events.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card, CardAction, Element } from '../kit/card.ts';
import { eventWords } from '../history/event-words.ts';
import { template } from '../kit/template.ts';
import source from '../templates/company.json' with { type: 'json' };

interface CompanyCard {
  /** What has just been recorded, said above everything else. */
  readonly done?: readonly PartnerEvent[];
  readonly title: string;
  readonly rows: readonly Element[];
  readonly actions: readonly CardAction[];
}

const fill = template<{
  readonly hasNews: boolean;
  readonly news: readonly Element[];
  readonly title: string;
  readonly rows: readonly Element[];
  readonly actions: readonly CardAction[];
}>(source);

/** A card that shows some of the company's own records. */
export function companyCard(t: Translator, { actions, done = [], rows, title }: CompanyCard): Card {
  const news = done.map((event) => ({
    type: 'TextBlock',
    text: `✔ ${eventWords(t, event)}`,
    weight: 'bolder',
    wrap: true,
  }));
  return fill({ hasNews: news.length > 0, news, title, rows, actions });
}
