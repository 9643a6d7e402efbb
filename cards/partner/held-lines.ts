import { coded, day } from '../../workflow/kernel/facts.ts';
import type { EligibilityView, Held } from '../../workflow/views/eligibility-view.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Element } from '../kit/card.ts';
import { checkLines } from '../kit/check-lines.ts';
import { paragraph, subtle } from '../kit/text-blocks.ts';

/** The compliance training with its evidence, or what to do about it. */
export function trainingLines(
  t: Translator,
  { company, training }: EligibilityView,
): readonly Element[] {
  if (company.length === 0) return [paragraph(t.text('eligibility.company.none'))];
  const evidence = training
    ? { from: day(training.from), reference: training.reference }
    : undefined;
  return [
    ...checkLines(t, company),
    ...(evidence ? [subtle(t.text('eligibility.training.evidence', evidence))] : []),
  ];
}

/** So many fit on the card; the company's history has them all. */
const SHOWN = 12;

const WORDS = {
  valid: 'eligibility.competency',
  past: 'eligibility.competency.past',
  future: 'eligibility.competency.future',
} as const;
const SIGNS = { valid: '✔', past: '✘', future: '…' } as const;

/** The competencies with their levels, until when they count, and their evidence. */
export function heldLines(t: Translator, { held }: EligibilityView): readonly Element[] {
  if (held.length === 0) return [paragraph(t.text('eligibility.competencies.none'))];
  return held.slice(0, SHOWN).map((one) => heldLine(t, one));
}

function heldLine(t: Translator, held: Held): Element {
  const { competency, from, level, reference, state, validUntil } = held;
  const words = t.text(WORDS[state], {
    competency: coded('competency', competency),
    level: coded('level', level),
    from: day(from),
    until: validUntil === undefined ? '' : day(validUntil),
    reference,
  });
  return {
    ...paragraph(`${SIGNS[state]} ${words}`),
    spacing: 'small',
    isSubtle: state !== 'valid',
  };
}
