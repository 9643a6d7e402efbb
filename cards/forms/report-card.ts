import type { Translator } from '../../locales/translator.ts';
import { deskData, type Card } from '../kit/card.ts';
import { sideBySide, type Field } from '../kit/field.ts';
import { formActions } from '../kit/form-actions.ts';
import { formHead } from '../kit/form-head.ts';
import { linkAction } from '../kit/link-action.ts';
import { reportFields, type ReportFieldName, type ReportView } from './report-fields.ts';
import { template } from '../kit/template.ts';
import source from '../templates/report.json' with { type: 'json' };
import { voucherTitle } from '../voucher/voucher-words.ts';

const fill = template<
  Record<ReportFieldName | 'dates' | 'days' | 'place' | 'handover', Field> & {
    readonly head: Field;
    readonly delivery: string;
    readonly deliverable: string;
    readonly outcome: string;
    readonly actions: object;
  }
>(source);

/**
 * Step 6: the answers for the completion report, prepared here, since Microsoft's own form is not
 * public; the card says so.
 */
export function reportCard(t: Translator, view: ReportView): Card {
  const fields = reportFields({ t, state: view.form }, view);
  return fill({
    head: formHead(t, {
      title: t.text('report.title'),
      about: voucherTitle(t, view.voucher),
      intro: 'report.intro',
      form: view.form,
      fields: Object.keys(fields),
    }),
    delivery: t.text('report.delivery'),
    deliverable: t.text('report.deliverable'),
    outcome: t.text('report.outcome'),
    ...fields,
    dates: sideBySide(fields.startDate, fields.endDate),
    days: sideBySide(fields.daysDelivered, fields.offSiteDays),
    place: sideBySide(fields.location, fields.deliveryCountry),
    handover: sideBySide(fields.deliverableType, fields.handedOverOn),
    actions: formActions(
      t,
      'report',
      deskData(view.voucher, view.commandId),
      linkAction(t, view.programme, 'partner-center'),
    ),
  });
}
