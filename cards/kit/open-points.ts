import type { Check } from '../../workflow/kernel/checks.ts';
import { anyOf } from '../../workflow/kernel/facts.ts';
import type { PartnerStepName } from '../../workflow/partner/commands/catalogue.ts';
import type { Remedy } from '../../workflow/views/remedies.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Element } from './card.ts';
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
}

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

function help(t: Translator, remedy: Remedy, { inForm, isNext }: Options): readonly Element[] {
  if (!remedy.mine) return [subtle(whomToAsk(t, remedy))];
  const action = commandAction(
    t,
    remedy.step,
    {},
    {
      ...(isNext && { style: 'positive' as const }),
      ...(inForm && { inputs: 'none' as const }),
    },
  );
  return [{ type: 'ActionSet', spacing: 'small', actions: [action] }];
}

/** Names in one sentence. */
const NAMES_MAX = 3;

export function whomToAsk(t: Translator, { who }: Remedy): string {
  return t.text('remedy.ask', { who: who.length === 0 ? '' : anyOf(who.slice(0, NAMES_MAX)) });
}
