import { voucherStep } from './step-command.ts';

export const release = voucherStep('release');
