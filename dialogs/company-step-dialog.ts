import type { DialogTurnResult } from 'botbuilder-dialogs';
import type { PartnerOutcome } from '../workflow/desk/outcome.ts';
import {
  partnerCommands,
  type PartnerCommand,
  type PartnerCommandName,
} from '../workflow/partner/commands.ts';
import type { FormSchema } from './read-form.ts';
import { StepDialog, type Step, type Submission } from './step-dialog.ts';

export abstract class CompanyStepDialog extends StepDialog {
  /** Hands what was filled in to the desk. */
  protected changeCompany(
    step: Step,
    name: PartnerCommandName,
    then: Pick<Submission<object, PartnerOutcome>, 'done' | 'refused' | 'next'>,
  ): Promise<DialogTurnResult> {
    const schema: FormSchema<object> = partnerCommands[name];
    return this.submit<object, PartnerOutcome>(step, {
      schema,
      async change(read, request, turn) {
        const command = { name, ...read } as PartnerCommand;
        const outcome = await turn.services.desk.changePartner({ ...request, command });
        turn.learn({ company: outcome.partner });
        await turn.requireRight('read');
        return outcome;
      },
      ...then,
    });
  }
}
