import type { Card } from '../cards/kit/card.ts';
import { importRecordsCard } from '../cards/forms/import-records-card.ts';
import { withoutBlankRows } from '../workflow/partner/form-rows.ts';
import { consultantChoices, today } from './choices.ts';
import { CompanyFormDialog, type CompanyFormContext } from './company-form-dialog.ts';
import { showEligibility } from './show-eligibility.ts';
import type { Values } from './turn.ts';

/** Steps 1 to 3 in one go, for a company that is active in the programme already. */
export class ImportRecordsDialog extends CompanyFormDialog {
  protected readonly actions = ['record-eligibility'] as const;
  protected readonly shown = showEligibility;

  constructor() {
    super('import-records');
  }

  protected form({ turn, company, may, form, commandId }: CompanyFormContext): Card {
    return importRecordsCard(turn.t, {
      commandId,
      form,
      today: today(turn),
      programme: turn.services.programme,
      consultants: consultantChoices(company),
      maySign: may('sign-agreement'),
    });
  }

  protected override inputs(values: Values): Values {
    return withoutBlankRows(values);
  }
}
