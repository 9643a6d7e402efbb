import type { FormState } from '../cards/kit/card.ts';
import type { PersonChoice } from '../cards/kit/choices.ts';
import type { Translator } from '../locales/translator.ts';
import { check } from '../workflow/kernel/checks.ts';
import { coded } from '../workflow/kernel/facts.ts';
import { dayAt, type Day } from '../workflow/kernel/day.ts';
import type { Context } from '../workflow/partner/context.ts';
import type { Member, Partner } from '../workflow/partner/partner.ts';
import { isIdentified, memberFor, membersWith, presentOrFormer } from '../workflow/partner/team.ts';
import type { Programme } from '../workflow/programme/definition.ts';
import { mayAct, mayActOnAny } from '../workflow/partner/permissions.ts';
import type { Turn } from './turn.ts';

/** Today in the partner's time zone. */
export const today = ({ services: { clock, timeZone } }: Turn): Day => dayAt(clock.now(), timeZone);

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
  return choices(
    partner.members.filter(
      (member) => member.personId !== assigneeId && canTakeOver(programme, member),
    ),
  );
}

/** True if the roles allow the member to continue a voucher of their own. */
export const canTakeOver = (programme: Programme, member: Member): boolean =>
  mayAct({ kind: 'person', ...member }, 'reserve', programme, { assignee: member });

/** Members who can cover the person: they have one of their roles, or the rights of an admin. */
export function coverChoices(
  { actor, partner, programme }: Pick<Context, 'actor' | 'partner' | 'programme'>,
  personId: string,
): readonly PersonChoice[] {
  const own = actor.kind === 'person' ? actor.roles : [];
  const isAdmin = mayActOnAny(actor, 'handover', programme);
  return choices(
    partner.members.filter(
      (member) =>
        member.personId !== personId &&
        isIdentified(member) &&
        (mayActOnAny({ kind: 'person', ...member }, 'handover', programme) ||
          member.roles.some(
            (role) =>
              programme.permissions[role].covered.length > 0 && (isAdmin || own.includes(role)),
          )),
    ),
  );
}

export const memberChoices = ({ members }: Partner): readonly PersonChoice[] => choices(members);

function choices(members: readonly Member[]): readonly PersonChoice[] {
  return members
    .map(({ personId, name }) => ({ personId, name }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** Moves a colleague who is not a choice from the input to a check, unless it has one. */
export function withoutUnknown(
  form: FormState,
  colleagues: readonly PersonChoice[],
  partner: Partner,
): FormState {
  const { colleague, ...values } = form.values;
  if (colleague === undefined || colleague === '') return form;
  if (colleagues.some(({ personId }) => personId === colleague)) return form;
  if (form.refused.some(({ field }) => field === 'colleague')) return { ...form, values };
  const member = memberFor(partner, colleague);
  const assignee = member === undefined ? colleague : coded('person', member.personId);
  const unknown = check('assignee-known', false, { colleague: assignee }, 'colleague');
  return { values, refused: [...form.refused, unknown] };
}
