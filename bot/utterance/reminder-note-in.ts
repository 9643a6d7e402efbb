import { voucherIdFrom, withPlainHyphens } from '../../workflow/programme/voucher-id.ts';
import { customerKey } from '../../workflow/voucher/customer-name.ts';
import type { Day } from '../../workflow/kernel/day.ts';
import { periodsIn } from './periods.ts';
import { anyWord, wholeWord } from './word-lists.ts';

const BEGINS = new RegExp(`^\\s{0,3}${anyWord('understand.remind')}(?![\\p{L}\\p{N}])`, 'iu');
const MARKS = String.raw`[\s,;:.!?–—-]{1,5}`;
const LEADS = new RegExp(
  `^(?:${MARKS}|${anyWord('understand.remind.about')}(?![\\p{L}\\p{N}]))`,
  'iu',
);
const TRAILS = new RegExp(
  `(?:${MARKS}|(?<![\\p{L}\\p{N}])${anyWord('understand.remind.about')})$`,
  'iu',
);
const BEFORE_DAY = new RegExp(`${wholeWord(anyWord('understand.remind.on'))}\\s{0,3}$`, 'iu');

/** True for "remind me …", whatever follows. */
export const beginsReminder = (text: string): boolean => BEGINS.test(text);

/**
 * The note in a sentence that sets a reminder: "call them" of "remind me about ABCD-1234 on Friday to call
 * them". Empty if it only names the voucher and the day.
 */
export async function reminderNoteIn(
  text: string,
  of: { readonly ids: readonly string[]; readonly today: Day; readonly customer?: string },
): Promise<string> {
  if (!beginsReminder(text)) return '';
  let rest = withPlainHyphens(text);
  const periods = await periodsIn(rest, of.today);
  for (const { end, start, withWord = start } of periods.toReversed())
    rest = `${rest.slice(0, withWord).replace(BEFORE_DAY, '')} ${rest.slice(end)}`;
  rest = rest.replace(/[\p{L}\p{N}][\p{L}\p{N}-]*/gu, (token) =>
    of.ids.includes(voucherIdFrom(token)) ? '' : token,
  );
  rest = trimmed(rest.replace(BEGINS, ''));
  const { customer = '' } = of;
  const isName = customer !== '' && customerKey(customer).startsWith(customerKey(rest));
  return isName ? '' : rest.replaceAll(/\s+/gu, ' ');
}

function trimmed(text: string): string {
  let rest = text;
  for (const part of [LEADS, TRAILS]) while (part.test(rest)) rest = rest.replace(part, '');
  return rest;
}
