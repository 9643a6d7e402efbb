import type { Values } from '../../dialogs/turn.ts';
import type { Day } from '../../workflow/kernel/day.ts';
import type { Member } from '../../workflow/partner/partner.ts';
import { handoverNamed } from './people-named.ts';
import { periodsIn } from './periods.ts';

/** Values of the form from "I am away from 1 to 14 December, Bob covers". */
export async function absenceIn(
  text: string,
  today: Day,
  members: readonly Member[],
  sender: string,
): Promise<Values> {
  if (text === '') return {};
  const periods = (await periodsIn(text, today)).flatMap((one) => one.value('future') ?? []);
  const last = periods
    .flatMap(({ to }) => to ?? [])
    .toSorted()
    .at(-1);
  const [named] = periods.flatMap(({ from }) => from ?? []).toSorted();
  // "Away until Friday" begins today.
  const first = named ?? (last === undefined ? undefined : today);
  const others = members.filter(({ personId }) => personId !== sender);
  const { colleague, from } = handoverNamed(text, others, sender);
  const cover = colleague ?? (from === sender ? undefined : from);
  return {
    ...(first !== undefined && { from: first }),
    ...(last !== undefined && { until: last }),
    ...(cover !== undefined && { colleague: cover }),
  };
}
