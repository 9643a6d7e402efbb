import { batchStep } from './step-command.ts';

export const payment = batchStep('payment');
