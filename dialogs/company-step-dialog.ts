import type { DialogTurnResult } from 'botbuilder-dialogs';
import type { PartnerOutcome } from '../workflow/outcome.ts';
import {
  partnerCommands,
  type PartnerCommand,
  type PartnerCommandName,
} from '../workflow/partner/commands.ts';
import type { FormSchema } from './read-form.ts';
import { StepDialog, type Step } from './step-dialog.ts';
import type { Turn } from './turn.ts';

/** A step about the company's own records. */
export abstract class CompanyStepDialog extends StepDialog {
  /** Hands what was filled in to the desk; `done` shows the outcome. */
  protected changeCompany(
    step: Step,
    name: PartnerCommandName,
    done: (outcome: Extract<PartnerOutcome, { kind: 'done' }>, turn: Turn) => Promise<void>,
  ): Promise<DialogTurnResult> {
    const schema: FormSchema<object> = partnerCommands[name];
    return this.submit(
      step,
      schema,
      async (read, request, turn) => {
        const command = { name, ...read } as PartnerCommand;
        const outcome = await turn.services.desk.changePartner({ ...request, command });
        turn.learn({ company: outcome.partner });
        return outcome;
      },
      done,
    );
  }
}
