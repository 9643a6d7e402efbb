import { voucherStep } from './step-command.ts';

export const validate = voucherStep('validate');
