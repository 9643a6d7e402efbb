import { coded, datesFacts, day, allOf } from '../../workflow/kernel/facts.ts';
import type { Day } from '../../workflow/kernel/day.ts';
import type { PlannableConsultant } from '../../workflow/views/plannable-consultants.ts';
import type { Booking } from '../../workflow/voucher/bookings.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import { deskData, type DeskData, type Element } from '../kit/card.ts';
import { choiceField, type Choice, type Field, type Form } from '../kit/field.ts';
import { iconLine } from '../kit/icon.ts';
import { standingFacts } from '../kit/standing-facts.ts';
import { paragraph } from '../kit/text-blocks.ts';

/** Reasons to think twice about the consultant and the days of a form; none refuses them. */
export interface PlanWarnings {
  /** Engagements of the consultant on the same days. */
  readonly clashes: readonly Booking[];
  readonly weekend: readonly Day[];
  /** Value of `anyway` in a form that is sent in spite of them. */
  readonly accept: string;
}

/** Clashes named in a form. */
const CLASHES_MAX = 3;

/** The consultants in the given order, each with a reason against it. */
export function consultantField(
  form: Form,
  consultants: readonly PlannableConsultant[],
  value?: string,
): Field {
  const choices = consultants.map((one): Choice => ({
    title: consultantTitle(form.t, one),
    value: one.personId,
  }));
  return choiceField(form, 'consultant', { choices, ...(value !== undefined && { value }) });
}

function consultantTitle(t: Translator, one: PlannableConsultant): string {
  const { booked, more, name, standing } = one;
  return t.plain('choice.consultant', {
    name,
    ...standingFacts(standing),
    ...(booked
      ? { ...datesFacts(booked), organisation: booked.organisation, more }
      : { from: '', to: '', oneDay: 'no', organisation: '', more }),
  });
}

/** Data of the form's button; with `anyway` it is sent in spite of its warnings. */
export const planData = (
  voucher: Voucher,
  commandId: string,
  warnings: PlanWarnings | undefined,
): DeskData => ({
  ...deskData(voucher, commandId),
  ...(warnings && { anyway: warnings.accept }),
});

/** One box that names every reason; nothing without one. */
export function planWarnings(
  t: Translator,
  warnings: PlanWarnings | undefined,
): readonly Element[] {
  if (warnings === undefined) return [];
  const { clashes, weekend } = warnings;
  const rest = clashes.length - CLASHES_MAX;
  const lines = [
    ...clashes.slice(0, CLASHES_MAX).map((one) =>
      t.text('plan.clash', {
        ...datesFacts(one),
        consultant: coded('person', one.consultant),
        organisation: one.organisation,
        voucherId: one.voucherId,
      }),
    ),
    ...(rest > 0 ? [t.text('plan.more-clashes', { count: rest })] : []),
    ...(weekend.length > 0
      ? [t.text('plan.weekend', { days: allOf(weekend.map(day)), count: weekend.length })]
      : []),
  ];
  return [
    {
      type: 'Container',
      style: 'warning',
      items: [
        ...lines.map((line) => iconLine('exception', [paragraph(line)])),
        paragraph(t.text('plan.anyway')),
      ],
    },
  ];
}
