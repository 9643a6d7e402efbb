import { unmet, type Check } from '../../workflow/kernel/checks.ts';
import type { Facts } from '../../workflow/kernel/facts.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { FoundCount } from '../../workflow/records/search-vouchers.ts';
import type { Translator } from '../../locales/translator.ts';
import { deskData, type DeskData, type Element } from '../kit/card.ts';
import { badge } from '../kit/badge.ts';
import { checkLines, passedChecks } from '../kit/check-lines.ts';
import { choiceField, type Field, type Form } from '../kit/field.ts';
import { iconLine } from '../kit/icon.ts';
import { paragraph, subtle } from '../kit/text-blocks.ts';
import { voucherChoice, voucherTitle } from '../voucher/voucher-words.ts';

/** A voucher for which the step may be possible, with its checks. */
export interface Candidate {
  readonly voucher: Voucher;
  readonly checks: readonly Check[];
}

type Candidates = readonly [Candidate, ...Candidate[]];

/** A choice of vouchers, the requested one ticked; no field if there is only one. */
export function candidateField(form: Form, candidates: Candidates, total?: FoundCount): Field {
  if (candidates.length === 1) return [];
  const field = choiceField(form, 'voucherIds', {
    several: true,
    style: 'expanded',
    choices: candidates.map(({ voucher }) => ({
      title: voucherChoice(form.t, voucher),
      value: voucher.voucherId,
    })),
    value: candidates[0].voucher.voucherId,
  });
  const shown = candidates.length;
  if (total === undefined || total.count <= shown) return field;
  const facts = { shown, count: total.count, more: total.isMore ? 'yes' : 'no' };
  return [...field, subtle(form.t.text('candidates.shown', facts))];
}

/** A single voucher is named on the button; several are ticked in the form. */
export function candidateData(candidates: Candidates, commandId: string): DeskData {
  return candidates.length === 1 ? deskData(candidates[0].voucher, commandId) : { commandId };
}

/** Lists the unmet checks and warnings of each voucher, the met ones of the first behind a row. */
export function candidateChecks(t: Translator, candidates: Candidates): readonly Element[] {
  return candidates.flatMap(({ checks, voucher }, index) => {
    const short = checks.filter(isShort);
    const others = checks.filter((one) => !short.includes(one));
    const open = unmet(others);
    return [
      titleRow(t, voucher, open.length, index > 0),
      ...short.map((one) => shortLine(t, one)),
      ...checkLines(t, open),
      ...(index === 0
        ? passedChecks(
            t,
            'passed',
            others.filter(({ met }) => met),
          )
        : []),
    ];
  });
}

function titleRow(t: Translator, voucher: Voucher, open: number, separator: boolean): Element {
  const look = badge({
    text: t.plain('checks.state', { count: open }),
    style: open === 0 ? 'Good' : 'Attention',
  });
  const title = { ...paragraph(voucherTitle(t, voucher)), weight: 'bolder' };
  return {
    type: 'ColumnSet',
    separator,
    columns: [
      { type: 'Column', width: 'stretch', items: [title] },
      { type: 'Column', width: 'auto', items: [look] },
    ],
  };
}

/** Fewer days were delivered than the voucher stands for. */
const isShort = ({ code, facts, met }: Check): boolean =>
  met && code === 'days-within-service-level' && daysLeft(facts) > 0;

const daysLeft = ({ days, serviceLevel }: Facts): number => Number(serviceLevel) - Number(days);

/** The whole voucher is spent (docs/programme-rules.md#days-delivered). */
function shortLine(t: Translator, { code, facts }: Check): Element {
  return iconLine('exception', [
    paragraph(t.text(`check.${code}.met`, facts)),
    subtle(t.text('redeem.days-short', { left: daysLeft(facts) })),
  ]);
}
