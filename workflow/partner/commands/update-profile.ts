import { z } from 'zod';
import { check } from '../../kernel/checks.ts';
import { allOf, coded } from '../../kernel/facts.ts';
import { country, line, paragraph, several, typedEmail } from '../../kernel/fields.ts';
import { offerOf } from '../../programme/requirements.ts';
import type { BusinessProfile } from '../partner.ts';
import { enrolmentCheck } from '../standing-checks.ts';
import { command, event } from './command.ts';

/**
 * Creates or replaces the business profile; it shows only offers the partner is enrolled in
 * (docs/programme-rules.md#business-profile).
 */
export const updateProfile = command({
  schema: z.object({
    companyName: line,
    description: paragraph,
    website: z
      .union([z.literal('').transform(() => undefined), z.url({ protocol: /^https?$/u }).max(500)])
      .optional(),
    contactName: line,
    contactEmail: typedEmail,
    countries: several(country),
    offersShown: several(line),
  }),
  actions: () => ['profile'],
  checks({ countries, offersShown }, { partner, programme, today }) {
    return [
      check('profile-complete', countries.length > 0, {}, 'countries'),
      ...[...new Set(offersShown)].map((offer) =>
        offerOf(programme, offer)
          ? enrolmentCheck(partner, offer, today, 'offersShown')
          : check('offer-known', false, { offer: coded('offer', offer) }, 'offersShown'),
      ),
    ];
  },
  emits(profile, { today: updatedOn }) {
    const countries = [...new Set(profile.countries)];
    const offersShown = [...new Set(profile.offersShown)];
    return [{ type: 'profile-updated', ...profile, countries, offersShown, updatedOn }];
  },
  events: {
    'profile-updated': event<BusinessProfile>({
      evolve: (_partner, profile) => ({ profile }),
      facts: ({ companyName, countries }) => ({
        company: companyName,
        countries: allOf(countries.map((country) => coded('country', country))),
      }),
    }),
  },
});
