import { voucherStep } from './step-command.ts';

export const handover = voucherStep('handover');
