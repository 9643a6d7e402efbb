import type { DeadlineLine, QuestionLine } from '../../cards/lists/deadline-line.ts';
import { DEADLINES_A_PAGE, deadlinesCard } from '../../cards/lists/deadlines-card.ts';
import { readCursors } from '../../cards/kit/page-actions.ts';
import { today } from '../../dialogs/choices.ts';
import type { Turn } from '../../dialogs/turn.ts';
import { deadlinesOf } from '../../workflow/steps/deadlines.ts';
import type { VoucherDeadlineKind } from '../../workflow/steps/catalogue.ts';
import type { DueList, PersonFilter } from '../../workflow/records/due-vouchers.ts';
import { partnerDeadlines } from '../../workflow/partner/partner-deadlines.ts';
import { mergedPage, type DatedLine, type LinesAfter } from '../../workflow/views/merged-page.ts';
import type { DirectCommand } from './command.ts';
import { scopeOf } from './vouchers.ts';
import { duePosition, listedFor, listsOf, missedOn, UNDATED } from './whose-lists.ts';

/** Kinds shown from each list: a voucher can be in several, but shows each deadline once. */
const IN_LIST: Readonly<Partial<Record<DueList, readonly VoucherDeadlineKind[]>>> = {
  ends: ['voucher-expires', 'redeem-by', 'payment-due'],
  'report-due': ['report-due'],
  starts: ['engagement-starts'],
};

/** Deadlines by date, page by page; for admins the partner's too. */
export const deadlines: DirectCommand = {
  kind: 'direct',
  name: 'deadlines',
  action: 'read',
  aboutVoucher: false,
  async run(turn, { extra }) {
    const cursors = readCursors(extra.cursors);
    const scope = await scopeOf(turn);
    const lists = listsOf(turn, scope).flatMap((whose) => [
      questionsOf(turn, whose),
      ...(['ends', 'report-due', 'starts'] as const).map((list) => ofVouchers(turn, list, whose)),
    ]);
    const all: readonly LinesAfter<Line>[] = scope === 'all' ? [...lists, ofPartner(turn)] : lists;
    const page = await mergedPage(all, DEADLINES_A_PAGE, cursors.at(-1));
    await turn.mention((turn.person.covers ?? []).map((personId) => ({ personId })));
    const missed = await missedOn(turn, scope, cursors);
    if (scope === 'all') await turn.mention(page.items.map(({ voucher }) => voucher));
    const card = deadlinesCard(turn.t, {
      deadlines: page.items,
      today: today(turn),
      paging: { cursors, next: page.cursor },
      isOfAll: scope === 'all',
      missed,
    });
    await turn.show(card);
  },
};

type Line = DeadlineLine | QuestionLine;

/** Come before all deadlines. */
function questionsOf(turn: Turn, whose: PersonFilter): LinesAfter<Line> {
  const asked = { list: 'questions', whose, today: today(turn) } as const;
  return async (after, limit) => {
    const reader = await turn.reader();
    const found = await reader.due(turn.tenantId, asked, limit, duePosition(after));
    return found.map(({ position, voucher }) => ({
      on: UNDATED,
      key: voucher.voucherId,
      position,
      item: { voucher, of: listedFor(turn, voucher) },
    }));
  };
}

function ofVouchers(turn: Turn, list: DueList, whose: PersonFilter): LinesAfter<DeadlineLine> {
  const { programme } = turn.services;
  const asked = { list, whose, today: today(turn) };
  return async (after, limit) => {
    const reader = await turn.reader();
    const found = await reader.due(turn.tenantId, asked, limit, duePosition(after));
    return found.flatMap(({ voucher, position }) =>
      deadlinesOf(voucher, programme)
        .filter(({ kind }) => IN_LIST[list]?.includes(kind))
        .map((deadline) => ({
          on: deadline.on,
          key: `${voucher.voucherId} ${deadline.kind}`,
          position,
          item: { deadline, voucher, of: listedFor(turn, voucher) },
        })),
    );
  };
}

/** Sorts and pages in memory: a partner has few deadlines. */
function ofPartner(turn: Turn): LinesAfter<DeadlineLine> {
  const { programme } = turn.services;
  return async (after, limit) =>
    partnerDeadlines(await turn.partner(), programme)
      .map((deadline): DatedLine<DeadlineLine> => {
        const key = ` ${deadline.kind} ${deadline.about} ${deadline.consultant ?? ''}`;
        return { on: deadline.on, key, position: [deadline.on, key], item: { deadline } };
      })
      .sort((a, b) => (a.on + a.key < b.on + b.key ? -1 : 1))
      .filter(({ key, on }) => after === undefined || on + key > after.join(''))
      .slice(0, limit);
}
