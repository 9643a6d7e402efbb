import type { Programme } from '../../workflow/programme/definition.ts';
import { languageName } from '../../locales/intl-formats.ts';
import { LANGUAGES, type Translator } from '../../locales/translator.ts';
import { executeAction, type Card } from '../kit/card.ts';
import { linkAction } from '../kit/link-action.ts';
import { listCard } from '../kit/list-card.ts';
import { paragraph } from '../kit/text-blocks.ts';

export interface GuideView {
  readonly programme: Programme;
  /** For the customer's language, which can differ from the reader's. */
  readonly customer: Translator;
  /** The partner's company name, for the signature; absent: left blank. */
  readonly companyName?: string;
}

/** The customer's steps in order (docs/programme-rules.md#customer-guide). */
const CHAPTERS = ['activate', 'create', 'assign', 'forward'] as const;

/** Teams shows at most six buttons; two of them link to the customer's pages. */
const LANGUAGES_MAX = 4;

/** A text to copy and forward to a customer: how to create and assign a voucher. */
export function guideCard(t: Translator, view: GuideView): Card {
  const { companyName, customer, programme } = view;
  const others = LANGUAGES.filter((language) => language !== customer.language);
  return listCard(t, {
    title: t.text('guide.title'),
    intro: t.text('guide.intro'),
    rows: [
      {
        type: 'Container',
        style: 'emphasis',
        lang: customer.language,
        items: [
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
      },
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
