import { batchStep } from './step-command.ts';

export const redeem = batchStep('redeem');
