import { voucherStep } from './step-command.ts';

export const reschedule = voucherStep('reschedule');
