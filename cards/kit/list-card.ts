import type { Translator } from '../../locales/translator.ts';
import source from '../templates/list.json' with { type: 'json' };
import type { Card, CardAction, Element } from './card.ts';
import { template } from './template.ts';
import { finePrint, paragraph, subtle } from './text-blocks.ts';

interface ListCard {
  /** Above the title: what has just been done. */
  readonly news?: readonly Element[];
  readonly title: string;
  /** Directly under the title: the voucher or company the list is about. */
  readonly about?: string;
  readonly intro?: string;
  readonly rows?: readonly Element[];
  readonly footer?: string;
  readonly actions?: readonly CardAction[];
}

/** An absent part is an empty list, which leaves no element behind. */
const fill = template<{
  readonly news: readonly Element[];
  readonly title: string;
  readonly head: readonly Element[];
  readonly rows: readonly Element[];
  readonly footer: readonly Element[];
  readonly actions: readonly CardAction[];
}>(source);

/** A card that shows rows or paragraphs and asks for nothing. */
export function listCard(t: Translator, list: ListCard): Card {
  const { about, actions = [], footer, intro, news = [], rows = [], title } = list;
  return fill(t, {
    news,
    title,
    head: [
      ...(about === undefined ? [] : [subtle(about)]),
      ...(intro === undefined ? [] : [paragraph(intro)]),
    ],
    rows: rows.length === 0 ? [] : [{ type: 'Container', items: rows }],
    footer: footer === undefined ? [] : [finePrint(footer)],
    actions,
  });
}
