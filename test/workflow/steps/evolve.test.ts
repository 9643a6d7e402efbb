import type { VoucherEvent } from '../../../workflow/steps/catalogue.ts';
import { evolve, kindOf } from '../../../workflow/steps/evolve.ts';
import {
  anAssignedVoucher,
  assigned,
  aValidatedVoucher,
  paymentRequested,
  reserved,
  voucherKey,
} from '../../support/a-voucher.ts';
import { people } from '../../support/partner.ts';

const day = (value: string) => ({ as: 'day', value });
const coded = (as: string, value: string) => ({ as, value });
const facts = {
  offer: coded('offer', 'DDPS'),
  days: 5,
  organisation: 'Fabrikam AG',
  until: day('2020-10-31'),
  source: 'event',
};
const { type: _type, source: _source, ...account } = assigned;
const stated = { assignee: assigned.assignee, expiresOn: assigned.expiresOn };

describe('an event of a voucher', () => {
  it.each<[VoucherEvent, object]>([
    [assigned, facts],
    [{ type: 'facts-corrected', ...account, stated }, facts],
    [{ type: 'assignment-confirmed', assignee: assigned.assignee }, {}],
    [
      { type: 'assignee-identified', personId: people.paula },
      { assignee: coded('person', people.paula) },
    ],
    [
      { type: 'reassigned', assignee: { personId: people.adam, name: 'Adam' }, reason: 'Holiday' },
      { assignee: coded('person', people.adam), reason: 'Holiday' },
    ],
    [
      { type: 'reassigned', assignee: { name: 'Nora', email: 'nora@contoso.example' } },
      { assignee: 'Nora', reason: '' },
    ],
    [
      { type: 'reassigned', assignee: { email: 'nora@contoso.example' } },
      { assignee: 'nora@contoso.example', reason: '' },
    ],
    [
      { type: 'expiry-changed', expiresOn: '2020-12-31', revived: false },
      { until: day('2020-12-31'), revived: 'no' },
    ],
    [
      { type: 'expiry-changed', expiresOn: '2020-12-31', revived: true },
      { until: day('2020-12-31'), revived: 'yes' },
    ],
    [{ type: 'expired', on: '2020-11-01' }, { on: day('2020-11-01') }],
    [
      { type: 'redeemed', on: '2020-06-15' },
      { on: day('2020-06-15'), reference: '' },
    ],
    [
      { ...reserved, endDate: reserved.startDate },
      {
        engagement: coded('engagement', 'windows-and-office'),
        country: '',
        from: day('2020-06-08'),
        to: day('2020-06-08'),
        oneDay: 'yes',
        consultant: coded('person', people.carlo),
      },
    ],
    [
      {
        type: 'payment-status-changed',
        status: 'paid',
        reference: 'MS-1',
        reason: 'Late',
        gap: true,
      },
      {
        status: coded('payment-status', 'paid'),
        reference: 'MS-1',
        reason: 'Late',
        gap: 'yes',
        paid: '',
        asked: '',
        closed: 'no',
      },
    ],
  ])('has the facts for its message in the history: %j', (event, expected) => {
    expect(kindOf(event).facts(event)).toEqual(expected);
  });

  it.each([undefined, '2020-06-10'])(
    'leaves an open voucher open and adds no exception if it breaks no rule: %s',
    (onDate) => {
      const voucher = evolve(aValidatedVoucher(), { ...reserved, onDate }, voucherKey);
      expect(voucher.status).toBe('reserved');
      expect(voucher.exceptions).toBeUndefined();
    },
  );

  it('is rejected with a code if the history cannot begin with it', () => {
    expect(() => evolve(undefined, paymentRequested, voucherKey)).toThrow(
      expect.objectContaining({ code: 'broken-history' }),
    );
  });

  it('is rejected with a code if its kind is unknown', () => {
    const unknown = { type: 'role-granted' } as unknown as VoucherEvent;
    expect(() => evolve(anAssignedVoucher(), unknown, voucherKey)).toThrow(
      expect.objectContaining({ code: 'broken-history' }),
    );
  });
});
