import type { Check } from '../../workflow/kernel/checks.ts';
import { coded, type Fact } from '../../workflow/kernel/facts.ts';
import type { ActorReference } from '../../workflow/partner/actor.ts';
import type { VoucherAction } from '../../workflow/steps/catalogue.ts';
import type { NotNow } from '../../workflow/views/why-not-now.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import { openUrlAction, type Element } from '../kit/card.ts';
import { colleagueLink } from '../kit/chat-link.ts';
import { checkWords } from '../kit/check-words.ts';
import { paragraph, subtle } from '../kit/text-blocks.ts';
import { typedValues } from '../kit/typed-values.ts';
import type { News } from './voucher-card.ts';

export interface NotNowView extends NotNow {
  readonly action: VoucherAction;
  /** The person who took the step that excludes this one, if the history has them. */
  readonly by?: ActorReference;
  /** True if the step can be entered as already done at Microsoft. */
  readonly isEarlier: boolean;
  /** The values of the form that cannot be shown any more. */
  readonly typed: Readonly<Record<string, string>>;
}

/** Above the voucher's card: its state, the day and author of it, and the possible actions. */
export function notNowNews(t: Translator, view: NotNowView): News {
  const { action, by, isEarlier, typed, why } = view;
  const facts = { ...view.facts, by: by === undefined ? '' : actorFact(t, by) };
  return {
    style: 'warning',
    items: [
      bold(t.text('dialog.not-now', { action: t.plain(`button.${action}`) })),
      paragraph(t.text(`dialog.not-now.${why}`, facts)),
      ...(isEarlier ? [paragraph(t.text('dialog.already-done'))] : []),
      ...typedValues(t, typed),
    ],
  };
}

export interface NoRightView {
  /** The unmet check of the right. */
  readonly check: Check;
  readonly voucher: Voucher;
  /** The colleague whose voucher or engagement it is. */
  readonly colleague?: { readonly name: string; readonly email: string };
  readonly typed: Readonly<Record<string, string>>;
}

/** Above the voucher's card: why the person may not take the step, and who may. */
export function noRightNews(t: Translator, view: NoRightView): News {
  const { check, colleague, typed, voucher } = view;
  const { next, what } = checkWords(t, check);
  return {
    style: 'warning',
    items: [
      bold(what),
      subtle(next),
      ...(colleague === undefined ? [] : [writeTo(t, colleague, voucher)]),
      ...typedValues(t, typed),
    ],
  };
}

function writeTo(
  t: Translator,
  { email, name }: NonNullable<NoRightView['colleague']>,
  { customer: { organisation }, voucherId }: Voucher,
): Element {
  const text = t.plain('chat.about-voucher', { organisation, voucherId });
  const title = t.plain('button.write-to', { name });
  return { type: 'ActionSet', actions: [openUrlAction(title, colleagueLink(email, `${text} `))] };
}

const actorFact = (t: Translator, by: ActorReference): Fact =>
  by.kind === 'person' ? coded('person', by.personId) : t.plain(`actor.${by.kind}`);

const bold = (text: string): Element => ({ ...paragraph(text), weight: 'bolder' });
