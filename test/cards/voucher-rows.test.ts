import { voucherRows } from '../../cards/voucher/voucher-rows.ts';
import { anAssignedVoucher, aRedeemedVoucher } from '../support/a-voucher.ts';
import { markdownOf } from '../support/card-parts.ts';
import { english, german } from '../support/translators.ts';

const textOf = (voucher: Parameters<typeof voucherRows>[1][number], today: string, t = english) =>
  markdownOf({ body: voucherRows(t, [voucher], { today, verb: 'status' }) }).join('\n');

describe('the row of a voucher', () => {
  it('says that it has expired from the day after its last day, recorded or not', () => {
    const voucher = anAssignedVoucher({ expiresOn: '2020-06-15' });
    expect(textOf(voucher, '2020-06-15')).toMatch(/Assigned[^]*last day/u);
    expect(textOf(voucher, '2020-06-16')).toMatch(/Expired/u);
    expect(textOf(voucher, '2020-06-16')).not.toMatch(/Assigned|left|last day/u);
    expect(textOf(voucher, '2020-06-18', german)).toMatch(/Abgelaufen/u);
    expect(textOf(voucher, '2020-06-18', german)).not.toMatch(/noch|-3/u);
  });

  it('says nothing of the last day once the voucher is redeemed', () => {
    expect(textOf(aRedeemedVoucher(), '2020-12-01')).toMatch(/Redeemed/u);
  });
});
