import { readCursors } from '../../cards/kit/page-actions.ts';
import { overviewCard, type OverviewHead } from '../../cards/lists/overview-card.ts';
import {
  GROUPS_A_PAGE,
  overviewDaysCard,
  overviewGroupsCard,
} from '../../cards/lists/overview-groups-card.ts';
import { today } from '../../dialogs/choices.ts';
import type { Turn } from '../../dialogs/turn.ts';
import { addDays } from '../../workflow/kernel/day.ts';
import {
  CONDITION_NAMES,
  readConditions,
  type VoucherConditions,
} from '../../workflow/records/voucher-conditions.ts';
import {
  countsOf,
  figuresOf,
  groupsOf,
  LAST_SPAN,
  offerDays,
  OPEN_STATUSES,
  type Counts,
} from '../../workflow/views/overview-figures.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import { anyWord, wholeWord } from '../utterance/word-lists.ts';
import type { CommandInput, DirectCommand } from './command.ts';

/** Vouchers read at most, and per query. */
const READ_MAX = 2000;
const PAGE = 200;

/** Deadlines have figures and lists of their own. */
const NOT_APPLIED: ReadonlySet<string> = new Set(['atRisk', 'missed']);

const PARTS = (['days', 'offer', 'customer', 'month'] as const).map((part) => ({
  part,
  pattern: new RegExp(wholeWord(anyWord(`understand.by.${part}`)), 'iu'),
}));

/** The vouchers in figures: by status, last day and payment, or one of the groupings. */
export const overview: DirectCommand = {
  kind: 'direct',
  name: 'overview',
  action: 'read',
  aboutVoucher: false,
  applies: CONDITION_NAMES.filter((name) => !NOT_APPLIED.has(name)),
  async run(turn, asked) {
    const { profile } = await turn.partner();
    const conditions = conditionsOf(asked);
    const { consultantId, projectManagerId } = conditions;
    if (consultantId !== undefined || projectManagerId !== undefined)
      await turn.mention([consultantId, projectManagerId].map((personId) => ({ personId })));
    const head: OverviewHead = {
      companyName: profile?.companyName,
      conditions,
      unread: asked.unread,
    };
    const part = partOf(asked);
    return part === undefined ? showFigures(turn, head) : showPart(turn, head, part, asked);
  },
};

/** The vouchers of a year are those assigned in it, unless the message names another day. */
function conditionsOf({ conditions: stated, extra }: CommandInput): VoucherConditions {
  const { scope, period, ...others } = stated ?? readConditions(extra.conditions);
  const isOfEngagement = stated !== undefined && period?.of === 'engagement';
  return {
    ...others,
    ...(period && { period: isOfEngagement ? { ...period, of: 'assigned' } : period }),
    ...(scope === 'mine' && { scope }),
  };
}

function partOf({ extra, text }: CommandInput) {
  return PARTS.find(({ part }) => part === extra.part)?.part ?? partNamed(text);
}

/** The grouping that a message names. */
export const partNamed = (text: string) => PARTS.find(({ pattern }) => pattern.test(text))?.part;

async function showFigures(turn: Turn, head: OverviewHead): Promise<void> {
  const asker = { personId: turn.person.personId, today: today(turn) };
  const reader = await turn.reader();
  const { conditions } = head;
  const isAll = Object.keys(conditions).length === 0;
  const [atRisk, { counts, cutAt }] = await Promise.all([
    reader.countFound(turn.tenantId, { scope: 'all', ...conditions, atRisk: true }, asker),
    isAll ? countAll(turn) : countRead(turn, conditions),
  ]);
  const figures = figuresOf(counts, asker.today);
  await turn.show(overviewCard(turn.t, { ...head, cutAt, figures, atRisk }));
}

interface Counted {
  readonly counts: Counts;
  readonly cutAt?: number;
}

/** From counts in the store, which cost the same for any number of vouchers. */
async function countAll(turn: Turn): Promise<Counted> {
  const reader = await turn.reader();
  const { tenantId } = turn;
  const until = addDays(today(turn), LAST_SPAN);
  const [byStatus, byExpiry, requests] = await Promise.all([
    reader.vouchersByOffer(tenantId),
    reader.vouchersByExpiry(tenantId, OPEN_STATUSES, until),
    reader.payments(tenantId),
  ]);
  // A request is paid in full, or its difference is closed.
  const closed = requests.map((one) => ({ ...one, differenceClosed: one.status === 'paid' }));
  return { counts: { byStatus, byExpiry, requests: closed } };
}

async function countRead(turn: Turn, conditions: VoucherConditions): Promise<Counted> {
  const { cutAt, vouchers } = await vouchersFound(turn, conditions);
  return { counts: countsOf(vouchers), cutAt };
}

async function showPart(
  turn: Turn,
  head: OverviewHead,
  part: (typeof PARTS)[number]['part'],
  { extra }: CommandInput,
): Promise<void> {
  const { cutAt, vouchers } = await vouchersFound(turn, head.conditions);
  if (part === 'days') {
    const { programme } = turn.services;
    const offers = offerDays(vouchers, { programme, today: today(turn) });
    return turn.show(overviewDaysCard(turn.t, { ...head, cutAt, offers }));
  }
  const isOfPaid = head.conditions.paymentStatuses?.join() === 'paid';
  const groups = groupsOf(vouchers, part, isOfPaid ? 'paid' : 'count');
  const cursors = readCursors(extra.cursors);
  const start = Math.max(0, Math.trunc(Number(cursors.at(-1) ?? 0)) || 0);
  const end = start + GROUPS_A_PAGE;
  const { payments, outstanding } = figuresOf(countsOf(vouchers), today(turn));
  const card = overviewGroupsCard(turn.t, {
    ...head,
    cutAt,
    by: part,
    groups: groups.slice(start, end),
    total: {
      count: vouchers.length,
      outstanding,
      paid: payments.find(({ status }) => status === 'paid')?.amounts ?? [],
    },
    paging: { cursors, next: end < groups.length ? String(end) : undefined },
  });
  return turn.show(card);
}

/** All vouchers that meet the conditions, up to `READ_MAX`. */
async function vouchersFound(
  turn: Turn,
  conditions: VoucherConditions,
): Promise<{ readonly vouchers: readonly Voucher[]; readonly cutAt?: number }> {
  const asker = { personId: turn.person.personId, today: today(turn) };
  const reader = await turn.reader();
  const vouchers: Voucher[] = [];
  let cursor: string | undefined;
  do {
    const asked = { scope: 'all', ...conditions } as const;
    const page = await reader.search(turn.tenantId, asked, asker, PAGE, cursor);
    vouchers.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined && vouchers.length < READ_MAX);
  return { vouchers, ...(cursor !== undefined && { cutAt: vouchers.length }) };
}
