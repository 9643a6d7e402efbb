import { voucherStep } from './step-command.ts';

export const reserve = voucherStep('reserve');
