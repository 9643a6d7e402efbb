import { overviewCard, type OverviewView, type Pipeline } from '../../cards/lists/overview-card.ts';
import { today } from '../../dialogs/choices.ts';
import type { Turn } from '../../dialogs/turn.ts';
import { addDays, type Day } from '../../workflow/kernel/day.ts';
import type { OfferCount, PaymentCount, Reader } from '../../workflow/records/reader.ts';
import { VOUCHER_STATUSES, type VoucherStatus } from '../../workflow/voucher/voucher.ts';
import { openOf, paidOf, rounded } from '../../workflow/voucher/payment-amounts.ts';
import type { DirectCommand } from './command.ts';

/** Days until expiry. */
const SPANS = [14, 30, 60];
const OPEN: readonly VoucherStatus[] = ['assigned', 'reserved', 'reported'];

export const overview: DirectCommand = {
  kind: 'direct',
  name: 'overview',
  action: 'read',
  aboutVoucher: false,
  async run(turn) {
    const reader = await turn.reader();
    const [{ profile }, counts, expiring, payments] = await Promise.all([
      turn.partner(),
      reader.vouchersByOffer(turn.tenantId),
      countExpiring(turn, reader),
      reader.payments(turn.tenantId),
    ]);
    const [byStatus, byOffer] = [countByStatus(counts), countByOffer(counts)];
    const companyName = profile?.companyName;
    const pipeline = pipelines(payments);
    await turn.show(overviewCard(turn.t, { companyName, byStatus, byOffer, expiring, pipeline }));
  },
};

function countByStatus(counts: readonly OfferCount[]): OverviewView['byStatus'] {
  const of = (status: VoucherStatus): number => sum(counts.filter((one) => one.status === status));
  return Object.fromEntries(VOUCHER_STATUSES.map((status) => [status, of(status)])) as Record<
    VoucherStatus,
    number
  >;
}

function countByOffer(counts: readonly OfferCount[]): OverviewView['byOffer'] {
  const byOffer = Map.groupBy(counts, ({ offer }) => offer);
  return [...byOffer]
    .map(([offer, ofIt]) => ({ offer, count: sum(ofIt) }))
    .sort((a, b) => b.count - a.count);
}

async function countExpiring(turn: Turn, reader: Reader): Promise<OverviewView['expiring']> {
  const until = (days: number): Day => addDays(today(turn), days);
  const counts = await reader.vouchersByExpiry(turn.tenantId, OPEN, until(Math.max(...SPANS)));
  return SPANS.map((withinDays) => ({
    withinDays,
    count: sum(counts.filter(({ expiresOn }) => expiresOn <= until(withinDays))),
  }));
}

const sum = (counts: readonly { readonly count: number }[]): number =>
  counts.reduce((total, { count }) => total + count, 0);

function pipelines(payments: readonly PaymentCount[]): readonly Pipeline[] {
  const byCurrency = new Map<string, Pipeline>();
  for (const { status, currency, amount, amountPaid, count } of payments) {
    if (status === 'rejected') continue;
    const sum = byCurrency.get(currency) ?? { currency, requested: 0, approved: 0, paid: 0 };
    const paid = sum.paid + paidOf({ status, amount, amountPaid }) * count;
    const open =
      openOf({ status, amount, amountPaid, differenceClosed: status === 'paid' }) * count;
    const stage = status === 'approved' ? 'approved' : 'requested';
    byCurrency.set(currency, { ...sum, paid, [stage]: sum[stage] + open });
  }
  return [...byCurrency.values()]
    .map((sum) => ({
      ...sum,
      requested: rounded(sum.requested),
      approved: rounded(sum.approved),
      paid: rounded(sum.paid),
    }))
    .sort((a, b) => b.requested - a.requested);
}
