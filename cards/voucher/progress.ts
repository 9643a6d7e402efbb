import type { Day } from '../../workflow/kernel/day.ts';
import { coded, day, type Fact } from '../../workflow/kernel/facts.ts';
import type { NextStep } from '../../workflow/views/offered-steps.ts';
import { PROGRESS_STEPS, type StepStates } from '../../workflow/views/voucher-view.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import { badge } from '../kit/badge.ts';
import type { Element } from '../kit/card.ts';
import { foldedRow } from '../kit/folded-group.ts';
import { iconLine } from '../kit/icon.ts';
import { paragraph, subtle, textBar } from '../kit/text-blocks.ts';

const ICON_OF = { done: 'met', now: 'now', stopped: 'unmet', ahead: 'ahead' } as const;

/**
 * The number of the current step, or of the one at which the voucher `ended`, and a bar of the steps
 * done; a tap shows all steps.
 */
export function stepperElements(
  t: Translator,
  states: StepStates,
  ended = false,
): readonly Element[] {
  const at = states.indexOf('now');
  const now = PROGRESS_STEPS[at];
  const count = PROGRESS_STEPS.length;
  const text =
    now === undefined
      ? t.text('stepper.all-done', { count })
      : t.text(ended ? 'stepper.ended-at' : 'stepper.at', {
          number: at + 1,
          count,
          step: t.plain(`step.${now}`),
        });
  const done = states.filter((state) => state === 'done').length;
  const bar = {
    type: 'ProgressBar',
    value: done,
    max: count,
    color: ended ? 'Attention' : 'Accent',
    fallback: paragraph(textBar(done, count)),
  };
  const items = PROGRESS_STEPS.map((step, index) => {
    const state = ended && index === at ? 'stopped' : (states[index] ?? 'ahead');
    return iconLine(ICON_OF[state], [
      paragraph(t.text('stepper.step', { step: t.plain(`step.${step}`), state })),
    ]);
  });
  return foldedRow({ id: 'steps', main: [paragraph(text), bar], items });
}

/** Parts of the next step that the elements around it show. */
interface Known {
  /** The reader has the button of the step. */
  readonly hasButton?: boolean;
  /** The last day. */
  readonly until?: Day;
}

/** The next step, who takes it and by when; or why there is none. */
export function nextElements(
  t: Translator,
  voucher: Voucher,
  next: NextStep | undefined,
  known: Known = {},
): readonly Element[] {
  if (next === undefined)
    return [{ ...paragraph(t.text(`next.${endOf(voucher)}`)), spacing: 'none' }];
  const who = known.hasButton
    ? []
    : [t.text(`next.by.${next.by}`, { person: personOf(voucher, next) })];
  const until =
    next.until === undefined || next.until === known.until
      ? []
      : [t.text('next.until', { day: day(next.until) })];
  const line = [...who, ...until].join(' · ');
  return [
    {
      ...paragraph(t.text(`next.${next.action}`, { status: voucher.payment?.status ?? '' })),
      spacing: 'none',
      weight: 'bolder',
    },
    ...(line === '' ? [] : [subtle(line)]),
    ...(next.lateBy === undefined ? [] : [lateBadge(t, next.lateBy)]),
  ];
}

/** As in the list of deadlines: the report has been due since the engagement's last day. */
const lateBadge = (t: Translator, days: number): Element =>
  badge({ text: t.plain('next.late', { days }), style: 'Attention' }, { spacing: 'small' });

function personOf({ assignee, reservation }: Voucher, { by }: NextStep): Fact {
  if (by === 'consultant') return coded('person', reservation?.consultant ?? '');
  if (assignee.personId !== undefined) return coded('person', assignee.personId);
  return assignee.name ?? assignee.email ?? '';
}

function endOf({ payment, status }: Voucher): 'expired' | 'all-done' | 'payment-over' {
  if (status === 'expired') return 'expired';
  return payment?.status === 'paid' ? 'all-done' : 'payment-over';
}
