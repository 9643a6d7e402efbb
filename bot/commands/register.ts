import { voucherStep } from './step-command.ts';

export const register = voucherStep('register');
