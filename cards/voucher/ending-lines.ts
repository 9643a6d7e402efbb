import { coded, day, type Fact } from '../../workflow/kernel/facts.ts';
import type { Ending } from '../../workflow/views/voucher-view.ts';
import type { EndingRecord } from '../../workflow/voucher/checks/ending-records.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Element } from '../kit/card.ts';
import { backTo, openLines } from '../kit/open-points.ts';

/** One warning per record that ends before the engagement, with the button that renews it. */
export function endingLines(
  t: Translator,
  ending: readonly Ending[],
  voucher: Voucher,
): readonly Element[] {
  const points = ending.map(({ remedy, ...record }) => ({
    what: endingWords(t, record),
    remedy,
    isWarning: true,
  }));
  return [{ type: 'Container', items: openLines(t, points, { data: backTo(voucher, 'status') }) }];
}

function endingWords(t: Translator, record: EndingRecord): string {
  const { kind, state, until } = record;
  const facts = { about: aboutFact(record), state, until: until === undefined ? '' : day(until) };
  return t.text(`ending.${kind}`, facts);
}

function aboutFact({ about, kind }: EndingRecord): Fact {
  if (kind === 'training' || about === '') return '';
  const names = { enrolment: 'offer', competency: 'competency', exam: 'person' } as const;
  return coded(names[kind], about);
}
