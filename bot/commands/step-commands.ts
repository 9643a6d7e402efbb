import type { StepOptions } from '../../dialogs/turn.ts';
import { STEP_NAMES, type StepName } from '../../workflow/programme/actions.ts';
import { catalogue } from '../../workflow/steps/catalogue.ts';
import type { StepCommand } from './command.ts';

/** The commands that open the form of a step and do nothing else. */
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
      // A colleague whom the sentence mentions is chosen in the form.
      return mentionsColleague && colleague !== undefined
        ? { voucherId, values: { colleague } }
        : { voucherId };
    },
  };
}
