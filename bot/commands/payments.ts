import { paymentFilterCard } from '../../cards/lists/payment-filter-card.ts';
import { PAYMENTS_A_PAGE, paymentListCard } from '../../cards/lists/payment-list-card.ts';
import type { PaymentRows } from '../../cards/lists/payment-rows.ts';
import { paymentsCard } from '../../cards/lists/payments-card.ts';
import { readCursors } from '../../cards/kit/page-actions.ts';
import { memberChoices, today } from '../../dialogs/choices.ts';
import { contextOf } from '../../dialogs/show-voucher.ts';
import type { Turn, Values } from '../../dialogs/turn.ts';
import { possibleActions } from '../../workflow/views/offered-steps.ts';
import {
  ageOf,
  AGE_DAYS,
  hasPayment,
  meets,
  PAYMENT_LISTS,
  receivables,
  type PaymentFilter,
  type PaymentList,
} from '../../workflow/views/receivables.ts';
import { OUTSTANDING_STATUSES } from '../../workflow/views/overview-figures.ts';
import { PAYMENT_STATUSES, type Voucher } from '../../workflow/voucher/voucher.ts';
import type { VoucherConditions } from '../../workflow/records/voucher-conditions.ts';
import { overview, partNamed } from './overview.ts';
import { vouchers } from './vouchers.ts';
import { anyWord, wholeWord } from '../utterance/word-lists.ts';
import type { CommandInput, DirectCommand } from './command.ts';

/** Vouchers read at most, and per query. */
const READ_MAX = 2000;
const PAGE = 200;

/** Years offered by the filter. */
const YEARS = 4;

/** The outstanding payments by currency and age, one of their lists, or the form of the filter. */
export const payments: DirectCommand = {
  kind: 'direct',
  name: 'payments',
  action: 'read',
  aboutVoucher: false,
  applies: [
    'customer',
    'customerPart',
    'offer',
    'projectManagerId',
    'consultantId',
    'paymentStatuses',
    'period',
    'missed',
    'scope',
  ],
  async run(turn, asked) {
    const { conditions, extra, unread } = asked;
    if (EARNED.test(asked.text)) return showEarned(turn, asked);
    // Payments that have arrived are no receivables.
    if (isAboutPaid(conditions)) return vouchers.run(turn, asked);
    const filter = filterOf(turn, asked);
    if (extra.ask === 'filter') return showFilter(turn, filter);
    const { isCut, vouchers: read } = await unpaidVouchers(turn);
    await turn.mention((filter.personIds ?? []).map((personId) => ({ personId })));
    const context = await contextOf(turn);
    const { programme } = context;
    const rows: PaymentRows = {
      programme,
      today: today(turn),
      mayRequest: (voucher) => possibleActions(voucher, context).includes('payment'),
    };
    const found = receivables(
      read.filter((voucher) => meets(voucher, filter)),
      rows,
    );
    const wanted = conditions?.missed ? 'missed' : extra.list;
    const list = PAYMENT_LISTS.find((one) => one === wanted);
    if (list !== undefined)
      return showList(turn, found.lists[list], { ...rows, extra, filter, list, unread });
    const cutAt = isCut ? read.length : undefined;
    await turn.show(paymentsCard(turn.t, { ...rows, filter, receivables: found, cutAt, unread }));
  },
};

const EARNED = new RegExp(wholeWord(anyWord('understand.earned')), 'iu');

/** The payments received, by offer unless the message names another grouping. */
async function showEarned(turn: Turn, asked: CommandInput): Promise<void> {
  const { conditions: { period, statuses: _statuses, ...others } = {} } = asked;
  const conditions: VoucherConditions = {
    ...others,
    paymentStatuses: ['paid'],
    ...(period && { period: { ...period, of: 'paid' } }),
  };
  await overview.run(turn, {
    ...asked,
    conditions,
    extra: { part: partNamed(asked.text) ?? 'offer' },
  });
}

