import type { Card } from '../cards/kit/card.ts';
import { withdrawConfirmCard } from '../cards/partner/withdraw-confirm-card.ts';
import type { PartnerEvent } from '../workflow/partner/commands/catalogue.ts';
import type { FormerMember, Member, Partner } from '../workflow/partner/partner.ts';
import { memberFor, presentOrFormer } from '../workflow/partner/team.ts';
import { ROLES, type Programme, type Role } from '../workflow/programme/definition.ts';
import { canTakeOver, today } from './choices.ts';
import { ledEngagements, openVouchers } from './open-vouchers.ts';
import { showTeam } from './show-team.ts';
import type { Turn, Values } from './turn.ts';

/** Shows what the person holds; undefined if that is nothing, or the reader has seen it. */
export async function confirmWithdrawal(turn: Turn, values: Values): Promise<Card | undefined> {
  const { person = '', confirmed } = values;
  const role = ROLES.find((one) => one === values.role);
  const member = memberFor(await turn.partner(), person);
  if (confirmed === 'true' || role === undefined || !member?.roles.includes(role)) return undefined;
  const { programme, ids } = turn.services;
  const after = { ...member, roles: member.roles.filter((held) => held !== role) };
  const loses = canTakeOver(programme, member) && !canTakeOver(programme, after);
  const vouchers = loses ? await openVouchers(turn, assigneeOf(member)) : [];
  const engagements = role === 'consultant' ? await ledEngagements(turn, member.personId) : [];
  if (vouchers.length + engagements.length === 0) return undefined;
  const { personId } = member;
  return withdrawConfirmCard(turn.t, {
    personId,
    role,
    commandId: ids.next(),
    vouchers,
    engagements,
    today: today(turn),
  });
}

/** Shows the team and the open vouchers of a person who can no longer continue them. */
export async function showWithdrawn(turn: Turn, done: readonly PartnerEvent[]): Promise<void> {
  const { programme } = turn.services;
  const partner = await turn.partner();
  const withdrawn = done.find((event) => event.type === 'role-withdrawn');
  const person = withdrawn && leaverOf(partner, programme, withdrawn);
  const count = person ? (await openVouchers(turn, assigneeOf(person))).length : 0;
  const left = person && count > 0 ? { personId: person.personId, count } : undefined;
  await showTeam(turn, { done, left });
}

/** The person, unless another role allows them to continue vouchers, or this one did not. */
function leaverOf(
  partner: Partner,
  programme: Programme,
  { personId, role }: { readonly personId: string; readonly role: Role },
): FormerMember | undefined {
  const person = presentOrFormer(partner, personId);
  const member = memberFor(partner, personId);
  if (person === undefined || !canTakeOver(programme, { ...person, roles: [role] }))
    return undefined;
  return member && canTakeOver(programme, member) ? undefined : person;
}

const assigneeOf = ({ email, personId }: FormerMember | Member) =>
  personId.startsWith('email:') ? { email } : { personId };
