import type { Card } from '../cards/card.ts';
import { removeLocationCard } from '../cards/remove-location-card.ts';
import { CompanyFormDialog, type CompanyFormContext } from './company-form-dialog.ts';
import { showProfile } from './show-profile.ts';

/** Step 3: a location the company no longer has. */
export class RemoveLocationDialog extends CompanyFormDialog {
  protected readonly actions = ['profile'] as const;
  protected readonly shown = showProfile;

  constructor() {
    super('remove-location');
  }

  protected form({ turn, company, form, commandId }: CompanyFormContext): Card {
    return removeLocationCard(turn.say, { commandId, form, locations: company.locations });
  }
}
