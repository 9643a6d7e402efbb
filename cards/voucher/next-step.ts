import { coded, day, type Fact } from '../../workflow/kernel/facts.ts';
import type { NextStep } from '../../workflow/views/offered-steps.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Element } from '../kit/card.ts';

/** The next step, who takes it and by when; or why there is none. */
export function nextElements(
  t: Translator,
  voucher: Voucher,
  next: NextStep | undefined,
): readonly Element[] {
  if (next === undefined) return [sentence(t.text(`next.${endOf(voucher)}`))];
  const who = t.text(`next.by.${next.by}`, { person: personOf(voucher, next) });
  const until = next.until === undefined ? '' : t.text('next.until', { day: day(next.until) });
  return [
    {
      ...sentence(t.text(`next.${next.action}`, { status: voucher.payment?.status ?? '' })),
      weight: 'bolder',
    },
    { ...sentence(until === '' ? who : `${who} · ${until}`), isSubtle: true },
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

function endOf({ payment, status }: Voucher): 'expired' | 'all-done' | 'payment-over' {
  if (status === 'expired') return 'expired';
  return payment?.status === 'paid' ? 'all-done' : 'payment-over';
}
