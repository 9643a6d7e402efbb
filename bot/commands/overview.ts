import { overviewCard, type OverviewView, type Pipeline } from '../../cards/overview-card.ts';
import { vouchersOf } from '../../dialogs/candidates.ts';
import { today } from '../../dialogs/choices.ts';
import type { Turn } from '../../dialogs/turn.ts';
import { addDays, type Day } from '../../workflow/day.ts';
import type { OfferCount } from '../../workflow/reader.ts';
import {
  VOUCHER_STATUSES,
  type Voucher,
  type VoucherStatus,
} from '../../workflow/voucher/voucher.ts';
import type { DirectCommand } from './command.ts';

/** How soon a voucher expires, in days. */
const SPANS = [14, 30, 60];
const OPEN: readonly VoucherStatus[] = ['assigned', 'reserved', 'reported'];

/** The payments of about a year: those of redeemed vouchers with so many at most. */
const PAYMENTS_LOOKED_AT = 500;
const LIVES = 2;

/** The whole company in figures. */
export const overview: DirectCommand = {
  kind: 'direct',
  name: 'overview',
  action: 'read',
  aboutVoucher: false,
  async run(turn) {
    const [{ profile }, counts, expiring, redeemed] = await Promise.all([
      turn.company(),
      turn.services.reader.vouchersByOffer(turn.tenantId),
      countExpiring(turn),
      recentlyRedeemed(turn),
    ]);
    const [byStatus, byOffer] = [countByStatus(counts), countByOffer(counts)];
    const company = profile?.companyName;
    const pipeline = pipelines(redeemed);
    await turn.show(overviewCard(turn.say, { company, byStatus, byOffer, expiring, pipeline }));
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

async function countExpiring(turn: Turn): Promise<OverviewView['expiring']> {
  const until = (days: number): Day => addDays(today(turn), days);
  const { reader } = turn.services;
  const counts = await reader.vouchersByExpiry(turn.tenantId, OPEN, until(Math.max(...SPANS)));
  return SPANS.map((withinDays) => ({
    withinDays,
    count: sum(counts.filter(({ expiresOn }) => expiresOn <= until(withinDays))),
  }));
}

const sum = (counts: readonly { readonly count: number }[]): number =>
  counts.reduce((total, { count }) => total + count, 0);

function recentlyRedeemed(turn: Turn): Promise<readonly Voucher[]> {
  const { voucherLifeDays } = turn.services.programme.windows;
  const since = addDays(today(turn), -LIVES * voucherLifeDays);
  return vouchersOf(turn, ['redeemed'], 'all', PAYMENTS_LOOKED_AT, since);
}

function pipelines(vouchers: readonly Voucher[]): readonly Pipeline[] {
  const byCurrency = new Map<string, Pipeline>();
  for (const { payment } of vouchers) {
    if (payment === undefined || payment.status === 'rejected') continue;
    const { currency, amount } = payment;
    const sum = byCurrency.get(currency) ?? { currency, requested: 0, approved: 0, paid: 0 };
    const stage = payment.status === 'action-required' ? 'requested' : payment.status;
    byCurrency.set(currency, { ...sum, [stage]: sum[stage] + amount });
  }
  return [...byCurrency.values()].sort((a, b) => b.requested - a.requested);
}
