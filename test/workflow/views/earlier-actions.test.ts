import { earlierActions } from '../../../workflow/views/earlier-actions.ts';
import { voucherView } from '../../../workflow/views/voucher-view.ts';
import type { VoucherAction } from '../../../workflow/steps/catalogue.ts';
import type { Voucher } from '../../../workflow/voucher/voucher.ts';
import {
  anExpiredVoucher,
  aRedeemedVoucher,
  aReservedVoucher,
  aVoucherWithPayment,
  reported,
  reserved,
} from '../../support/a-voucher.ts';
import { actorOf, people } from '../../support/partner.ts';
import { voucherContext } from '../../support/voucher-decisions.ts';

const validated = { type: 'validated', on: '2020-06-01' } as const;
const late = voucherContext({ today: '2020-11-03' });

it.each<[string, Voucher, readonly VoucherAction[]]>([
  ['an assigned voucher that expired', anExpiredVoucher(), ['validate']],
  ['a validated one', anExpiredVoucher(validated), ['reserve', 'validate']],
  ['a reserved one', anExpiredVoucher(validated, reserved), ['report', 'reschedule', 'release']],
  ['a reported one', anExpiredVoucher(validated, reserved, reported), ['redeem']],
  ['a redeemed one after its payment window', aRedeemedVoucher(), ['payment']],
  ['a paid one', aVoucherWithPayment('paid'), []],
])('what is already done at Microsoft can be entered for %s', (_case, voucher, actions) => {
  expect(earlierActions(voucher, late)).toEqual(actions);
  expect(voucherView(voucher, late).earlier).toBe(actions[0]);
});

it('a step that is possible today is not among them', () => {
  const open = voucherContext({ today: '2020-06-15' });
  expect(earlierActions(aReservedVoucher(), open)).toEqual([]);
  expect(voucherView(aReservedVoucher(), open).earlier).toBeUndefined();
});

it('nobody is offered a step without the right to it', () => {
  const carlo = voucherContext({
    today: '2020-11-03',
    actor: actorOf(people.carlo, 'consultant'),
  });
  expect(earlierActions(anExpiredVoucher(validated, reserved, reported), carlo)).toEqual([]);
  expect(earlierActions(anExpiredVoucher(validated, reserved), carlo)).toEqual(['report']);
});
