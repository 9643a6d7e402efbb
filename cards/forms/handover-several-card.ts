import { LIMITS } from '../../workflow/kernel/fields.ts';
import type { HandoverScope } from '../../workflow/steps/handover-several.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card, FormState } from '../kit/card.ts';
import { personChoices, type PersonChoice } from '../kit/choices.ts';
import { choiceField, textField, type Choice, type Form } from '../kit/field.ts';
import { formCard } from '../kit/form-card.ts';
import { finePrint } from '../kit/text-blocks.ts';
import { voucherChoice } from '../voucher/voucher-words.ts';

/** Vouchers that can be ticked; the card stays below its size limit with the longest names. */
const TICKED_MAX = 25;

/** Customers that can be chosen; Teams searches the others while the reader types. */
const CUSTOMERS_MAX = 20;

export interface CustomerCount {
  readonly organisation: string;
  readonly count: number;
}

export interface HandoverSeveralView {
  readonly commandId: string;
  readonly form: FormState;
  /** Person id of the assignee, or `everyone`. */
  readonly from: string;
  /** Name of the assignee; absent for everyone. */
  readonly name?: string;
  /** True if these are the reader's own vouchers. */
  readonly isOwn: boolean;
  /** Those that can be handed over, the requested ones first, then by expiry. */
  readonly vouchers: readonly [Voucher, ...Voucher[]];
  readonly customers: readonly CustomerCount[];
  readonly colleagues: readonly PersonChoice[];
}

/** Hands several vouchers to a colleague: all of a person, of a customer, or the ticked ones. */
export function handoverSeveralCard(t: Translator, view: HandoverSeveralView): Card {
  const { colleagues, commandId, from, isOwn, name = '', vouchers } = view;
  const form = { t, state: view.form };
  const more = vouchers.length - TICKED_MAX;
  const of = from === 'everyone' ? 'everyone' : isOwn ? 'own' : 'person';
  return formCard(t, {
    verb: 'handover-several',
    title: t.text('handover-several.title'),
    about: t.text(`handover-several.about.${of}`, { count: vouchers.length, name }),
    intro: 'handover-several.intro',
    form: view.form,
    data: { commandId },
    submit: { title: 'handover' },
    fields: [
      ...choiceField(form, 'colleague', {
        choices: personChoices(t, colleagues),
        style: 'filtered',
        dataset: 'colleagues',
      }),
      ...choiceField(form, 'which', {
        style: 'expanded',
        choices: scopes(t, view),
        value: `ticked:${from}`,
      }),
      ...customerField(form, view),
      ...choiceField(form, 'voucherIds', {
        several: true,
        optional: true,
        style: 'expanded',
        choices: vouchers.slice(0, TICKED_MAX).map((voucher) => ({
          title: voucherChoice(t, voucher),
          value: voucher.voucherId,
        })),
      }),
      ...(more > 0 ? [finePrint(t.text('handover-several.more', { count: more }))] : []),
      ...textField(form, 'reason', {
        max: LIMITS.reference,
        optional: true,
        words: 'handoverReason',
      }),
    ],
  });
}

/** The values name the assignee, so that the form is complete without the conversation's state. */
function scopes(t: Translator, { customers, from, vouchers }: HandoverSeveralView) {
  const choice = (scope: HandoverScope): Choice => ({
    title: t.plain(`handover-several.which.${scope}`, {
      count: vouchers.length,
      more: Math.max(0, vouchers.length - TICKED_MAX),
    }),
    value: `${scope}:${from}`,
  });
  return [
    choice('ticked'),
    ...(customers.length > 1 ? [choice('customer')] : []),
    ...(from === 'everyone' ? [] : [choice('all')]),
  ];
}

function customerField(form: Form, { customers }: HandoverSeveralView) {
  if (customers.length < 2) return [];
  const { t, state } = form;
  const listed = customers.filter(
    ({ organisation }, at) => at < CUSTOMERS_MAX || organisation === state.values.customer,
  );
  const more = customers.length - listed.length;
  return [
    ...choiceField(form, 'customer', {
      optional: true,
      style: 'filtered',
      dataset: 'customers',
      choices: listed.map(({ count, organisation }) => ({
        title: t.plain('handover-several.customer', { organisation, count }),
        value: organisation,
      })),
    }),
    ...(more > 0 ? [finePrint(t.text('handover-several.more-customers', { count: more }))] : []),
  ];
}
