import { correctCard } from '../cards/forms/correct-card.ts';
import { correctPartCard } from '../cards/forms/correct-part-card.ts';
import { undoCard } from '../cards/forms/undo-card.ts';
import type { Card } from '../cards/kit/card.ts';
import { checkLines } from '../cards/kit/check-lines.ts';
import { voucherCard } from '../cards/voucher/voucher-card.ts';
import { check, type Check } from '../workflow/kernel/checks.ts';
import { coded } from '../workflow/kernel/facts.ts';
import { entryChecks } from '../workflow/steps/correct.ts';
import { checksOf } from '../workflow/steps/decide-voucher.ts';
import { voucherWithout } from '../workflow/steps/undo.ts';
import { possibleActions } from '../workflow/views/offered-steps.ts';
import { voucherView } from '../workflow/views/voucher-view.ts';
import { locationsFor } from '../workflow/voucher/checks/place-checks.ts';
import { isEntered, PARTS, type Part } from '../workflow/voucher/parts.ts';
import { consultantsFor } from './choices.ts';
import type { VoucherFormContext, VoucherStep } from './voucher-step-dialog.ts';

/** Changes a part of the voucher afterwards. */
export const correctStep: VoucherStep = {
  amounts: ['amount'],
  instead: partChoice,
  form: ({ t, ...view }) => {
    const { report, reservation } = view.voucher;
    const part = partOf({ t, ...view });
    return correctCard(t, {
      ...view,
      part,
      locations: locationsFor(view.partner, reservation?.location),
      consultants: consultantsFor(
        t,
        view.partner,
        (part === 'report' ? report : reservation)?.consultant,
      ),
    });
  },
};

/** Takes back the last entry. */
export const undoStep: VoucherStep = {
  instead: undoRefusal,
  form: ({ t, ...view }) => {
    const { past: { undoable: entry } = {}, records = [], voucher } = view;
    const record = records.find(({ sequence }) => sequence === entry?.sequence);
    if (entry === undefined || record === undefined)
      return voucherCard(t, voucherView(voucher, view));
    const after = voucherView(voucherWithout(voucher, entry), view);
    return undoCard(t, { ...view, entry, event: record.event, after });
  },
};

/** Asks for the part, unless it is known or only one can be corrected. */
function partChoice(context: VoucherFormContext): Card | undefined {
  const { form, t, voucher } = context;
  const { part } = form.values;
  const parts = PARTS.filter(
    (one) => isEntered(voucher, one) && entryChecks(one, context).every(({ met }) => met),
  );
  if (part === undefined ? parts.length === 1 : parts.some((one) => one === part)) return undefined;
  // Without a choice the refusal is about the latest entry, whose author it names.
  const about = part ?? context.past?.lastStep?.part;
  const [wanted = 'registration'] = PARTS.filter((one) => one === about);
  if (part !== undefined || parts.length === 0)
    return refusalCard(context, correctionChecks(wanted, context));
  const also = possibleActions(voucher, context).filter(
    (action) => action === 'payment-status' || action === 'undo',
  );
  return correctPartCard(t, { voucher, parts, also });
}

/** The part that was chosen, or the only one. */
function partOf(context: VoucherFormContext): Part {
  const { form, voucher } = context;
  const [first = 'registration'] = PARTS.filter((one) =>
    form.values.part === undefined
      ? isEntered(voucher, one) && entryChecks(one, context).every(({ met }) => met)
      : one === form.values.part,
  );
  return first;
}

function correctionChecks(part: Part, context: VoucherFormContext): readonly Check[] {
  const entered = isEntered(context.voucher, part);
  return entered
    ? entryChecks(part, context)
    : [check('part-entered', false, { entry: coded('entry', part) })];
}

/** A refusal is shown before a form opens. */
function undoRefusal(context: VoucherFormContext): Card | undefined {
  const checks = checksOf('undo', context.voucher, { reason: '' }, context);
  return checks.every(({ met }) => met) ? undefined : refusalCard(context, checks);
}

/** The voucher's card, with the unmet checks above it. */
function refusalCard(context: VoucherFormContext, checks: readonly Check[]): Card {
  const { t, voucher } = context;
  const items = checkLines(
    t,
    checks.filter(({ met }) => !met),
  );
  return voucherCard(t, voucherView(voucher, context), { style: 'warning', items });
}
