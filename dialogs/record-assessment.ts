import type { Card } from '../cards/kit/card.ts';
import { messageCard } from '../cards/chat/message-card.ts';
import { recordAssessmentCard } from '../cards/forms/record-assessment-card.ts';
import { consultantChoices, today } from './choices.ts';
import {
  CompanyFormDialog,
  type FormInput,
  type CompanyFormContext,
} from './company-form-dialog.ts';
import { showEligibility } from './show-eligibility.ts';

/** Step 1: an assessment or exam of a consultant. */
export class RecordAssessmentDialog extends CompanyFormDialog {
  protected readonly actions = ['record-eligibility'] as const;
  protected readonly shown = showEligibility;

  constructor() {
    super('record-assessment');
  }

  protected override instead({ company, turn: { t } }: FormInput): Card | undefined {
    if (consultantChoices(company).length > 0) return undefined;
    const title = t.text('record-assessment.title');
    const text = t.text('record-assessment.no-consultants');
    return messageCard(t, { title, text, actions: ['grant-role', 'eligibility'] });
  }

  protected form({ turn, company, form, commandId }: CompanyFormContext): Card {
    return recordAssessmentCard(turn.t, {
      commandId,
      form,
      today: today(turn),
      programme: turn.services.programme,
      consultants: consultantChoices(company),
    });
  }
}
