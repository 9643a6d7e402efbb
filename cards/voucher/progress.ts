import { coded, day, type Fact } from '../../workflow/kernel/facts.ts';
import type { NextStep } from '../../workflow/views/offered-steps.ts';
import { PROGRESS_STEPS, type StepStates } from '../../workflow/views/voucher-view.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import { badge } from '../kit/badge.ts';
import type { Element } from '../kit/card.ts';
import { paragraph } from '../kit/text-blocks.ts';

const LOOKS = {
  done: { sign: '✔ ', color: 'good' },
  now: { sign: '▶ ', color: 'accent' },
  stopped: { sign: '✘ ', color: 'attention' },
  ahead: { sign: '', color: 'default' },
} as const;

/**
 * All steps in a row, each with its number and a sign. The text below names the current step, or if
 * the voucher `ended` the step that was not taken.
 */
export function stepperElements(
  t: Translator,
  states: StepStates,
  ended = false,
): readonly Element[] {
  const at = states.indexOf('now');
  const now = PROGRESS_STEPS[at];
  const text =
    now === undefined
      ? t.text('stepper.all-done', { count: PROGRESS_STEPS.length })
      : t.text(ended ? 'stepper.ended-at' : 'stepper.at', {
          number: at + 1,
          count: PROGRESS_STEPS.length,
          step: t.plain(`step.${now}`),
        });
  return [
    {
      type: 'ColumnSet',
      columns: states.map((state, index) =>
        column(index + 1, ended && state === 'now' ? 'stopped' : state),
      ),
    },
    { type: 'TextBlock', text, wrap: true, spacing: 'small' },
  ];
}

function column(number: number, state: keyof typeof LOOKS): Element {
  const { sign, color } = LOOKS[state];
  return {
    type: 'Column',
    width: 'stretch',
    spacing: 'none',
    items: [
      {
        type: 'TextBlock',
        text: `${sign}${number}`,
        wrap: true,
        color,
        horizontalAlignment: 'center',
        ...((state === 'now' || state === 'stopped') && { weight: 'bolder' }),
        ...(state === 'ahead' && { isSubtle: true }),
      },
    ],
  };
}

/** The next step, who takes it and by when; or why there is none. */
export function nextElements(
  t: Translator,
  voucher: Voucher,
  next: NextStep | undefined,
): readonly Element[] {
  if (next === undefined)
    return [{ ...paragraph(t.text(`next.${endOf(voucher)}`)), spacing: 'none' }];
  const actorText = t.text(`next.by.${next.by}`, { person: personOf(voucher, next) });
  const until = next.until === undefined ? '' : t.text('next.until', { day: day(next.until) });
  return [
    {
      ...paragraph(t.text(`next.${next.action}`, { status: voucher.payment?.status ?? '' })),
      spacing: 'none',
      weight: 'bolder',
    },
    {
      ...paragraph(until === '' ? actorText : `${actorText} · ${until}`),
      spacing: 'none',
      isSubtle: true,
    },
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
