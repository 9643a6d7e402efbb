import type { Programme } from '../../workflow/programme/definition.ts';
import { languageName } from '../../locales/intl-formats.ts';
import { LANGUAGES, type Translator } from '../../locales/translator.ts';
import { executeAction, type Card, type CardAction, type Element } from '../kit/card.ts';
import { linkAction } from '../kit/link-action.ts';
import { template } from '../kit/template.ts';
import source from '../templates/guide.json' with { type: 'json' };
import { paragraph } from '../kit/text-blocks.ts';

export interface GuideView {
  readonly programme: Programme;
  /** Speaks the customer's language, which need not be the reader's. */
  readonly customer: Translator;
  /** The partner's company name, for the signature; absent: left open. */
  readonly companyName?: string;
}

/** The customer's steps, in their order (docs/programme-rules.md#customer-guide). */
const CHAPTERS = ['activate', 'create', 'assign', 'forward'] as const;

/** Teams shows six buttons at most, two of which lead to the customer's pages. */
const LANGUAGES_MAX = 4;

const fill = template<{
  readonly title: string;
  readonly intro: string;
  readonly letter: readonly Element[];
  readonly actions: readonly CardAction[];
}>(source);

/** A text to copy and forward to a customer: how a voucher comes about. */
export function guideCard(t: Translator, view: GuideView): Card {
  const { companyName, customer, programme } = view;
  const others = LANGUAGES.filter((language) => language !== customer.language);
  return fill({
    title: t.text('guide.title'),
    intro: t.text('guide.intro'),
    letter: [
      paragraph(customer.text('guide.letter.greeting')),
      paragraph(customer.text('guide.letter.intro')),
      ...CHAPTERS.map((step, index) =>
        paragraph(
          customer.text(`guide.letter.${step}`, {
            number: index + 1,
            days: programme.windows.voucherLifeDays,
          }),
        ),
      ),
      paragraph(customer.text('guide.letter.free')),
      paragraph(customer.text('guide.letter.closing', { company: companyName ?? '' })),
    ],
    actions: [
      ...others.slice(0, LANGUAGES_MAX).map((language) =>
        executeAction({
          verb: 'guide',
          title: t.plain('guide.in', { language: languageName(language, t.locale) }),
          data: { language },
        }),
      ),
      ...linkAction(t, programme, 'benefits'),
      ...linkAction(t, programme, 'benefits-guide'),
    ],
  });
}
