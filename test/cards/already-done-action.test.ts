import { alreadyDoneAction } from '../../cards/kit/already-done-action.ts';
import { deskData } from '../../cards/kit/card.ts';
import { aRedeemedVoucher } from '../support/a-voucher.ts';
import { english, german } from '../support/translators.ts';

const voucher = aRedeemedVoucher();
const typed = {
  invoiceNumber: 'R-8',
  amount: '5,000',
  onDate: '2020-06-15',
  voucherIds: 'ABCD-1234,ABCD-1235',
  'amountOf.ABCD-1235': '700',
};

describe('the button for what is already done', () => {
  it.each([
    ['en', english],
    ['de', german],
  ])('carries the typed inputs of its form, and no other field: %s', (_language, t) => {
    const button = alreadyDoneAction(t, 'payment', deskData(voucher, 'click-1'), {
      ...typed,
      // Inputs of other forms, and names that the desk reads elsewhere.
      customerEmail: 'vera@fabrikam.example',
      status: 'paid',
      'amountOfABCD-1235': '700',
      verb: 'redeem',
      desk: 'x',
      toString: 'x',
      ['__proto__x']: 'x',
    });
    const { desk, ...inputs } = button['data'] as Record<string, unknown>;
    const data = (desk ?? inputs) as Record<string, unknown>;
    expect(data).toMatchObject({ ...typed, alreadyDone: 'yes' });
    for (const name of ['customerEmail', 'status', 'amountOfABCD-1235', '__proto__x'])
      expect(Object.keys(data)).not.toContain(name);
    expect(Object.hasOwn(data, 'toString')).toBe(false);
    expect(data['verb']).not.toBe('redeem');
  });

  it('is not overwritten by what was typed', () => {
    const values = { voucherId: 'ABCD-9999', revision: '1', commandId: 'c', alreadyDone: 'no' };
    const button = alreadyDoneAction(english, 'redeem', deskData(voucher, 'click-1'), values);
    expect(JSON.stringify(button)).not.toContain('ABCD-9999');
    expect(JSON.stringify(button)).toContain('"alreadyDone":"yes"');
    expect(JSON.stringify(button)).toContain(`"revision":${voucher.revision}`);
  });
});
