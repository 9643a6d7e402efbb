import type { CommandName, VerbName } from '../../cards/kit/command-name.ts';
import type { Action } from '../../workflow/programme/definition.ts';
import type { StepCommand } from './command.ts';

/** Opens a step's form for the voucher that is named. */
function voucherStep(name: CommandName & VerbName & Action): StepCommand {
  return {
    kind: 'step',
    name,
    action: name,
    aboutVoucher: true,
    options: ({ voucherId }) => ({ voucherId }),
  };
}

/** The same for a step that takes several vouchers at once. */
function batchStep(name: CommandName & VerbName & Action): StepCommand {
  return {
    ...voucherStep(name),
    takesSeveral: true,
    options: ({ voucherIds, voucherId }) =>
      voucherIds.length > 1 ? { values: { voucherIds: voucherIds.join(',') } } : { voucherId },
  };
}

/** The commands that open the form of a step and do nothing else. */
export const STEP_COMMANDS: readonly StepCommand[] = [
  { kind: 'step', name: 'enrol', action: 'enrol', aboutVoucher: false, options: () => ({}) },
  voucherStep('register'),
  voucherStep('validate'),
  voucherStep('reserve'),
  voucherStep('reschedule'),
  voucherStep('release'),
  voucherStep('report'),
  batchStep('redeem'),
  batchStep('payment'),
  voucherStep('payment-status'),
  {
    ...voucherStep('handover'),
    mentionsColleague: true,
    // A colleague whom the sentence mentions is chosen in the form.
    options: ({ voucherId, values: { colleague } }) => ({
      voucherId,
      ...(colleague !== undefined && { values: { colleague } }),
    }),
  },
];
