import type { Card } from '../cards/kit/card.ts';
import { recordTrainingCard } from '../cards/forms/record-training-card.ts';
import { today } from './choices.ts';
import { CompanyFormDialog, type CompanyFormContext } from './company-form-dialog.ts';
import { showEligibility } from './show-eligibility.ts';

/** Step 1: the compliance training of the company. */
export class RecordTrainingDialog extends CompanyFormDialog {
  protected readonly actions = ['record-eligibility'] as const;
  protected readonly shown = showEligibility;

  constructor() {
    super('record-training');
  }

  protected form({ turn, form, commandId }: CompanyFormContext): Card {
    const { programme } = turn.services;
    return recordTrainingCard(turn.t, { commandId, form, programme, today: today(turn) });
  }
}
