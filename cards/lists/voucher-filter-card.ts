import { coded } from '../../workflow/kernel/facts.ts';
import type { Programme } from '../../workflow/programme/definition.ts';
import type { VoucherConditions } from '../../workflow/records/voucher-conditions.ts';
import { VOUCHER_STATUSES } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import { EMPTY_FORM, type Card } from '../kit/card.ts';
import { choiceField, sideBySide } from '../kit/field.ts';
import { formCard } from '../kit/form-card.ts';
import { conditionsInWords } from './condition-words.ts';

export interface VoucherFilterView {
  readonly conditions: VoucherConditions & { readonly scope: 'mine' | 'all' };
  readonly programme: Pick<Programme, 'offers'>;
}

/** Choices that limit the list of vouchers; its other conditions stay. */
export function voucherFilterCard(t: Translator, view: VoucherFilterView): Card {
  const { conditions, programme } = view;
  const { atRisk, missed, offer, scope, statuses = [], ...others } = conditions;
  const form = { t, state: EMPTY_FORM };
  const fields = {
    statuses: choiceField(form, 'statuses', {
      several: true,
      style: 'expanded',
      optional: true,
      choices: VOUCHER_STATUSES.map((status) => ({
        title: t.plainFact(coded('status', status)),
        value: status,
      })),
      value: statuses.join(','),
    }),
    deadline: choiceField(form, 'deadline', {
      choices: [
        { title: t.plain('voucher-filter.deadline.any'), value: 'any' },
        { title: t.plain('voucher-filter.deadline.at-risk'), value: 'atRisk' },
        { title: t.plain('voucher-filter.deadline.missed'), value: 'missed' },
      ],
      value: missed ? 'missed' : atRisk ? 'atRisk' : 'any',
    }),
    offer: choiceField(form, 'offer', {
      choices: [
        { title: t.plain('voucher-filter.offer.any'), value: 'any' },
        ...programme.offers.map(({ code }) => ({ title: t.plainFact(code), value: code })),
      ],
      value: offer ?? 'any',
    }),
    scope: choiceField(form, 'scope', {
      choices: (['all', 'mine'] as const).map((value) => ({
        title: t.plain(`voucher-list.filter.${value}`),
        value,
      })),
      value: scope,
    }),
  };
  const about = conditionsInWords(t, others);
  return formCard(t, {
    verb: 'vouchers',
    title: t.text('voucher-filter.title'),
    ...(about !== '' && { about: t.fact(about) }),
    form: EMPTY_FORM,
    data: { form: 'apply', conditions: JSON.stringify({ ...others, scope }) },
    fields: [...fields.statuses, ...sideBySide(fields.deadline, fields.offer), ...fields.scope],
    submit: { title: 'show' },
  });
}
