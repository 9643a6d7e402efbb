import { profileCard } from '../cards/partner/profile-card.ts';
import type { PartnerEvent } from '../workflow/partner/commands/catalogue.ts';
import { mayAct } from '../workflow/partner/permissions.ts';
import type { Turn } from './turn.ts';

/** The business profile as customers see it, with the events just recorded. */
export async function showProfile(turn: Turn, done: readonly PartnerEvent[] = []): Promise<void> {
  const { programme } = turn.services;
  const { locations, profile } = await turn.partner();
  const mayEdit = mayAct(await turn.actor(), 'profile', programme, undefined);
  await turn.show(profileCard(turn.t, { profile, locations, programme, mayEdit, done }));
}
