import { noChoicesCard } from '../cards/forms/no-choices-card.ts';
import type { Card, FormState } from '../cards/kit/card.ts';
import type { PersonChoice } from '../cards/kit/choices.ts';
import { openPoint, type OpenPoint } from '../cards/kit/open-points.ts';
import type { Translator } from '../locales/translator.ts';
import type { Check } from '../workflow/kernel/checks.ts';
import type { Context } from '../workflow/partner/context.ts';
import type { Location } from '../workflow/partner/partner.ts';
import { noConsultant, noLocation } from '../workflow/views/readiness.ts';
import { remedy, remedyOf } from '../workflow/views/remedies.ts';
import type { Voucher } from '../workflow/voucher/voucher.ts';

type Step = 'reserve' | 'reschedule' | 'report' | 'handover' | 'handover-several';

interface FilledForm extends Context {
  readonly t: Translator;
  readonly voucher?: Voucher;
  readonly form?: Pick<FormState, 'news'>;
}

/** The lists of a form's required choices; absent: it has no such input. */
interface Choices {
  readonly locations?: readonly Location[];
  readonly consultants?: readonly PersonChoice[];
  readonly colleagues?: readonly PersonChoice[];
}

/**
 * A card instead of a form that cannot be sent, because a required choice has no choices: it names
 * them, each with the button that adds some. Undefined if there are choices.
 */
export function noChoices(form: FilledForm, step: Step, choices: Choices): Card | undefined {
  const { t, voucher } = form;
  const points = emptyOnes(form, choices);
  if (points.length === 0) return undefined;
  const { news } = form.form ?? {};
  const title = t.text(`${step}.title`);
  return noChoicesCard(t, { title, points, step, ...(voucher && { voucher }), news });
}

function emptyOnes(
  form: FilledForm,
  { colleagues, consultants, locations }: Choices,
): readonly OpenPoint[] {
  const { t, voucher } = form;
  const point = (check: Check): OpenPoint => openPoint(t, check, remedyOf(check, form));
  const { country = '' } = voucher?.customer ?? {};
  return [
    ...(locations?.length === 0 ? [point(noLocation(country, form.partner))] : []),
    ...(consultants?.length === 0 ? [point(noConsultant([], false))] : []),
    ...(colleagues?.length === 0
      ? [{ what: t.text('handover.no-colleagues'), remedy: remedy('grant-role', form) }]
      : []),
  ];
}
