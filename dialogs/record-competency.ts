import type { Card } from '../cards/kit/card.ts';
import { recordCompetencyCard } from '../cards/forms/record-competency-card.ts';
import { today } from './choices.ts';
import { CompanyFormDialog, type CompanyFormContext } from './company-form-dialog.ts';
import { showEligibility } from './show-eligibility.ts';

/** Step 1: a competency the company holds. */
export class RecordCompetencyDialog extends CompanyFormDialog {
  protected readonly actions = ['record-eligibility'] as const;
  protected readonly shown = showEligibility;

  constructor() {
    super('record-competency');
  }

  protected form({ turn, form, commandId }: CompanyFormContext): Card {
    const { programme } = turn.services;
    return recordCompetencyCard(turn.t, { commandId, form, programme, today: today(turn) });
  }
}
