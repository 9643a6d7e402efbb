import type { PersonChoice } from '../cards/kit/choices.ts';
import type { Translator } from '../locales/translator.ts';
import { coded } from '../workflow/kernel/facts.ts';
import { dayAt, type Day } from '../workflow/kernel/day.ts';
import type { Context } from '../workflow/partner/context.ts';
import type { Location, Member, Partner } from '../workflow/partner/partner.ts';
import { membersWith, presentOrFormer } from '../workflow/partner/team.ts';
import { mayAct } from '../workflow/partner/permissions.ts';
import type { Turn } from './turn.ts';

/** Today in the partner's time zone. */
export const today = ({ services: { clock, timeZone } }: Turn): Day => dayAt(clock.now(), timeZone);

export const locationsIn = (locations: readonly Location[], country: string): readonly Location[] =>
  locations.filter((location) => location.country === country);

/** The consultants; the desk decides if one is qualified for the engagement. */
export const consultantChoices = (partner: Partner): readonly PersonChoice[] =>
  choices(membersWith(partner, 'consultant'));

/** The consultants, and the one of the reservation who has left since. */
export function consultantsFor(
  t: Translator,
  partner: Partner,
  reserved: string | undefined,
): readonly PersonChoice[] {
  const present = consultantChoices(partner);
  const id = reserved && (presentOrFormer(partner, reserved)?.personId ?? reserved);
  if (reserved === undefined || present.some(({ personId }) => personId === id)) return present;
  return [...present, { personId: reserved, name: t.plainFact(coded('person', reserved)) }];
}

/** Members who can take the voucher over from its assignee. */
export function colleagueChoices(
  { partner, programme }: Pick<Context, 'partner' | 'programme'>,
  assigneeId: string | undefined,
): readonly PersonChoice[] {
  const canCarryOn = (member: Member): boolean =>
    mayAct({ kind: 'person', ...member }, 'reserve', programme, { assignee: member });
  return choices(
    partner.members.filter((member) => member.personId !== assigneeId && canCarryOn(member)),
  );
}

export const memberChoices = ({ members }: Partner): readonly PersonChoice[] => choices(members);

function choices(members: readonly Member[]): readonly PersonChoice[] {
  return members
    .map(({ personId, name }) => ({ personId, name }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
