import type { CancelCommand } from './command.ts';

export const cancel: CancelCommand = { kind: 'cancel', name: 'cancel', aboutVoucher: false };
