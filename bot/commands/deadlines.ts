import type { DeadlineLine } from '../../cards/deadline-line.ts';
import { DEADLINES_A_PAGE, deadlinesCard } from '../../cards/deadlines-card.ts';
import { readCursors } from '../../cards/page-actions.ts';
import { today } from '../../dialogs/choices.ts';
import type { Turn } from '../../dialogs/turn.ts';
import { deadlinesOf } from '../../workflow/deadlines.ts';
import { partnerDeadlines } from '../../workflow/partner/partner-deadlines.ts';
import type { DirectCommand } from './command.ts';
import { openVouchers } from './open-vouchers.ts';
import { scopeOf } from './vouchers.ts';

/** What is due, by date; for admins the company's renewals too. A page's cursor is where it begins. */
export const deadlines: DirectCommand = {
  kind: 'direct',
  name: 'deadlines',
  action: 'read',
  aboutVoucher: false,
  async run(turn, { extra }) {
    const lines = await deadlineLines(turn);
    const cursors = readCursors(extra.cursors);
    const from = Number(cursors.at(-1) ?? 0);
    const to = from + DEADLINES_A_PAGE;
    const card = deadlinesCard(turn.say, {
      deadlines: lines.slice(from, to),
      today: today(turn),
      paging: { cursors, next: to < lines.length ? String(to) : undefined },
    });
    await turn.show(card);
  },
};

async function deadlineLines(turn: Turn): Promise<readonly DeadlineLine[]> {
  const { programme } = turn.services;
  const scope = await scopeOf(turn);
  const open = await openVouchers(turn, scope);
  const ofVouchers = open.flatMap((voucher) =>
    deadlinesOf(voucher, programme)
      // That it has begun is nothing to be in time for.
      .filter(({ kind, on }) => kind !== 'engagement-starts' || on >= today(turn))
      .map((deadline): DeadlineLine => ({ deadline, voucher })),
  );
  const company = scope === 'all' ? partnerDeadlines(await turn.company(), programme) : [];
  const lines = [...ofVouchers, ...company.map((deadline): DeadlineLine => ({ deadline }))];
  return lines.sort((a, b) => a.deadline.on.localeCompare(b.deadline.on));
}
