import type { Programme } from '../../workflow/programme/definition.ts';
import { anyOf } from '../../workflow/kernel/facts.ts';
import { languageName } from '../../locales/intl-formats.ts';
import { LANGUAGES, type Translator } from '../../locales/translator.ts';
import { wordsIn } from '../../workflow/programme/words.ts';
import { executeAction, type Card, type Element } from '../kit/card.ts';
import { commandAction } from '../kit/form-actions.ts';
import { linkAction } from '../kit/link-action.ts';
import { listCard } from '../kit/list-card.ts';
import { paragraph, subtle } from '../kit/text-blocks.ts';

export interface GuideView {
  readonly programme: Programme;
  /** For the customer's language, which can differ from the reader's. */
  readonly customer: Translator;
  /** The partner that the letter is from; absent: its names are left blank. */
  readonly from?: {
    /** For the signature; absent without a business profile. */
    readonly companyName?: string;
    /** The project managers to whom the customer can assign the voucher. */
    readonly managers: readonly { readonly name: string; readonly email?: string }[];
  };
}

/** Teams shows at most six. */
const BUTTONS_MAX = 6;

/** More names would be a directory, not an answer to whom to assign a voucher. */
const MANAGERS_MAX = 3;

/** A text to copy and forward to a customer: how to create and assign a voucher. */
export function guideCard(t: Translator, view: GuideView): Card {
  const { customer, programme } = view;
  const others = LANGUAGES.filter((language) => language !== customer.language);
  const missing = missingNames(view);
  const more = [
    ...linkAction(t, programme, 'benefits'),
    ...linkAction(t, programme, 'benefits-guide'),
    ...linkAction(t, programme, 'workflow'),
    ...missing.map((name) => commandAction(t, name === 'company' ? 'profile' : 'team')),
  ];
  return listCard(t, {
    title: t.text('guide.title'),
    intro: t.text('guide.intro'),
    rows: [
      ...missing.map((name) =>
        subtle(t.text(`guide.missing.${name}`, { count: view.from?.managers.length ?? 0 })),
      ),
      { type: 'Container', style: 'emphasis', lang: customer.language, items: letter(view) },
    ],
    actions: [
      ...others.slice(0, BUTTONS_MAX - more.length).map((language) =>
        executeAction({
          verb: 'guide',
          title: t.plain('guide.in', { language: languageName(language, t.locale) }),
          data: { language },
        }),
      ),
      ...more,
    ],
  });
}

/** The customer's steps in order (docs/programme-rules.md#customer-guide). */
function letter({ customer, programme, from }: GuideView): readonly Element[] {
  const { intro, steps, remark } = programme.customerLetter;
  const managers = from?.managers ?? [];
  const areNamed = managers.length > 0 && managers.length <= MANAGERS_MAX;
  return [
    customer.text('guide.letter.greeting'),
    customer.words(intro),
    ...steps.map(({ title, text }, at) =>
      customer.text('guide.letter.step', {
        number: at + 1,
        title: wordsIn(title, customer.language),
        text: wordsIn(text, customer.language),
      }),
    ),
    customer.text('guide.letter.assign', {
      number: steps.length + 1,
      days: programme.windows.voucherLifeDays,
      managers: areNamed ? anyOf(managers.map(addressed)) : '',
    }),
    customer.text('guide.letter.forward', { number: steps.length + 2 }),
    ...(remark === undefined ? [] : [customer.words(remark)]),
    customer.text('guide.letter.closing', { company: from?.companyName ?? '' }),
  ].map((text) => paragraph(text));
}

const addressed = ({ name, email }: { readonly name: string; readonly email?: string }): string =>
  email === undefined ? name : `${name} (${email})`;

/** The names that the reader has to add. */
function missingNames({ from }: GuideView): readonly ('company' | 'manager')[] {
  if (from === undefined) return [];
  const { companyName, managers } = from;
  const isNamed = managers.length > 0 && managers.length <= MANAGERS_MAX;
  return [...(companyName ? [] : ['company' as const]), ...(isNamed ? [] : ['manager' as const])];
}
