import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { sharedVoucherCard } from '../../cards/shared-voucher-card.ts';
import { statusLook, voucherLine } from '../../cards/voucher-words.ts';
import { vouchersOf } from '../../dialogs/candidates.ts';
import { contextOf, mayNot } from '../../dialogs/show-voucher.ts';
import type { Turn } from '../../dialogs/turn.ts';
import { mayEverAct } from '../../workflow/people/permissions.ts';
import { voucherIdCheck, voucherIdFrom } from '../../workflow/voucher-id.ts';
import { voucherView } from '../../workflow/views/voucher-view.ts';
import { VOUCHER_STATUSES, type Voucher } from '../../workflow/voucher/voucher.ts';
import { checkWords } from '../../cards/check-words.ts';
import { scopeOf } from '../commands/vouchers.ts';
import type { SearchAnswer } from '../turns/search-answer.ts';

/** Of a longer list an ID finds the voucher. */
const LOOKED_AT = 200;
const SHOWN = 10;
const MAX_TYPED = 200;

const query = z.object({
  parameters: z.array(z.object({ name: z.string(), value: z.unknown() })),
});

/** What was typed into the search; empty when it is only opened. */
export function queryOf({ value }: Pick<Activity, 'value'>): string {
  const parsed = query.safeParse(value);
  const typed = parsed.data?.parameters.find(({ name }) => name === 'query')?.value;
  return typeof typed === 'string' ? typed.trim() : '';
}

/** Lists the vouchers that an ID, a customer or an offer names; without any, the next to expire. */
export async function answerSearch(turn: Turn, answer: SearchAnswer, typed: string): Promise<void> {
  const { say, services } = turn;
  const context = await contextOf(turn);
  if (!mayEverAct(context.actor, 'read', services.programme))
    return answer.tell(checkWords(say, mayNot('read')).what);
  if (typed.length > MAX_TYPED)
    return answer.tell(say.text('search.too-long', { characters: MAX_TYPED }));
  const found = await matching(turn, typed);
  answer.list(
    found.slice(0, SHOWN).map((voucher) => ({
      title: say.plainFact(voucher.customer.organisation),
      text: `${voucherLine(say, voucher)} · ${statusLook(say, voucher).text}`,
      card: sharedVoucherCard(say, voucherView(voucher, context), [], services.botId),
    })),
  );
}

async function matching(turn: Turn, typed: string): Promise<readonly Voucher[]> {
  const voucherId = voucherIdFrom(typed);
  if (voucherIdCheck(voucherId, turn.services.programme).met) {
    const named = await turn.voucher(voucherId);
    if (named) return [named];
  }
  const all = await vouchersOf(turn, VOUCHER_STATUSES, await scopeOf(turn), LOOKED_AT);
  const wanted = typed.toLowerCase();
  return all.filter(({ voucherId: id, customer, offer }) =>
    [id, customer.organisation, offer].some((text) => text.toLowerCase().includes(wanted)),
  );
}
