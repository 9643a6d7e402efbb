import { day } from '../../workflow/kernel/facts.ts';
import type { RecordedException, Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import { reasonWords } from '../history/event-words.ts';
import type { Element } from '../kit/card.ts';
import { foldedGroup } from '../kit/folded-group.ts';
import { iconLine } from '../kit/icon.ts';
import { paragraph, subtle } from '../kit/text-blocks.ts';

const GROUP = 'exceptions';

/** The steps recorded although they break rules, the latest first; the others are folded. */
export function exceptionElements(t: Translator, voucher: Voucher): readonly Element[] {
  const [first, ...others] = (voucher.exceptions ?? []).toReversed();
  if (first === undefined) return [];
  const title = t.plain('exceptions.more', { count: others.length });
  const items = others.map((one) => line(t, one));
  const more = items.length === 0 ? [] : foldedGroup({ id: GROUP, title, isOpen: false, items });
  return [{ type: 'Container', separator: true, items: [line(t, first), ...more] }];
}

function line(t: Translator, { broken, onDate, reason, step }: RecordedException): Element {
  return iconLine('exception', [
    paragraph(t.text('exceptions.step', { step, onDate: day(onDate) })),
    ...broken.map(({ code, facts }) => subtle(t.text(`check.${code}.unmet`, facts))),
    subtle(t.text('exceptions.reason', { reason: reasonWords(t, reason) })),
  ]);
}
