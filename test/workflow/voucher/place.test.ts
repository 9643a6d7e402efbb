import { sortKeyOf } from '../../../workflow/voucher/voucher-index.ts';
import type { Voucher } from '../../../workflow/voucher/voucher.ts';

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
