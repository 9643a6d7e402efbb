import type { Check } from '../../workflow/kernel/checks.ts';
import { coded, day } from '../../workflow/kernel/facts.ts';
import type { EligibilityView, CompetencyView } from '../../workflow/views/eligibility-view.ts';
import type { Remedy } from '../../workflow/views/remedies.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Element } from '../kit/card.ts';
import { checkLines } from '../kit/check-lines.ts';
import { iconLine } from '../kit/icon.ts';
import { openLines, openPoint } from '../kit/open-points.ts';
import { shortened } from '../kit/plain-text.ts';
import { paragraph, subtle } from '../kit/text-blocks.ts';

export interface WithRemedies {
  /** The command that meets a check. */
  readonly remedyOf: (check: Check) => Remedy | undefined;
}

/** One line per check, the unmet ones first and with the button that helps. */
export function requirementLines(
  t: Translator,
  checks: readonly Check[],
  remedyOf: WithRemedies['remedyOf'],
): readonly Element[] {
  const points = checks.filter(({ met }) => !met).map((one) => openPoint(t, one, remedyOf(one)));
  return [
    ...openLines(t, points, { isNext: true }),
    ...checkLines(
      t,
      checks.filter(({ met }) => met),
    ),
  ];
}

/** The compliance training with its evidence, or the next step. */
export function trainingLines(
  t: Translator,
  { partnerChecks, remedyOf, training }: EligibilityView & WithRemedies,
): readonly Element[] {
  if (partnerChecks.length === 0) return [paragraph(t.text('eligibility.company.none'))];
  const evidence = training
    ? { from: day(training.from), reference: training.reference }
    : undefined;
  return [
    ...requirementLines(t, partnerChecks, remedyOf),
    ...(evidence ? [subtle(t.text('eligibility.training.evidence', evidence))] : []),
  ];
}

/** Lines that fit on the card, and characters of the evidence in each. */
const SHOWN = 10;
const EVIDENCE_MAX = 100;

const WORDS = {
  valid: 'eligibility.competency',
  past: 'eligibility.competency.past',
  future: 'eligibility.competency.future',
} as const;
const ICONS = { valid: 'met', past: 'unmet', future: 'later' } as const;

/** The competencies with their levels, validity and evidence. */
export function heldLines(t: Translator, { held }: EligibilityView): readonly Element[] {
  if (held.length === 0) return [paragraph(t.text('eligibility.competencies.none'))];
  const more = held.length - SHOWN;
  return [
    ...held.slice(0, SHOWN).map((one) => heldLine(t, one)),
    ...(more > 0 ? [subtle(t.text('eligibility.competencies.more', { count: more }))] : []),
  ];
}

function heldLine(t: Translator, held: CompetencyView): Element {
  const { competency, from, level, reference, state, validUntil } = held;
  const words = t.text(WORDS[state], {
    competency: coded('competency', competency),
    level: coded('level', level),
    from: day(from),
    until: validUntil === undefined ? '' : day(validUntil),
    reference: shortened(reference, EVIDENCE_MAX),
  });
  return iconLine(ICONS[state], [{ ...paragraph(words), isSubtle: state !== 'valid' }]);
}
