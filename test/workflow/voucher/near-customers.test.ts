import type { LongCustomer } from '../../../workflow/partner/context.ts';
import { defaultProgramme } from '../../../workflow/programme/load.ts';
import { customerKey } from '../../../workflow/voucher/customer-name.ts';
import {
  answerFor,
  eachOnce,
  longCustomerGroup,
  longCustomerOf,
  nearCustomers,
} from '../../../workflow/voucher/near-customers.ts';
import { voucherIndex } from '../../../workflow/voucher/voucher-index.ts';
import type { Voucher } from '../../../workflow/voucher/voucher.ts';
import { anAssignedVoucher, aReservedVoucher } from '../../support/a-voucher.ts';

const ENGAGEMENT = 'windows-and-office';

const known = (organisation: string, mail: string, more: Partial<LongCustomer> = {}) => ({
  engagement: ENGAGEMENT,
  key: customerKey(organisation),
  organisation,
  mail,
  ...more,
});

function isNear(organisation: string, contactEmail: string, other: LongCustomer): boolean {
  const customer = { organisation, contactEmail, country: 'DE' };
  const voucher = { ...anAssignedVoucher(), customer };
  return nearCustomers(voucher, [other], defaultProgramme).length > 0;
}

it.each([
  ['Fabrikam AG, Köln', 'Fabrikam'],
  ['Fabrikam', 'Fabrikam Deutschland GmbH'],
  ['Fabrikam Group', 'Group Fabrikam International'],
  ['Fabrikan AG', 'Fabrikam AG'],
  ['Farbikam', 'Fabrikam'],
  ['Fabri Kam', 'Fabrikam'],
  ['Mueller Werke', 'Müller Werke'],
  ['St.Gallen Bank', 'St. Gallen Bank'],
  ['Northwind Tradres', 'Nortwind Traders'],
])('%j and %j are near by name', (one, other) => {
  expect(isNear(one, 'a@one.example', known(other, 'other.example'))).toBe(true);
  expect(isNear(other, 'a@one.example', known(one, 'other.example'))).toBe(true);
});

it.each([
  ['Alpen Bank AG', 'Alpen Werke GmbH'],
  ['Fabrikam Nord', 'Fabrikam Süd'],
  ['Contoso', 'Fabrikam'],
  ['BMV', 'BMW'],
  ['Rot', 'Tor'],
])('%j and %j are not near by name', (one, other) => {
  expect(isNear(one, 'a@one.example', known(other, 'other.example'))).toBe(false);
});

it.each([
  ['anna@fabrikam.example', 'fabrikam.example', true],
  ['ANNA@FABRIKAM.EXAMPLE', 'fabrikam.example', true],
  ['anna@de.fabrikam.example', 'fabrikam.example', true],
  ['anna@fabrikam.example', 'de.fabrikam.example', true],
  ['anna@notfabrikam.example', 'fabrikam.example', false],
  ['anna@gmail.com', 'gmail.com', false],
  ['anna@gmx.de', 'berta@gmx.de', false],
  ['anna@gmx.de', 'anna@gmx.de', true],
])('%j and the known %j are near by address: %j', (address, mail, near) => {
  expect(isNear('Contoso', address, known('Northwind', mail))).toBe(near);
});

it('the same name is not near, and neither is one that was said to be the same', () => {
  expect(isNear('FABRIKAM A.G.', 'a@fabrikam.example', known('Fabrikam', 'fabrikam.example'))).toBe(
    false,
  );
  const answered = known('Fabrikam Köln', 'fabrikam.example', { key: 'fabrikam' });
  expect(isNear('Fabrikam', 'a@fabrikam.example', answered)).toBe(false);
  expect(isNear('Fabrikam Köln', 'a@fabrikam.example', answered)).toBe(false);
});

it('engagements of other offers are not compared', () => {
  const other = known('Fabrikam Köln', 'fabrikam.example', { engagement: 'none-of-the-offer' });
  expect(isNear('Fabrikam', 'a@fabrikam.example', other)).toBe(false);
});

it('the index value of a voucher names its engagement, customer and domain', () => {
  const voucher = aReservedVoucher({}, { serviceLevel: 15 });
  const { customer, reservation } = voucher;
  const read = (changes: Partial<Voucher>) =>
    longCustomerOf(longCustomerGroup({ ...voucher, ...changes }) ?? '');
  expect(read({})).toEqual(known('Fabrikam AG', 'fabrikam.example'));
  expect(read({ reservation: { ...reservation!, customer: 'contoso' } }).key).toBe('contoso');
  const anna = { ...customer, contactEmail: 'Anna@gmail.com' };
  expect(read({ customer: anna }).mail).toBe('anna@gmail.com');
});

it.each<[string, Voucher, boolean]>([
  ['reserved', aReservedVoucher({}, { serviceLevel: 15 }), true],
  ['not reserved', anAssignedVoucher({ serviceLevel: 15 }), false],
  ['expired', { ...aReservedVoucher({}, { serviceLevel: 15 }), status: 'expired' }, false],
  ['shorter', aReservedVoucher({}, { serviceLevel: 10 }), false],
])('a voucher is found by its long engagement: %s', (_state, voucher, found) => {
  expect(voucherIndex(voucher, defaultProgramme).longEngagement !== undefined).toBe(found);
});

describe('an answer', () => {
  const near = [known('Fabrikam Köln', ''), known('Fabrikam Nord', '', { engagement: 'another' })];

  it.each([
    ['same:fabrikam köln', near[0]],
    ['same:fabrikam nord', near[1]],
  ])('%j names a customer of the list', (answer, same) => {
    expect(answerFor(near, ENGAGEMENT, answer)).toEqual({ same });
  });

  it.each(['other:fabrikam köln', 'other:fabrikam köln|fabrikam nord'])(
    '%j names none of those with the engagement',
    (answer) => {
      expect(answerFor(near, ENGAGEMENT, answer)).toEqual({});
    },
  );

  it.each([undefined, '', 'same:', 'same:contoso', 'other:', 'other:fabrikam nord', 'yes'])(
    '%j leaves a customer open',
    (answer) => {
      expect(answerFor(near, ENGAGEMENT, answer)).toBeUndefined();
    },
  );

  it('is not needed for an engagement that none of them has', () => {
    expect(answerFor(near, 'a-third', undefined)).toEqual({});
  });
});

it('a customer with several engagements is offered once', () => {
  const one = known('Fabrikam Köln', '');
  const spelled = known('FABRIKAM KÖLN', '', { engagement: 'another' });
  expect(eachOnce([one, spelled])).toEqual([
    { key: 'fabrikam köln', organisation: 'Fabrikam Köln' },
  ]);
});
