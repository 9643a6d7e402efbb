import type { Day } from '../../workflow/kernel/day.ts';
import { LIMITS } from '../../workflow/kernel/fields.ts';
import { stepOf, type VoucherAction } from '../../workflow/steps/catalogue.ts';
import { stepBefore } from '../../workflow/voucher/step-days.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Element } from '../kit/card.ts';
import { dateField, textField, type Field, type Form } from '../kit/field.ts';
import { foldedGroup, foldedRow } from '../kit/folded-group.ts';
import { finePrint, paragraph, sectionTitle } from '../kit/text-blocks.ts';

interface DatedForm {
  readonly action: VoucherAction;
  readonly today: Day;
  /** The vouchers that the day is for. */
  readonly vouchers: readonly Voucher[];
}

const SECTION = 'already-done';

/**
 * The day on which the step happened, folded until it is entered, below another field. After a refusal that a declaration can
 * waive: the declaration that it is already done at Microsoft, folded until it is used.
 */
export function stepDay(form: Form, dated: DatedForm, beside: Field = []): readonly Element[] {
  const { state, t } = form;
  const { alreadyDone } = state;
  if (alreadyDone === undefined)
    return [
      ...beside,
      ...foldedRow({
        id: 'on-date',
        main: [paragraph(t.text('step-day.today'))],
        items: [...dayField(form, dated, true), finePrint(t.text('step-day.hint'))],
        isOpen: isUsed(form),
      }),
    ];
  const isChosen = alreadyDone === 'chosen';
  const fields = [
    paragraph(t.text('already-done.text')),
    ...dayField(form, dated, !isChosen),
    ...textField(form, 'alreadyDoneReason', {
      max: LIMITS.reference,
      multiline: true,
      optional: !isChosen,
    }),
  ];
  if (isChosen) return [...beside, sectionTitle(t.text('already-done.title')), ...fields];
  const title = t.plain('already-done.title');
  return [...beside, ...foldedGroup({ id: SECTION, title, isOpen: isUsed(form), items: fields })];
}

function dayField(form: Form, { action, today, vouchers }: DatedForm, optional: boolean): Field {
  const { inAnyOrder } = stepOf(action);
  const [min] = vouchers.map((voucher) => stepBefore(voucher, inAnyOrder).on).toSorted();
  return dateField(form, 'onDate', {
    optional,
    min: min !== undefined && min > today ? today : min,
    max: today,
  });
}

function isUsed({ state: { refused, values } }: Form): boolean {
  const names = ['onDate', 'alreadyDoneReason'];
  return (
    names.some((name) => (values[name] ?? '') !== '') ||
    refused.some(({ field }) => field !== undefined && names.includes(field))
  );
}
