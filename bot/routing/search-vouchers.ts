import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { checkWords } from '../../cards/kit/check-words.ts';
import { sharedVoucherCard } from '../../cards/voucher/voucher-card.ts';
import { statusLook, voucherLine } from '../../cards/voucher/voucher-words.ts';
import { contextOf } from '../../dialogs/show-voucher.ts';
import type { Turn } from '../../dialogs/turn.ts';
import { SCAN_MAX } from '../../workflow/records/search-vouchers.ts';
import { voucherView } from '../../workflow/views/voucher-view.ts';
import type { SearchAnswer } from '../turns/search-answer.ts';
import { matchingVouchers } from './matching-vouchers.ts';

/** Page size by default, and its maximum. */
const PAGE = 25;
const MOST = 100;
const MAX_TYPED = 200;

const query = z.object({
  parameters: z.array(z.object({ name: z.string(), value: z.unknown() })),
});
const queryOptions = z.object({
  queryOptions: z.object({
    skip: z.number().int().nonnegative().catch(0),
    count: z.number().int().positive().catch(PAGE),
  }),
});

export interface Search {
  /** Empty when the search is opened. */
  readonly typed: string;
  readonly skip: number;
  readonly count: number;
}

/** Text and page of a message extension's search. */
export function searchOf({ value }: Pick<Activity, 'value'>): Search {
  const parameters = query.safeParse(value).data?.parameters;
  const typed = parameters?.find(({ name }) => name === 'query')?.value;
  const page = queryOptions.safeParse(value).data?.queryOptions;
  return {
    typed: typeof typed === 'string' ? typed.trim() : '',
    skip: page?.skip ?? 0,
    count: Math.min(page?.count ?? PAGE, MOST),
  };
}

/** Lists vouchers that contain the text; without a text, the next to expire. */
export async function answerSearch(
  turn: Turn,
  answer: SearchAnswer,
  { typed, skip, count }: Search,
): Promise<void> {
  const { t, services } = turn;
  if (!(await turn.may('read')))
    return answer.tell(checkWords(t, await turn.missingRight('read')).what);
  const context = await contextOf(turn);
  if (typed.length > MAX_TYPED)
    return answer.tell(t.text('search.too-long', { characters: MAX_TYPED }));
  // One more than the page holds, to find out if there is a next page.
  const { items: found, cursor } = await matchingVouchers(turn, typed, skip + count + 1);
  if (found.length === 0 && cursor !== undefined)
    return answer.tell(t.plain('search.cut', { count: SCAN_MAX }));
  const page = found.slice(skip, skip + count);
  await turn.mention(page);
  const hasMore = found.length > skip + count;
  answer.list(
    page.map((voucher, index) => {
      const text = `${voucherLine(t, voucher)} · ${statusLook(t, voucher).text}`;
      const isLast = hasMore && index === page.length - 1;
      return {
        title: t.plainFact(voucher.customer.organisation),
        text: isLast ? `${text} · ${t.plain('search.more')}` : text,
        card: sharedVoucherCard(t, voucherView(voucher, context), [], services.botId),
      };
    }),
  );
}
