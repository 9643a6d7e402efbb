import { anyOf } from '../../workflow/kernel/facts.ts';
import type { PartnerEvent } from '../../workflow/partner/commands/catalogue.ts';
import type { OnboardingTask, OnboardingView } from '../../workflow/views/onboarding-view.ts';
import { PROGRESS_STEPS } from '../../workflow/views/voucher-view.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card, CardAction, Element } from '../kit/card.ts';
import { commandAction, type Verb } from '../kit/form-actions.ts';
import { iconColumn } from '../kit/icon.ts';
import { linkAction } from '../kit/link-action.ts';
import { paragraph, subheading, subtle } from '../kit/text-blocks.ts';
import { entryAtStep4 } from './entry-at-step-4.ts';
import { partnerCard } from './partner-card.ts';

export interface OnboardingCardView extends OnboardingView {
  /** The buttons with which an active partner begins at step 4. */
  readonly entry: readonly Verb[];
  readonly done?: readonly PartnerEvent[];
}

/** Names of members that fit on a line. */
const WHO_MAX = 3;

const ICONS = { done: 'met', open: 'unmet', later: 'later' } as const;

/** The tasks of a new company before its first reservation: done, open, and by whom. */
export function onboardingCard(t: Translator, view: OnboardingCardView): Card {
  const { done, entry, isNew, next, programme, tasks } = view;
  const required = tasks.filter(({ isOptional }) => !isOptional);
  const count = required.filter(({ state }) => state === 'done').length;
  const isComplete = count === required.length;
  return partnerCard(t, {
    done,
    title: t.text('onboarding.title'),
    rows: [
      paragraph(
        t.text(isComplete ? 'onboarding.complete' : 'onboarding.intro', {
          done: count,
          total: required.length,
        }),
      ),
      ...tasks.flatMap((task, at) => [
        ...(task.step === tasks[at - 1]?.step ? [] : [stepTitle(t, task)]),
        taskRow(t, task, task === next),
      ]),
      ...(isNew ? entryAtStep4(t, entry) : []),
    ],
    actions: [
      ...(isComplete ? afterwards(t) : []),
      commandAction(t, 'programme'),
      ...linkAction(t, programme, 'partner-center'),
    ],
  });
}

const afterwards = (t: Translator): readonly CardAction[] => [
  commandAction(t, 'guide', {}, { style: 'positive' }),
  commandAction(t, 'register'),
];

function stepTitle(t: Translator, { step }: OnboardingTask): Element {
  const name = PROGRESS_STEPS[step - 1] ?? 'assign';
  return subheading(t.text('onboarding.step', { number: step, step: t.plain(`step.${name}`) }));
}

function taskRow(t: Translator, task: OnboardingTask, isNext: boolean): Element {
  const { byReader, command, isOptional, name, role, state } = task;
  const isOpen = state === 'open';
  const notes = [
    ...(isOptional && state !== 'done' ? [t.text('onboarding.optional')] : []),
    ...(state === 'later' ? [t.text('onboarding.later')] : []),
    ...(state !== 'done' && !byReader ? [who(t, task)] : []),
  ];
  const button =
    isOpen && byReader
      ? commandAction(
          t,
          command as Verb,
          { guided: true, ...(role !== undefined && { role }) },
          {
            tooltip: t.plain(`onboarding.task.${name}`),
            ...(isNext && { style: 'positive' }),
          },
        )
      : undefined;
  return {
    type: 'ColumnSet',
    spacing: 'small',
    columns: [
      iconColumn(isOpen && isOptional ? 'later' : ICONS[state]),
      {
        type: 'Column',
        width: 'stretch',
        verticalContentAlignment: 'center',
        items: [
          { ...paragraph(t.text(`onboarding.task.${name}`)), ...(isOpen && { weight: 'bolder' }) },
          ...notes.map(subtle),
          // Below the text: a button in the same row narrows the text in a small window.
          ...(button === undefined ? [] : [{ type: 'ActionSet', actions: [button] }]),
        ],
      },
    ],
  };
}

/** Names up to three members who may do it, or the admins in general. */
function who(t: Translator, task: OnboardingTask): string {
  const isNamed = task.who.length > 0 && task.who.length <= WHO_MAX;
  return t.text('onboarding.who', { people: isNamed ? anyOf(task.who) : '' });
}
