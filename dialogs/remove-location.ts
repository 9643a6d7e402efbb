import type { Card } from '../cards/kit/card.ts';
import { messageCard } from '../cards/chat/message-card.ts';
import { removeLocationCard } from '../cards/forms/remove-location-card.ts';
import {
  CompanyFormDialog,
  type FormInput,
  type CompanyFormContext,
} from './company-form-dialog.ts';
import { showProfile } from './show-profile.ts';

/** Step 3: a location the company no longer has. */
export class RemoveLocationDialog extends CompanyFormDialog {
  protected readonly actions = ['profile'] as const;
  protected readonly shown = showProfile;

  constructor() {
    super('remove-location');
  }

  protected override instead({ company, turn: { t } }: FormInput): Card | undefined {
    if (company.locations.length > 0) return undefined;
    const [title, text] = [t.text('remove-location.title'), t.text('remove-location.none')];
    return messageCard(t, { title, text, actions: ['add-location', 'profile'] });
  }

  protected form({ turn, company, form, commandId }: CompanyFormContext): Card {
    return removeLocationCard(turn.t, { commandId, form, locations: company.locations });
  }
}
