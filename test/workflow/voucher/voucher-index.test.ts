import { defaultProgramme } from '../../../workflow/programme/load.ts';
import { sortKeyOf, voucherIndex } from '../../../workflow/voucher/voucher-index.ts';
import type { Voucher } from '../../../workflow/voucher/voucher.ts';
import {
  anAssignedVoucher,
  anExpiredVoucher,
  aRedeemedVoucher,
  aReportedVoucher,
  aReservedVoucher,
  aVoucherWithPayment,
} from '../../support/a-voucher.ts';
import { people } from '../../support/partner.ts';

type Listed = Pick<Voucher, 'status' | 'expiresOn' | 'payment'>;

const at = (place: Listed): string => sortKeyOf(place as Voucher);
const paid = { status: 'paid' } as Voucher['payment'];
const requested = { status: 'requested' } as Voucher['payment'];

it('vouchers are sorted: open ones, then unpaid ones, then completed ones', () => {
  const places = [
    at({ status: 'reserved', expiresOn: '2020-07-01' }),
    at({ status: 'assigned', expiresOn: '2020-08-01' }),
    at({ status: 'reported', expiresOn: '2020-09-01' }),
    at({ status: 'redeemed', expiresOn: '2020-01-01' }),
    at({ status: 'redeemed', expiresOn: '2020-02-01', payment: requested }),
    at({ status: 'expired', expiresOn: '2019-01-01' }),
    at({ status: 'redeemed', expiresOn: '2019-02-01', payment: paid }),
  ];
  expect(places.toSorted()).toEqual(places);
});

it.each<[string, Voucher, object]>([
  ['assigned', anAssignedVoucher(), { due: 'step:2020-10-31', endsOn: '2020-10-31' }],
  [
    'reserved',
    aReservedVoucher(),
    { due: 'report:2020-06-12', endsOn: '2020-10-31', startsOn: '2020-06-08' },
  ],
  ['reported', aReportedVoucher(), { due: 'step:2020-10-31', endsOn: '2020-10-31' }],
  ['redeemed', aRedeemedVoucher(), { due: 'step:2020-08-13', endsOn: '2020-08-13' }],
  ['with its payment requested', aVoucherWithPayment(), {}],
  [
    'with its payment request returned',
    aVoucherWithPayment('action-required'),
    { due: 'step:9999-12-31' },
  ],
  [
    'with its payment rejected',
    aVoucherWithPayment('rejected'),
    { due: 'step:2020-08-13', endsOn: '2020-08-13' },
  ],
  ['paid', aVoucherWithPayment('paid'), {}],
  ['expired', anExpiredVoucher(), {}],
])('a voucher is found by its next task and its deadlines: %s', (_state, voucher, found) => {
  const { due, endsOn, startsOn } = voucherIndex(voucher, defaultProgramme);
  expect({ due, endsOn, startsOn }).toEqual(found);
});

it('a voucher is found by its people, its place in the lists and its payment', () => {
  expect(voucherIndex(aVoucherWithPayment(), defaultProgramme)).toMatchObject({
    status: 'redeemed',
    offer: 'DDPS',
    expiresOn: '2020-10-31',
    place: '2:2020-10-31',
    payment: 'requested EUR 5000',
    voucherId: 'ABCD-1234',
    assigneeId: people.paula,
    consultantId: people.carlo,
    readerId: 'paula@contoso.example',
  });
});
