import { earlierActions } from '../../../workflow/views/earlier-actions.ts';
import { voucherView } from '../../../workflow/views/voucher-view.ts';
import { stepOf, type VoucherAction } from '../../../workflow/steps/catalogue.ts';
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
import { everyStep, type Stage } from '../../support/step-cases.ts';
import { voucherContext } from '../../support/voucher-decisions.ts';

const validated = { type: 'validated', on: '2020-06-01' } as const;
const late = voucherContext({ today: '2020-11-03' });

it.each<[string, Voucher, Stage, VoucherAction | undefined]>([
  ['an assigned voucher that expired', anExpiredVoucher(), 'assigned', 'validate'],
  ['a validated one', anExpiredVoucher(validated), 'validated', 'reserve'],
  ['a reserved one', anExpiredVoucher(validated, reserved), 'ending today', 'report'],
  ['a reported one', anExpiredVoucher(validated, reserved, reported), 'reported', 'redeem'],
  ['a redeemed one after its payment window', aRedeemedVoucher(), 'redeemed', 'payment'],
  ['a paid one', aVoucherWithPayment('paid'), 'paid', undefined],
])('what is already done at Microsoft can be entered for %s', (_case, voucher, stage, next) => {
  const actions = earlierActions(voucher, late);
  expect(actions.toSorted()).toEqual(offeredIn(stage));
  expect(actions[0]).toBe(next);
  expect(voucherView(voucher, late).earlier).toBe(next);
});

/** The dated steps of a stage that are possible in the order of the workflow only. */
function offeredIn(stage: Stage): readonly string[] {
  const dated = everyStep.filter(
    ([, { earliest, offered }]) => earliest !== 'none' && offered.includes(stage),
  );
  const names = dated.map(([name]) => name).filter((name) => name !== 'register');
  return names.filter((name) => stepOf(name).inAnyOrder !== true).toSorted();
}

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
