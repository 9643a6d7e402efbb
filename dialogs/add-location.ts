import { addLocationCard } from '../cards/forms/add-location-card.ts';
import type { Card } from '../cards/kit/card.ts';
import { CompanyFormDialog, type CompanyFormContext } from './company-form-dialog.ts';
import { showProfile } from './show-profile.ts';

/** Step 3: a location under which engagements in its country are reserved. */
export class AddLocationDialog extends CompanyFormDialog {
  protected readonly actions = ['profile'] as const;
  protected readonly shown = showProfile;

  constructor() {
    super('add-location');
  }

  protected form({ turn, company, form, commandId }: CompanyFormContext): Card {
    const likely = company.profile?.countries ?? [];
    return addLocationCard(turn.t, { commandId, form, likely });
  }
}
