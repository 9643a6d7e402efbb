import type { CommandName } from '../../cards/kit/command-name.ts';
import type { VerbName } from '../../cards/kit/command-name.ts';
import type { Action } from '../../workflow/programme/definition.ts';
import type { StepCommand } from './command.ts';

export function voucherStep(name: CommandName & VerbName & Action): StepCommand {
  return {
    kind: 'step',
    name,
    action: name,
    aboutVoucher: true,
    options: ({ voucherId }) => ({ voucherId }),
  };
}

export function batchStep(name: CommandName & VerbName & Action): StepCommand {
  return {
    kind: 'step',
    name,
    action: name,
    aboutVoucher: true,
    takesSeveral: true,
    options: ({ voucherIds, voucherId }) =>
      voucherIds.length > 1 ? { values: { voucherIds: voucherIds.join(',') } } : { voucherId },
  };
}
