import type { Card } from '../cards/kit/card.ts';
import { countriesNamed } from '../cards/kit/country-choices.ts';
import { updateProfileCard } from '../cards/forms/update-profile-card.ts';
import { enrolmentOn } from '../workflow/partner/standing.ts';
import { today } from './choices.ts';
import { CompanyFormDialog, type CompanyFormContext } from './company-form-dialog.ts';
import { showProfile } from './show-profile.ts';
import type { Turn, Values } from './turn.ts';

/** Step 3: creates the business profile or updates it. */
export class UpdateProfileDialog extends CompanyFormDialog {
  protected readonly actions = ['profile'] as const;
  protected readonly shown = showProfile;

  constructor() {
    super('update-profile');
  }

  protected override inputs(values: Values, { t }: Turn): Values {
    return { ...values, countries: countriesNamed(t, values.countries ?? '').join(',') };
  }

  protected form({ turn, company, form, commandId }: CompanyFormContext): Card {
    const { programme } = turn.services;
    const { locations, profile, revision } = company;
    const enrolledIn = programme.offers
      .map(({ code }) => code)
      .filter((code) => enrolmentOn(company, code, today(turn)));
    const ownCountries = locations.map(({ country }) => country);
    return updateProfileCard(turn.t, {
      commandId,
      revision,
      form,
      profile,
      enrolledIn,
      ownCountries,
      programme,
    });
  }
}
