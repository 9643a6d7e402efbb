import type { Day } from '../workflow/day.ts';
import { coded, day, type Fact } from '../workflow/facts.ts';
import type { Voucher } from '../workflow/voucher/voucher.ts';
import type { Speaker } from '../locales/speaker.ts';
import type { Element } from './card.ts';
import type { VoucherAction } from './voucher-buttons.ts';

/** What comes next, who does it, and its last day. */
export interface NextStep {
  /** `deliver`: the engagement itself · `await-payment`: Microsoft has the request. */
  readonly action: VoucherAction | 'deliver' | 'await-payment';
  readonly by: 'you' | 'assignee' | 'consultant' | 'admin' | 'customer' | 'microsoft';
  readonly until?: Day;
}

/** What comes next in words, or why nothing does. */
export function nextElements(
  say: Speaker,
  voucher: Voucher,
  next: NextStep | undefined,
): readonly Element[] {
  if (next === undefined) {
    const over = voucher.status === 'expired' ? 'expired' : 'all-done';
    return [sentence(say.text(`next.${over}`))];
  }
  const who = say.text(`next.by.${next.by}`, { person: personOf(voucher, next) });
  const until = next.until === undefined ? '' : say.text('next.until', { day: day(next.until) });
  return [
    { ...sentence(say.text(`next.${next.action}`)), weight: 'bolder' },
    { ...sentence([who, until].filter((part) => part !== '').join(' · ')), isSubtle: true },
  ];
}

function sentence(text: string): Element {
  return { type: 'TextBlock', text, wrap: true, spacing: 'none' };
}

function personOf({ assignee, reservation }: Voucher, { by }: NextStep): Fact {
  if (by === 'consultant') return coded('person', reservation?.consultant ?? '');
  if (assignee.personId !== undefined) return coded('person', assignee.personId);
  return assignee.name ?? assignee.email ?? '';
}
