import { readCursors } from '../../cards/kit/page-actions.ts';
import { nextCard, TASKS_A_PAGE, type NextTask } from '../../cards/lists/next-card.ts';
import { today } from '../../dialogs/choices.ts';
import { showOnboarding } from '../../dialogs/show-onboarding.ts';
import { contextOf } from '../../dialogs/show-voucher.ts';
import type { Turn } from '../../dialogs/turn.ts';
import type { Context } from '../../workflow/partner/context.ts';
import type { DueList, PersonFilter } from '../../workflow/records/due-vouchers.ts';
import { mergedPage, type DatedLine, type LinesAfter } from '../../workflow/views/merged-page.ts';
import { onboardingView } from '../../workflow/views/onboarding-view.ts';
import { dueOn, nextStep, type NextStep } from '../../workflow/views/offered-steps.ts';
import type { DirectCommand } from './command.ts';
import { showStatus } from './status.ts';
import { scopeOf } from './vouchers.ts';
import { duePosition, listedFor, listsOf, missedOn, UNDATED } from './whose-lists.ts';

/** Maximum number of tasks counted; the card then says that there are more. */
const COUNTED = 50;

/** Vouchers read at most for a page: a list can contain many that wait for other people. */
const LOOKED_AT = 5_000;
const AT_ONCE = COUNTED + 1;

/** The person's own tasks, most urgent first; for a named voucher its card. */
export const next: DirectCommand = {
  kind: 'direct',
  name: 'next',
  action: 'read',
  aboutVoucher: true,
  async run(turn, { extra, voucherId }) {
    if (voucherId !== undefined) return showStatus(turn, voucherId);
    const context = await contextOf(turn);
    const cursors = readCursors(extra.cursors);
    const scope = await scopeOf(turn);
    const lists = listsOf(turn, scope).flatMap((whose) =>
      (['questions', 'to-report', 'to-do'] as const).map((list) =>
        tasksIn(turn, context, { list, whose, isTask: isToDo }),
      ),
    );
    const led = { consultantId: turn.person.personId };
    const ahead = mayLead(context)
      ? [tasksIn(turn, context, { list: 'report-due', whose: led, isTask: isToDeliver })]
      : [];
    const all = [...lists, ...ahead];
    const page = await mergedPage(all, TASKS_A_PAGE, cursors.at(-1));
    const isWhole = cursors.length === 0 && page.cursor === undefined;
    const counted = isWhole ? page : await mergedPage(all, COUNTED);
    const { isNew, maySetUp } = onboardingView(context);
    const isSettingUp = isNew && maySetUp;
    if (isSettingUp && counted.items.length === 0) return showOnboarding(turn);
    const missed = await missedOn(turn, scope, cursors);
    if (scope === 'all') await turn.mention(page.items.map(({ voucher }) => voucher));
    const card = nextCard(turn.t, {
      tasks: page.items,
      total: { count: counted.items.length, isMore: counted.cursor !== undefined },
      paging: { cursors, next: page.cursor },
      isOfAll: scope === 'all',
      isSettingUp,
      missed,
      today: today(turn),
    });
    await turn.show(card);
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
  return async (from, limit) => {
    const reader = await turn.reader();
    const lines: DatedLine<NextTask>[] = [];
    let after = duePosition(from);
    for (let seen = 0; seen < LOOKED_AT && lines.length < limit; seen += AT_ONCE) {
      const found = await reader.due(turn.tenantId, asked, AT_ONCE, after);
      for (const { position, voucher } of found) {
        const step = nextStep(voucher, context);
        if (step === undefined || !isTask(step)) continue;
        const key = voucher.voucherId;
        const on = query.list === 'questions' ? UNDATED : dueOn(voucher, step);
        const item = { voucher, step, of: listedFor(turn, voucher) };
        lines.push({ on, key, position, item });
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
