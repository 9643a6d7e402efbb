import { today } from '../../dialogs/choices.ts';
import { contextOf } from '../../dialogs/show-voucher.ts';
import type { Turn } from '../../dialogs/turn.ts';
import type { VoucherConditions } from '../../workflow/records/voucher-conditions.ts';
import { STEP_NAMES } from '../../workflow/programme/actions.ts';
import { stepOf } from '../../workflow/steps/catalogue.ts';
import { possibleActions } from '../../workflow/views/offered-steps.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';

/** Vouchers of a customer or invoice that are looked at. */
const LOOKED_AT = 25;

/** The vouchers that a sentence means by customer or invoice: those for which the step is possible. */
export async function vouchersMeant(
  turn: Turn,
  command: string,
  conditions: VoucherConditions,
): Promise<readonly Voucher[]> {
  const reader = await turn.reader();
  const asker = { personId: turn.person.personId, today: today(turn) };
  const { items } = await reader.search(turn.tenantId, conditions, asker, LOOKED_AT);
  const step = STEP_NAMES.find((name) => name === command);
  if (step === undefined || step === 'register') return items;
  const context = await contextOf(turn);
  const { beginsWith } = stepOf(step);
  const possible = items.filter((voucher) => {
    const actions = possibleActions(voucher, context);
    return actions.includes(step) || (beginsWith !== undefined && actions.includes(beginsWith));
  });
  return possible.length > 0 ? possible : items;
}
