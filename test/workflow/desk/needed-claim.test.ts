import { importedClaim, neededClaim } from '../../../workflow/desk/claims.ts';
import type { Programme } from '../../../workflow/programme/definition.ts';
import { defaultProgramme } from '../../../workflow/programme/load.ts';
import type { ImportVoucher } from '../../../workflow/steps/import-voucher.ts';
import type { VoucherCommand } from '../../../workflow/steps/catalogue.ts';
import type { Voucher } from '../../../workflow/voucher/voucher.ts';
import { anEnrolledPartner, contextOf } from '../../support/partner.ts';

const reservation = { engagement: 'windows-and-office' };
const long = {
  tenantId: 'contoso',
  voucherId: 'LONG-1',
  serviceLevel: 15,
  status: 'assigned',
  customer: { organisation: ' Fabrikam: AG ' },
} as Voucher;
const expired = { ...long, status: 'expired', reservation } as Voucher;
const command = (name: VoucherCommand['name'], more: object = {}) =>
  ({ name, ...more }) as VoucherCommand;
const reserve = (more: object = {}) => command('reserve', { ...reservation, ...more });
const near = {
  engagement: 'windows-and-office',
  key: 'fabrikam europe',
  organisation: '',
  mail: '',
};
const withoutLimit = {
  ...defaultProgramme,
  windows: { ...defaultProgramme.windows, longEngagementDays: undefined },
} as Programme;

const KEY = 'windows-and-office:fabrikam:';
const FORMER_KEY = 'windows-and-office:fabrikam%3A%20ag:';

it.each<[string, Voucher | undefined, VoucherCommand, string | undefined]>([
  ['a reservation of fifteen days', long, reserve(), ''],
  ['one for another division', long, reserve({ reason: ' GmbH ' }), 'gmbh'],
  ['one of ten days', { ...long, serviceLevel: 10 }, reserve(), undefined],
  ['a voucher nobody knows', undefined, reserve(), undefined],
  ['an expired one that is extended', expired, command('change-expiry'), ''],
  ['an expired one that is corrected', expired, command('correct-facts'), ''],
  ['an expired one that is redeemed with its day', expired, command('redeem'), ''],
  ['an expired one that is reported with its day', expired, command('report'), undefined],
  ['an expired one that is handed over', expired, command('handover'), undefined],
  [
    'one that was never reserved',
    { ...long, status: 'expired' },
    command('change-expiry'),
    undefined,
  ],
  [
    'one that did not expire',
    { ...expired, status: 'reserved' },
    command('change-expiry'),
    undefined,
  ],
  ['an extension of nothing', undefined, command('change-expiry'), undefined],
])('the claim key is derived for %s', (_what, voucher, asked, reason) => {
  const needed = { tenantId: 'contoso', voucherId: 'LONG-1' };
  expect(neededClaim(voucher, asked, { programme: defaultProgramme })).toEqual(
    reason === undefined
      ? undefined
      : { ...needed, keys: [KEY + reason], formerKey: FORMER_KEY + reason },
  );
});

it('a reservation for a known customer under another name has the claims of both', () => {
  const context = { programme: defaultProgramme, nearCustomers: [near] };
  expect(
    neededClaim(long, reserve({ sameCustomer: 'same:fabrikam europe' }), context)?.keys,
  ).toEqual([KEY, 'windows-and-office:fabrikam%20europe:']);
  expect(
    neededClaim(long, reserve({ sameCustomer: 'other:fabrikam europe' }), context)?.keys,
  ).toEqual([KEY]);
});

it('no claim is needed in a programme without the limit', () => {
  expect(neededClaim(long, reserve(), { programme: withoutLimit })).toBeUndefined();
});

const row = {
  name: 'import-voucher',
  offer: 'DDPS',
  serviceLevel: 15,
  organisation: ' Fabrikam: AG ',
  assignedOn: '2020-01-15',
  expiresOn: '2020-06-15',
  engagement: 'windows-and-office',
} as ImportVoucher;

it.each<[string, Partial<ImportVoucher>, boolean]>([
  ['on its last day', {}, true],
  ['after its last day', { expiresOn: '2020-06-14' }, false],
  ['after its last day, but redeemed', { expiresOn: '2020-06-14', redeemedOn: '2020-05-01' }, true],
  ['of ten days', { serviceLevel: 10 }, false],
  ['without an engagement', { engagement: undefined }, false],
  ['without a last day, within the programme’s', { expiresOn: undefined }, true],
  [
    'without a last day, after the programme’s',
    { expiresOn: undefined, assignedOn: '2019-05-01' },
    false,
  ],
])('an imported voucher %s needs a claim or none', (_case, more, needs) => {
  const context = contextOf(anEnrolledPartner(), { voucherId: 'LONG-1' });
  const claim = importedClaim(undefined, { ...row, ...more }, context);
  expect(claim).toEqual(
    needs
      ? { tenantId: 'contoso', voucherId: 'LONG-1', keys: [KEY], formerKey: FORMER_KEY }
      : undefined,
  );
  expect(importedClaim(long, { ...row, ...more }, context)).toBeUndefined();
});

it('an imported row without an ID needs no claim', () => {
  expect(importedClaim(undefined, row, contextOf(anEnrolledPartner()))).toBeUndefined();
});
