import type { Day } from './day.ts';
import type { Write } from './ports.ts';
import type { Programme } from './programme/definition.ts';
import type { Voucher } from './voucher/voucher.ts';

/** The write that keeps the voucher's wake-up call where the clock's next duty is. */
export function wakeWrite(_voucher: Voucher, _programme: Programme, _today: Day): readonly Write[] {
  return [];
}