/** All redeemed vouchers that are not paid, up to `READ_MAX`. */
async function unpaidVouchers(
  turn: Turn,
): Promise<{ readonly vouchers: readonly Voucher[]; readonly isCut: boolean }> {
  const reader = await turn.reader();
  const read: Voucher[] = [];
  const filter = { statuses: ['redeemed'], open: true } as const;
  let cursor: string | undefined;
  do {
    const page = await reader.vouchers(turn.tenantId, filter, PAGE, cursor);
    read.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined && read.length < READ_MAX);
  return { vouchers: read, isCut: cursor !== undefined };
}

const isOutstanding = ({ paymentStatuses }: VoucherConditions): boolean =>
  OUTSTANDING_STATUSES.every((status) => paymentStatuses?.includes(status));

const isAboutPaid = ({ paymentStatuses, period }: VoucherConditions = {}): boolean =>
  paymentStatuses?.includes('paid') === true || period?.of === 'paid';

/** From the message, the form of the filter, or the button of a card that was narrowed before. */
function filterOf(turn: Turn, { conditions, extra, values }: CommandInput): PaymentFilter {
  if (conditions) return filterIn(conditions, turn.person.personId);
  const isForm = 'customer' in values;
  const { customer, offer, person } = isForm ? values : extra;
  const year = /^\d{4}$/u.exec(values.year ?? '')?.[0];
  const ofYear = year === undefined ? {} : { from: `${year}-01-01`, to: `${year}-12-31` };
  const { from, to }: { from?: string; to?: string } = isForm ? ofYear : extra;
  const statuses = (extra.statuses ?? '').split(',');
  return given({
    customer: customer?.trim(),
    offer,
    personIds: (person ?? '').split(',').filter((one) => one !== ''),
    from,
    to,
    statuses: PAYMENT_STATUSES.filter((one) => statuses.includes(one)),
  });
}

function filterIn(conditions: VoucherConditions, personId: string): PaymentFilter {
  const { consultantId, customer, customerPart, offer, period, projectManagerId, scope } =
    conditions;
  const people = [projectManagerId, consultantId, scope === 'mine' ? personId : undefined];
  return given({
    customer: customer ?? customerPart,
    offer,
    personIds: people.filter((one) => one !== undefined),
    from: period?.from,
    to: period?.to,
    // All that is outstanding is what the card shows.
    statuses: isOutstanding(conditions) ? undefined : conditions.paymentStatuses,
  });
}

/** Without empty fields. */
const given = (filter: {
  readonly [Name in keyof PaymentFilter]: PaymentFilter[Name] | undefined;
}) =>
  Object.fromEntries(
    Object.entries<string | readonly string[] | undefined>(filter).filter(
      ([, value]) => value !== undefined && value.length > 0,
    ),
  ) as PaymentFilter;

interface ListAsked extends PaymentRows {
  readonly extra: Values;
  readonly filter: PaymentFilter;
  readonly list: PaymentList;
  readonly unread?: readonly string[];
}

async function showList(
  turn: Turn,
  all: readonly Voucher[],
  { extra, filter, list, ...rows }: ListAsked,
): Promise<void> {
  const { currency } = extra;
  const age = [...AGE_DAYS.keys(), AGE_DAYS.length].find((one) => String(one) === extra.age);
  const narrowed = all.filter(
    (voucher) =>
      currency === undefined ||
      (hasPayment(voucher) &&
        voucher.payment.currency === currency &&
        (age === undefined || ageOf(voucher, rows.today) === age)),
  );
  const cursors = readCursors(extra.cursors);
  const start = Math.max(0, Math.trunc(Number(cursors.at(-1) ?? 0)) || 0);
  const end = start + PAYMENTS_A_PAGE;
  const next = end < narrowed.length ? String(end) : undefined;
  const card = paymentListCard(turn.t, {
    ...rows,
    list,
    filter,
    currency,
    age,
    vouchers: narrowed.slice(start, end),
    total: narrowed.length,
    paging: { cursors, next },
  });
  await turn.show(card);
}

async function showFilter(turn: Turn, filter: PaymentFilter): Promise<void> {
  const year = Number(today(turn).slice(0, 4));
  const card = paymentFilterCard(turn.t, {
    filter,
    offers: turn.services.programme.offers.map(({ code }) => code),
    people: memberChoices(await turn.partner()),
    years: Array.from({ length: YEARS }, (_, at) => String(year - at)),
  });
  await turn.show(card);
}
