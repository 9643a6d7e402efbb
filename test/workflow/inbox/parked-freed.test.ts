import { mayFreeParked } from '../../../workflow/inbox/parked-freed.ts';
import type { VoucherEvent } from '../../../workflow/steps/catalogue.ts';
import type { Voucher } from '../../../workflow/voucher/voucher.ts';

it.each<[VoucherEvent['type'], Voucher['source'], boolean]>([
  ['assigned', 'e-mail', true],
  ['assigned', 'event', false],
  ['payment-requested', 'e-mail', true],
  ['payment-requested', 'event', true],
  ['validated', 'e-mail', false],
  ['redeemed', 'event', false],
])('an event %s of a voucher from an %s can release parked events: %s', (type, source, may) => {
  expect(mayFreeParked([{ type } as VoucherEvent], { source } as Voucher)).toBe(may);
});
