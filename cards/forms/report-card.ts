import type { Translator } from '../../locales/translator.ts';
import { deskData, type Card } from '../kit/card.ts';
import { sideBySide } from '../kit/field.ts';
import { linkAction, linksInMenu } from '../kit/link-action.ts';
import { reportFields, type ReportView } from './report-fields.ts';
import { asReserved } from './as-reserved.ts';
import { formCard } from '../kit/form-card.ts';
import { stepDay } from './step-day.ts';
import { sectionTitle } from '../kit/text-blocks.ts';
import { voucherTitle } from '../voucher/voucher-words.ts';

/**
 * Step 6: the answers for the completion report. Microsoft's own form is not public; the card
 * states this.
 */
export function reportCard(t: Translator, view: ReportView): Card {
  const form = { t, state: view.form };
  const fields = reportFields(form, view);
  return formCard(t, {
    verb: 'report',
    title: t.text('report.title'),
    about: voucherTitle(t, view.voucher),
    intro: 'report.intro',
    form: view.form,
    data: deskData(view.voucher, view.commandId),
    fields: [
      sectionTitle(t.text('report.delivery')),
      ...fields.daysDelivered,
      ...asReserved(form, fields),
      sectionTitle(t.text('report.deliverable')),
      ...fields.products,
      ...sideBySide(fields.deliverableType, fields.handedOverOn),
      ...fields.deliverableReference,
      sectionTitle(t.text('report.outcome')),
      ...fields.summary,
      ...fields.nextSteps,
      ...stepDay(
        form,
        { action: 'report', today: view.today, vouchers: [view.voucher] },
        fields.confirmationReference,
      ),
    ],
    more: [
      ...linkAction(t, view.programme, 'partner-center'),
      ...linksInMenu(t, view.programme, 'workflow', 'requirements'),
    ],
  });
}
