import type { Card } from '../cards/card.ts';
import { recordAssessmentCard } from '../cards/record-assessment-card.ts';
import { consultantChoices, today } from './choices.ts';
import { CompanyFormDialog, type CompanyFormContext } from './company-form-dialog.ts';
import { showEligibility } from './show-eligibility.ts';

/** Step 1: an assessment or exam of a consultant. */
export class RecordAssessmentDialog extends CompanyFormDialog {
  protected readonly actions = ['record-eligibility'] as const;
  protected readonly shown = showEligibility;

  constructor() {
    super('record-assessment');
  }

  protected form({ turn, company, form, commandId }: CompanyFormContext): Card {
    return recordAssessmentCard(turn.say, {
      commandId,
      form,
      today: today(turn),
      programme: turn.services.programme,
      consultants: consultantChoices(company),
    });
  }
}
