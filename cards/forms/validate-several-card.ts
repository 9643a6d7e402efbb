import type { Day } from '../../workflow/kernel/day.ts';
import { LIMITS } from '../../workflow/kernel/fields.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card, Element, FormState } from '../kit/card.ts';
import { fieldNotes } from '../kit/field-notes.ts';
import type { Form } from '../kit/field.ts';
import { formCard } from '../kit/form-card.ts';
import { subtle } from '../kit/text-blocks.ts';
import type { BatchOutcome } from '../voucher/batch-outcome-card.ts';
import type { Candidate } from './candidate.ts';
import { leftOutLines, requestedData } from './requested-vouchers.ts';
import { stepDay } from './step-day.ts';

export interface ValidateSeveralView {
  readonly commandId: string;
  readonly form: FormState;
  readonly today: Day;
  readonly candidates: readonly Candidate[];
  /** Requested vouchers that cannot be validated. */
  readonly leftOut: readonly BatchOutcome[];
}

/** Input id of a voucher's own address: `customerEmailOf.ABCD-1234`. */
export const ownEmailOf = (voucherId: string): string => `customerEmailOf.${voucherId}`;

/** Asks for the customer's address of each voucher. */
export function validateSeveralCard(t: Translator, view: ValidateSeveralView): Card {
  const { candidates, today } = view;
  const form = { t, state: view.form };
  const vouchers = candidates.map(({ voucher }) => voucher);
  return formCard(t, {
    verb: 'validate-several',
    title: t.text('validate.title.several'),
    about: t.text('several.count', { count: candidates.length }),
    intro: 'validate.intro.several',
    form: view.form,
    data: requestedData(view),
    fields: [
      ...candidates.flatMap((candidate) => emailField(form, candidate)),
      ...stepDay(form, { action: 'validate', today, vouchers }),
      ...leftOutLines(t, view.leftOut),
    ],
    submit: { title: 'validate' },
  });
}

function emailField({ t, state }: Form, { voucher }: Candidate): readonly Element[] {
  const { customer, voucherId } = voucher;
  const id = ownEmailOf(voucherId);
  const value = state.values[id];
  return [
    {
      type: 'Input.Text',
      id,
      label: `${t.plainFact(voucherId)} · ${t.plainFact(customer.organisation)}`,
      isRequired: true,
      errorMessage: t.plain('field.customerEmail.error'),
      maxLength: LIMITS.line,
      ...(value !== undefined && { value }),
    },
    subtle(t.text('validate.recorded', { email: customer.contactEmail })),
    ...fieldNotes(t, state, id),
  ];
}
