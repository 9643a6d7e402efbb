import type { StepOptions } from '../../dialogs/turn.ts';
import { STEP_NAMES, type StepName } from '../../workflow/programme/actions.ts';
import { catalogue } from '../../workflow/steps/catalogue.ts';
import type { StepCommand } from './command.ts';

/** Commands that only open a step's form. */
export const STEP_COMMANDS: readonly StepCommand[] = [
  { kind: 'step', name: 'enrol', action: 'enrol', aboutVoucher: false, options: () => ({}) },
  ...STEP_NAMES.map(voucherStep),
];

function voucherStep(name: StepName): StepCommand {
  const module = catalogue[name];
  const takesSeveral = 'forSeveral' in module;
  const mentionsColleague = 'colleague' in module.schema.shape;
  return {
    kind: 'step',
    name,
    action: name,
    aboutVoucher: true,
    takesSeveral,
    mentionsColleague,
    options: ({ voucherId, voucherIds, values: { colleague } }): StepOptions => {
      if (takesSeveral && voucherIds.length > 1)
        return { values: { voucherIds: voucherIds.join(',') } };
      // Preselects the mentioned colleague.
      return mentionsColleague && colleague !== undefined
        ? { voucherId, values: { colleague } }
        : { voucherId };
    },
  };
}
