import { anyOf } from '../../workflow/kernel/facts.ts';
import type { NearCustomer } from '../../workflow/voucher/voucher.ts';
import { choiceField, type Field, type Form } from '../kit/field.ts';
import { paragraph } from '../kit/text-blocks.ts';

/** Asks which of the customers with a similar name or address it is; nothing if there is none. */
export function sameCustomerField(
  form: Form,
  near: readonly NearCustomer[],
  recorded?: string,
): Field {
  const { t } = form;
  if (near.length === 0) return [];
  const others = anyOf(near.map(({ organisation }) => organisation));
  const field = choiceField(form, 'sameCustomer', {
    style: 'expanded',
    choices: [
      ...near.map(({ key, organisation }) => ({
        title: t.plain('same-customer.yes', { organisation }),
        value: `same:${key}`,
      })),
      {
        title: t.plain('same-customer.no'),
        value: `other:${near.map(({ key }) => key).join('|')}`,
      },
    ],
    ...(recorded !== undefined && { value: recorded }),
  });
  return [paragraph(t.text('same-customer.why', { others })), ...field];
}
