import type { Check } from '../../workflow/kernel/checks.ts';
import { anyOf } from '../../workflow/kernel/facts.ts';
import type { PartnerStepName } from '../../workflow/partner/commands/catalogue.ts';
import type { Remedy } from '../../workflow/views/remedies.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { DeskData, Element } from './card.ts';
import { checkWords } from './check-words.ts';
import { commandAction } from './form-actions.ts';
import { iconLine } from './icon.ts';
import { paragraph, subtle } from './text-blocks.ts';

/** Something that is missing, and the command that adds it. */
export interface OpenPoint {
  readonly what: string;
  /** Instruction, shown if no command helps. */
  readonly next?: string;
  readonly remedy?: Remedy;
  /** Absent: it blocks the step. */
  readonly isWarning?: boolean;
}

export function openPoint(t: Translator, check: Check, remedy: Remedy | undefined): OpenPoint {
  return { ...checkWords(t, check), remedy };
}

interface Options {
  /** The first button is the next step of the card. */
  readonly isNext?: boolean;
  /** The card has inputs, which may be empty at the click. */
  readonly inForm?: boolean;
  /** Data of the buttons; see `backTo`. */
  readonly data?: DeskData;
}

/** Data of a button that leads back to the voucher's form, or its card (`status`), afterwards. */
export const backTo = ({ voucherId }: Pick<Voucher, 'voucherId'>, to: string): DeskData => ({
  voucherId,
  backTo: to,
});

/** One line per point, with the button that helps, or the names of those who have it. */
export function openLines(
  t: Translator,
  points: readonly OpenPoint[],
  options: Options = {},
): readonly Element[] {
  const shown = new Set<PartnerStepName>();
  return points.map(({ isWarning = false, next = '', remedy, what }) => {
    const isNext = options.isNext === true && shown.size === 0;
    const isKnown = remedy !== undefined && shown.has(remedy.step);
    if (remedy?.mine) shown.add(remedy.step);
    return iconLine(isWarning ? 'exception' : 'unmet', [
      paragraph(what),
      ...(remedy === undefined && next !== '' ? [subtle(next)] : []),
      ...(remedy === undefined || isKnown ? [] : help(t, remedy, { ...options, isNext })),
    ]);
  });
}

function help(t: Translator, remedy: Remedy, options: Options): readonly Element[] {
  if (!remedy.mine) return [subtle(whomToAsk(t, remedy))];
  const { data, inForm, isNext } = options;
  const action = commandAction(t, remedy.step, data, {
    ...(isNext && { style: 'positive' as const }),
    ...(inForm && { inputs: 'none' as const }),
  });
  return [{ type: 'ActionSet', spacing: 'small', actions: [action] }];
}

/** One button per command that the reader may use, then whom to ask for the others. */
export function remedyButtons(
  t: Translator,
  all: readonly (Remedy | undefined)[],
  { data, inForm, isNext }: Options,
): readonly Element[] {
  const remedies = new Map(all.flatMap((one) => (one === undefined ? [] : [[one.step, one]])));
  const [mine, others] = [true, false].map((wanted) =>
    [...remedies.values()].filter((one) => one.mine === wanted),
  );
  const actions = (mine ?? []).map(({ step }, at) =>
    commandAction(t, step, data, {
      ...(isNext && at === 0 && { style: 'positive' as const }),
      ...(inForm && { inputs: 'none' as const }),
    }),
  );
  const asked = Map.groupBy(others ?? [], (one) => whomToAsk(t, one));
  return [
    ...(actions.length === 0 ? [] : [{ type: 'ActionSet', spacing: 'small', actions }]),
    ...[...asked].map(([whom, steps]) =>
      subtle(`${steps.map(({ step }) => t.text(`button.${step}`)).join(', ')}: ${whom}`),
    ),
  ];
}

/** Names in one sentence. */
const NAMES_MAX = 3;

function whomToAsk(t: Translator, { who }: Remedy): string {
  return t.text('remedy.ask', { who: who.length === 0 ? '' : anyOf(who.slice(0, NAMES_MAX)) });
}
