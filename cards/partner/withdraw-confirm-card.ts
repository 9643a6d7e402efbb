import { coded, type Facts } from '../../workflow/kernel/facts.ts';
import type { Day } from '../../workflow/kernel/day.ts';
import type { Role } from '../../workflow/programme/definition.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card, Element } from '../kit/card.ts';
import { commandAction } from '../kit/form-actions.ts';
import { listCard } from '../kit/list-card.ts';
import { paragraph } from '../kit/text-blocks.ts';
import { voucherRows } from '../voucher/voucher-rows.ts';

/** Vouchers listed of each kind; the others are counted. */
const LISTED_MAX = 4;

export interface WithdrawConfirmView {
  readonly personId: string;
  readonly role: Role;
  readonly commandId: string;
  /** Open vouchers that the person could not continue without the role. */
  readonly vouchers: readonly Voucher[];
  /** Reservations whose engagement the person leads. */
  readonly engagements: readonly Voucher[];
  readonly today: Day;
}

/** Lists the vouchers and engagements of a person before the role is withdrawn. */
export function withdrawConfirmCard(t: Translator, view: WithdrawConfirmView): Card {
  const { commandId, engagements, personId, role, today, vouchers } = view;
  const grant = `${role} ${personId}`;
  const facts = { person: coded('person', personId), role: coded('role', role) };
  const style = { style: 'positive' } as const;
  return listCard(t, {
    title: t.text('withdraw-role.confirm.title', facts),
    rows: [
      ...listed(t, 'vouchers', vouchers, { facts, today }),
      ...listed(t, 'engagements', engagements, { facts, today }),
    ],
    actions: [
      ...(vouchers.length > 0
        ? [commandAction(t, 'handover-several', { from: personId, grant }, style)]
        : []),
      commandAction(t, 'withdraw-role', { grant, confirmed: true, commandId }),
      commandAction(t, 'cancel', {}, { inputs: 'none' }),
    ],
  });
}

function listed(
  t: Translator,
  what: 'vouchers' | 'engagements',
  vouchers: readonly Voucher[],
  { facts, today }: { readonly facts: Facts; readonly today: Day },
): readonly Element[] {
  if (vouchers.length === 0) return [];
  const more = vouchers.length - LISTED_MAX;
  return [
    paragraph(t.text(`withdraw-role.confirm.${what}`, { ...facts, count: vouchers.length })),
    ...voucherRows(t, vouchers.slice(0, LISTED_MAX), { today, verb: 'status' }),
    ...(more > 0 ? [paragraph(t.text('withdraw-role.confirm.more', { count: more }))] : []),
  ];
}
