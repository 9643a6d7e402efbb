import type { Translator } from '../../locales/translator.ts';
import source from '../templates/list.json' with { type: 'json' };
import type { Card, CardAction, Element } from './card.ts';
import { template } from './template.ts';
import { finePrint, paragraph, subtle } from './text-blocks.ts';

interface ListCard {
  /** Above the title: the outcome of the last step. */
  readonly news?: readonly Element[];
  readonly title: string;
  /** Voucher or partner of the list, shown below the title. */
  readonly about?: string;
  readonly intro?: string;
  readonly rows?: readonly Element[];
  readonly footer?: string;
  readonly actions?: readonly CardAction[];
}

/** An absent part is an empty array, which adds no element. */
const fill = template<{
  readonly news: readonly Element[];
  readonly title: string;
  readonly head: readonly Element[];
  readonly rows: readonly Element[];
  readonly footer: readonly Element[];
  readonly actions: readonly CardAction[];
}>(source);

/** A card of rows or paragraphs, without inputs. */
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
