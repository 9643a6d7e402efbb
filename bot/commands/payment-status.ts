import { voucherStep } from './step-command.ts';

export const paymentStatus = voucherStep('payment-status');
