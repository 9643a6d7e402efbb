import { nextCard, type NextTask } from '../../cards/lists/next-card.ts';
import { today } from '../../dialogs/choices.ts';
import { showOnboarding } from '../../dialogs/show-onboarding.ts';
import { contextOf } from '../../dialogs/show-voucher.ts';
import type { Turn } from '../../dialogs/turn.ts';
import type { Context } from '../../workflow/partner/context.ts';
import type { DueList, DuePosition, PersonFilter } from '../../workflow/records/due-vouchers.ts';
import { mergedPage, type DatedLine, type LinesAfter } from '../../workflow/views/merged-page.ts';
import { onboardingView } from '../../workflow/views/onboarding-view.ts';
import { dueOn, nextStep, type NextStep } from '../../workflow/views/offered-steps.ts';
import type { DirectCommand } from './command.ts';
import { showStatus } from './status.ts';
import { scopeOf } from './vouchers.ts';
import { listedFor, listsOf } from './whose-lists.ts';

/** Maximum number of tasks counted; the card then says that there are more. */
const COUNTED = 20;

/** Vouchers read at most: a list can contain many that wait for other people. */
const LOOKED_AT = 500;
const AT_ONCE = COUNTED + 1;

/** The person's own tasks, most urgent first; for a named voucher its card. */
export const next: DirectCommand = {
  kind: 'direct',
  name: 'next',
  action: 'read',
  aboutVoucher: true,
  async run(turn, { voucherId }) {
    if (voucherId !== undefined) return showStatus(turn, voucherId);
    const context = await contextOf(turn);
    const lists = listsOf(turn, await scopeOf(turn)).flatMap((whose) =>
      (['to-report', 'to-do'] as const).map((list) =>
        tasksIn(turn, context, { list, whose, isTask: isToDo }),
      ),
    );
    const led = { consultantId: turn.person.personId };
    const ahead = mayLead(context)
      ? [tasksIn(turn, context, { list: 'report-due', whose: led, isTask: isToDeliver })]
      : [];
    const { items, cursor } = await mergedPage([...lists, ...ahead], COUNTED);
    const { isNew, maySetUp } = onboardingView(context);
    const isSettingUp = isNew && maySetUp;
    if (isSettingUp && items.length === 0) return showOnboarding(turn);
    const andMore = cursor !== undefined;
    await turn.show(nextCard(turn.t, { tasks: items, andMore, isSettingUp, today: today(turn) }));
  },
};

interface TaskList {
  readonly list: DueList;
  readonly whose: PersonFilter;
  readonly isTask: (step: NextStep) => step is NextTask['step'];
}

function tasksIn(
  turn: Turn,
  context: Context,
  { isTask, ...query }: TaskList,
): LinesAfter<NextTask> {
  const asked = { ...query, today: today(turn) };
  return async (_first, limit) => {
    const reader = await turn.reader();
    const lines: DatedLine<NextTask>[] = [];
    let after: DuePosition | undefined;
    for (let seen = 0; seen < LOOKED_AT && lines.length < limit; seen += AT_ONCE) {
      const found = await reader.due(turn.tenantId, asked, AT_ONCE, after);
      for (const { position, voucher } of found) {
        const step = nextStep(voucher, context);
        if (step === undefined || !isTask(step)) continue;
        const key = voucher.voucherId;
        lines.push({
          on: dueOn(voucher, step),
          key,
          position,
          item: { voucher, step, of: listedFor(turn, voucher) },
        });
      }
      after = found.at(-1)?.position;
      if (found.length < AT_ONCE) break;
    }
    return lines.slice(0, limit);
  };
}

/** A step that the person can take now. */
const isToDo = (step: NextStep): step is NextTask['step'] =>
  step.by === 'you' && step.action !== 'deliver' && step.action !== 'await-payment';

/** An engagement that the person leads. */
const isToDeliver = (step: NextStep): step is NextTask['step'] =>
  step.by === 'you' && step.action === 'deliver';

/** True if one of the roles can lead engagements. */
const mayLead = ({ actor, programme }: Context): boolean =>
  actor.kind === 'person' && actor.roles.some((role) => programme.permissions[role].led.length > 0);
