import { ANY, capacityCard, capacityChoiceCard } from '../../cards/lists/capacity-card.ts';
import { readCursors } from '../../cards/kit/page-actions.ts';
import { bookingsIn } from '../../dialogs/planning.ts';
import { contextOf } from '../../dialogs/show-voucher.ts';
import { addDays, isDay, type Day } from '../../workflow/kernel/day.ts';
import type { Context } from '../../workflow/partner/context.ts';
import { membersWith } from '../../workflow/partner/team.ts';
import { engagementOf } from '../../workflow/programme/requirements.ts';
import { capacityOf } from '../../workflow/views/capacity-view.ts';
import { handoverNamed } from '../utterance/people-named.ts';
import type { CommandInput, DirectCommand } from './command.ts';
import { engagementNamed } from './engagement-named.ts';

/** The period without one in the question: eight weeks. */
const PERIOD_DAYS = 56;

/** Who is booked when, and who is qualified and free for an engagement. */
export const capacity: DirectCommand = {
  kind: 'direct',
  name: 'capacity',
  action: 'read',
  aboutVoucher: false,
  applies: ['consultantId', 'engagement', 'period', 'scope'],
  async run(turn, asked) {
    const context = await contextOf(turn);
    const query = capacityQuery(asked, context, turn.person.personId);
    const { consultant, engagement, from, until } = query;
    if (asked.extra.choose === 'yes')
      return turn.show(
        capacityChoiceCard(turn.t, {
          ...query,
          programme: context.programme,
          consultants: byName(context),
        }),
      );
    const bookings = await bookingsIn(turn, { from, until }, consultant);
    const { programme } = context;
    const wanted = engagement === undefined ? undefined : engagementOf(programme, engagement);
    const all = capacityOf(context, bookings, wanted);
    const lines =
      consultant === undefined ? all : all.filter(({ personId }) => personId === consultant);
    const cursors = readCursors(asked.extra.cursors);
    await turn.mention(bookings, { personId: consultant });
    await turn.show(
      capacityCard(turn.t, {
        ...query,
        lines,
        first: Math.max(0, Number.parseInt(cursors.at(-1) ?? '0', 10) || 0),
        cursors,
      }),
    );
  },
};

export interface CapacityQuery {
  readonly consultant?: string;
  readonly engagement?: string;
  readonly from: Day;
  readonly until: Day;
  /** The end that was asked for lies before the start. */
  readonly isEndIgnored: boolean;
}

/** The data of a button come first, then the inputs of the card, then the message. */
export function capacityQuery(
  { conditions = {}, extra, text, values }: CommandInput,
  { partner, programme, today }: Pick<Context, 'partner' | 'programme' | 'today'>,
  sender: string,
): CapacityQuery {
  const given = { ...values, ...extra };
  const { period, scope } = conditions;
  const consultants = membersWith(partner, 'consultant');
  const named = handoverNamed(text, consultants, sender);
  const isClicked = given.periodFrom !== undefined;
  const consultant = isClicked
    ? given.ofConsultant
    : (conditions.consultantId ??
      named.colleague ??
      (named.from === sender ? undefined : named.from) ??
      (scope === 'mine' ? sender : undefined));
  const engagement = isClicked
    ? given.ofEngagement
    : (conditions.engagement ?? engagementNamed(text, programme));
  const from = dayOf(given.periodFrom ?? period?.from) ?? today;
  const end = dayOf(given.periodUntil ?? period?.to);
  const isEndIgnored = end !== undefined && end < from;
  return {
    ...known({ consultant, engagement }),
    from,
    until: end === undefined || isEndIgnored ? addDays(from, PERIOD_DAYS - 1) : end,
    isEndIgnored,
  };
}

const dayOf = (text: string | undefined): Day | undefined =>
  text !== undefined && isDay(text) ? text : undefined;

const known = (choices: {
  readonly consultant: string | undefined;
  readonly engagement: string | undefined;
}): Pick<CapacityQuery, 'consultant' | 'engagement'> =>
  Object.fromEntries(
    Object.entries(choices).filter(([, value = ANY]) => value !== ANY && value !== ''),
  );

const byName = ({ partner }: Context) =>
  membersWith(partner, 'consultant').toSorted((a, b) => a.name.localeCompare(b.name));
