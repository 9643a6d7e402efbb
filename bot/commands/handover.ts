import type { StepCommand } from './command.ts';
import { voucherStep } from './step-command.ts';

/** A colleague whom the sentence mentions is chosen in the form. */
export const handover: StepCommand = {
  ...voucherStep('handover'),
  mentionsColleague: true,
  options: ({ voucherId, values: { colleague } }) => ({
    voucherId,
    ...(colleague !== undefined && { values: { colleague } }),
  }),
};
