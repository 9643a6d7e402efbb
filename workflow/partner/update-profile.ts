import { check, when, type Decision } from '../kernel/checks.ts';
import type { Context } from './context.ts';
import { coded } from '../kernel/facts.ts';
import { offerOf } from '../programme/requirements.ts';
import type { PartnerCommand } from './commands.ts';
import type { PartnerEvent } from './events.ts';
import { enrolmentCheck } from './standing-checks.ts';

/**
 * Creates or replaces the business profile; it shows only offers the company is enrolled in
 * (docs/programme-rules.md#business-profile).
 */
export function updateProfile(
  command: Extract<PartnerCommand, { name: 'update-profile' }>,
  { partner, programme, today }: Pick<Context, 'partner' | 'programme' | 'today'>,
): Decision<PartnerEvent> {
  const { name: _name, ...profile } = command;
  const countries = [...new Set(profile.countries)];
  const offersShown = [...new Set(profile.offersShown)];
  return when(
    [
      check('profile-complete', countries.length > 0, {}, 'countries'),
      ...offersShown.map((offer) =>
        offerOf(programme, offer)
          ? enrolmentCheck(partner, offer, today, 'offersShown')
          : check('offer-known', false, { offer: coded('offer', offer) }, 'offersShown'),
      ),
    ],
    () => [{ type: 'profile-updated', ...profile, countries, offersShown, updatedOn: today }],
  );
}
