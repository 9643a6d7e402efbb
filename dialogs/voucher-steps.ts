import { handoverCard } from '../cards/forms/handover-card.ts';
import { noteCard } from '../cards/forms/note-card.ts';
import { paymentStatusCard } from '../cards/forms/payment-status-card.ts';
import { releaseCard } from '../cards/forms/release-card.ts';
import { reportCard } from '../cards/forms/report-card.ts';
import { rescheduleCard } from '../cards/forms/reschedule-card.ts';
import { reserveCard, type ReserveView } from '../cards/forms/reserve-card.ts';
import { validateCard } from '../cards/forms/validate-card.ts';
import { validationCard } from '../cards/voucher/validation-card.ts';
import { mayActOnAny } from '../workflow/partner/permissions.ts';
import { engagementsFor, plannableConsultants } from '../workflow/views/plannable-consultants.ts';
import { possibleActions } from '../workflow/views/offered-steps.ts';
import { readinessOf } from '../workflow/views/readiness.ts';
import { remedyOf } from '../workflow/views/remedies.ts';
import { locationsFor } from '../workflow/voucher/checks/place-checks.ts';
import { canBeDeclared } from '../workflow/steps/waivers.ts';
import { catalogue } from '../workflow/steps/catalogue.ts';
import { checksOf } from '../workflow/steps/decide-voucher.ts';
import { notesOf } from '../workflow/steps/note.ts';
import type { Voucher } from '../workflow/voucher/voucher.ts';
import { colleagueChoices, consultantChoices, consultantsFor, withoutUnknown } from './choices.ts';
import { correctStep, undoStep } from './corrections.ts';
import { noChoices } from './no-choices.ts';
import { contextOf, showInstead, showRefusal } from './show-voucher.ts';
import type { FilledIn } from './step-dialog.ts';
import type { Turn } from './turn.ts';
import type {
  SingleVoucherAction,
  VoucherFormContext,
  VoucherStep,
} from './voucher-step-dialog.ts';

export const voucherSteps = {
  validate: {
    several: 'validate-several',
    form: ({ t, ...view }) => validateCard(t, view),
    done: ({ voucher }, turn, filled) => showValidation(turn, voucher, filled),
    /** Shows all checks; only a wrong address leads back to the form. */
    async refused({ voucher, refused }, turn, filled) {
      // The checks reveal whether an address is the customer's, which requires the right.
      if (refused.some(({ code }) => code === 'may-act')) {
        if (voucher) await showInstead(turn, voucher, 'validate', filled.values);
        else await showRefusal(turn, refused);
        return true;
      }
      if (voucher === undefined || refused.some(({ field }) => field !== undefined)) return false;
      await showValidation(turn, voucher, filled);
      return true;
    },
  },
  reserve: {
    plans: true,
    instead: (view) =>
      noChoices(view, 'reserve', {
        locations: view.partner.locations,
        consultants: consultantChoices(view.partner),
      }),
    form: ({ t, ...view }) =>
      reserveCard(t, {
        ...view,
        ...planFor(view, view.form.values.engagement),
        locations: view.partner.locations,
        readiness: readinessOf(view.voucher, view),
        remedyOf: (check) => remedyOf(check, view),
      }),
  },
  reschedule: {
    plans: true,
    instead: (view) =>
      noChoices(view, 'reschedule', { consultants: consultantChoices(view.partner) }),
    form: ({ t, ...view }) =>
      rescheduleCard(t, { ...view, ...planFor(view, view.voucher.reservation?.engagement) }),
  },
  release: { form: ({ t, ...view }) => releaseCard(t, view) },
  report: {
    instead: (view) =>
      noChoices(view, 'report', {
        locations: locationsFor(view.partner, view.voucher.reservation?.location),
      }),
    form: ({ t, ...view }) => {
      const { reservation } = view.voucher;
      return reportCard(t, {
        ...view,
        locations: locationsFor(view.partner, reservation?.location),
        consultants: consultantsFor(t, view.partner, reservation?.consultant),
      });
    },
  },
  'payment-status': {
    amounts: ['amountPaid'],
    form: ({ t, ...view }) => {
      const isAdmin = mayActOnAny(view.actor, 'payment-status', view.programme);
      return paymentStatusCard(t, { ...view, isAdmin });
    },
  },
  handover: {
    several: 'handover-several',
    asksForSeveral: true,
    instead: (view) =>
      noChoices(view, 'handover', {
        colleagues: colleagueChoices(view, view.voucher.assignee.personId),
      }),
    form: ({ t, ...view }) => {
      const { form, partner, voucher } = view;
      const colleagues = colleagueChoices(view, voucher.assignee.personId);
      return handoverCard(t, {
        ...view,
        form: withoutUnknown(form, colleagues, partner),
        colleagues,
      });
    },
  },
  note: {
    several: 'note-several',
    form: ({ t, actor, ...view }) =>
      noteCard(t, {
        ...view,
        own: actor.kind === 'person' ? notesOf(view.voucher, actor.personId) : [],
      }),
  },
  correct: correctStep,
  undo: undoStep,
} satisfies Record<SingleVoucherAction, VoucherStep>;

/** The consultants for the engagement, and the warnings about the days. */
const planFor = (
  { plan, ...view }: Omit<VoucherFormContext, 't'>,
  engagement: string | undefined,
): Pick<ReserveView, 'consultants' | 'warnings'> => ({
  consultants: plannableConsultants(
    view,
    engagementsFor(view.voucher, view, engagement),
    plan?.bookings,
    plan?.planned,
  ),
  warnings: plan?.warnings,
});

async function showValidation(turn: Turn, voucher: Voucher, { values }: FilledIn): Promise<void> {
  const context = await contextOf(turn);
  // The address as the command reads it: people paste `Vera <vera@contoso.com>`.
  const { data } = catalogue.validate.schema.safeParse(values);
  const { customerEmail = '', onDate } = data ?? {};
  const checks = checksOf('validate', voucher, { customerEmail, onDate }, context);
  const unmet = checks.filter(({ met }) => !met);
  const card = validationCard(turn.t, {
    voucher,
    checks,
    alreadyDone: canBeDeclared(unmet, values, context.today) ? values : undefined,
    mayReserve: possibleActions(voucher, context).includes('reserve'),
    readiness: readinessOf(voucher, context),
    remedyOf: (check) => remedyOf(check, context),
  });
  await turn.show(card, voucher);
}
