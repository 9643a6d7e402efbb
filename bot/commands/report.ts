import { voucherStep } from './step-command.ts';

export const report = voucherStep('report');
