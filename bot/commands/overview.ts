import { overviewCard, type OverviewView, type Pipeline } from '../../cards/overview-card.ts';
import { vouchersOf } from '../../dialogs/candidates.ts';
import { today } from '../../dialogs/choices.ts';
import type { Turn } from '../../dialogs/turn.ts';
import { addDays } from '../../workflow/day.ts';
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
    const [{ profile }, byStatus, byOffer, expiring, redeemed] = await Promise.all([
      turn.company(),
      countByStatus(turn),
      countByOffer(turn),
      countExpiring(turn),
      recentlyRedeemed(turn),
    ]);
    const company = profile?.companyName;
    const pipeline = pipelines(redeemed);
    await turn.show(overviewCard(turn.say, { company, byStatus, byOffer, expiring, pipeline }));
  },
};

async function countByStatus(turn: Turn): Promise<OverviewView['byStatus']> {
  const count = (status: VoucherStatus) =>
    turn.services.reader.countVouchers(turn.tenantId, { statuses: [status] });
  const counts = await Promise.all(
    VOUCHER_STATUSES.map(async (status) => [status, await count(status)] as const),
  );
  return Object.fromEntries(counts) as Record<VoucherStatus, number>;
}

async function countByOffer({ services, tenantId }: Turn): Promise<OverviewView['byOffer']> {
  const counts = await Promise.all(
    services.programme.offers.map(async ({ code }) => ({
      offer: code,
      count: await services.reader.countVouchers(tenantId, { offer: code }),
    })),
  );
  return counts.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
}

async function countExpiring(turn: Turn): Promise<OverviewView['expiring']> {
  return Promise.all(
    SPANS.map(async (withinDays) => ({
      withinDays,
      count: await turn.services.reader.countVouchers(turn.tenantId, {
        statuses: OPEN,
        expiresUntil: addDays(today(turn), withinDays),
      }),
    })),
  );
}

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
