import type { Voucher } from '../../../workflow/voucher/voucher.ts';
import {
  anAssignedVoucher,
  anExpiredVoucher,
  aReportedVoucher,
  aReservedVoucher,
} from '../../support/a-voucher.ts';
import { actorOf, people } from '../../support/partner.ts';
import { decide, type Given } from '../../support/voucher-decisions.ts';

const fabrikam = {
  organisation: 'Fabrikam AG',
  contactEmail: 'vera@fabrikam.example',
  country: 'DE',
};
const facts = {
  offer: 'DDPS',
  serviceLevel: 5,
  customer: fabrikam,
  assignedTo: { aadObjectId: people.paula },
  assignedAt: '2020-05-04',
  expiresAt: '2020-10-31',
};
const correct = (voucher: Voucher | undefined, values: object = {}, given: Given = {}) =>
  decide(
    voucher,
    'correct-facts',
    { ...facts, ...values },
    { actor: actorOf(people.adam, 'partner-admin'), ...given },
  );

describe('an admin’s correction to the customer’s facts', () => {
  it('takes over the customer’s statement', () => {
    const { voucher } = correct(anAssignedVoucher(), {
      serviceLevel: 10,
      customer: { ...fabrikam, organisation: 'Fabrikam Nord AG' },
      assignedTo: { email: 'adam@contoso.example' },
    });
    expect(voucher).toMatchObject({
      serviceLevel: 10,
      customer: { organisation: 'Fabrikam Nord AG' },
      assignee: { email: 'adam@contoso.example' },
      stated: { assignee: { email: 'adam@contoso.example' }, expiresOn: '2020-10-31' },
    });
  });

  it('changes nothing if both assignments agree', () => {
    expect(correct(anAssignedVoucher())).toMatchObject({ events: [], refused: [] });
  });

  it('turns a registration from an e-mail into the customer’s assignment', () => {
    const registered = anAssignedVoucher({ source: 'e-mail', serviceLevel: 3 });
    expect(correct(registered).voucher).toMatchObject({ source: 'event', serviceLevel: 5 });
  });

  it('makes the customer’s assignment of an e-mail with the same facts', () => {
    const registered = anAssignedVoucher({ source: 'e-mail' });
    expect(registered.stated.assignee).toBeUndefined();
    const { voucher } = correct(registered, { assignedTo: { aadObjectId: people.adam } });
    expect(voucher).toMatchObject({ source: 'event', assignee: { personId: people.adam } });
    expect(correct(registered).voucher?.source).toBe('event');
  });

  it('keeps a handover and an extension that the statement does not include', () => {
    const handedOver = decide(anAssignedVoucher(), 'handover', { colleague: people.adam }).voucher;
    const extended = decide(
      handedOver,
      'change-expiry',
      { expiresAt: '2021-01-29' },
      { actor: { kind: 'customer' } },
    ).voucher;
    const { voucher } = correct(extended, { serviceLevel: 10 });
    expect(voucher).toMatchObject({
      serviceLevel: 10,
      expiresOn: '2021-01-29',
      assignee: { personId: people.adam },
    });
    const again = decide(
      voucher,
      'assign',
      { ...facts, serviceLevel: 10 },
      { actor: { kind: 'customer' } },
    );
    expect(again).toMatchObject({ events: [], refused: [] });
  });

  it('revives an expired voucher if the customer’s expiry allows it', () => {
    const { events, voucher } = correct(
      anExpiredVoucher(),
      { expiresAt: '2020-12-31' },
      { today: '2020-11-20' },
    );
    expect(events.map(({ type }) => type)).toEqual(['facts-corrected', 'expiry-changed']);
    expect(voucher).toMatchObject({ status: 'assigned', expiresOn: '2020-12-31' });
  });

  it.each<[string, object, readonly string[]]>([
    ['the spelling of the customer', { customer: { ...fabrikam, organisation: 'Fabrikam' } }, []],
    ['more days', { serviceLevel: 10 }, []],
    ['its first day as the day of assignment', { assignedAt: '2020-06-08' }, []],
    [
      'a day of assignment after its start',
      { assignedAt: '2020-06-09' },
      ['correction-fits-reservation'],
    ],
    ['fewer days', { serviceLevel: 3 }, ['correction-fits-reservation']],
    ['the country', { customer: { ...fabrikam, country: 'AT' } }, ['correction-fits-reservation']],
    ['the offer', { offer: 'SDPS' }, ['correction-fits-reservation']],
    ['so many days that it needs a claim', { serviceLevel: 15 }, ['correction-fits-reservation']],
  ])('checks a reserved voucher: %s', (_case, values, refused) => {
    expect(correct(aReservedVoucher(), values).refused).toEqual(refused);
  });

  it('does not remove the days that a report needs', () => {
    expect(correct(aReportedVoucher({ daysDelivered: 3 }), { serviceLevel: 3 }).refused).toEqual(
      [],
    );
    expect(correct(aReportedVoucher(), { serviceLevel: 3 }).refused).toEqual([
      'correction-fits-reservation',
    ]);
  });

  it('keeps the customer of a long engagement, but not the spelling', () => {
    const long = aReservedVoucher({}, { serviceLevel: 15 });
    const named = (organisation: string) => ({
      serviceLevel: 15,
      customer: { ...fabrikam, organisation },
    });
    expect(correct(long, named('Northwind')).refused).toEqual(['correction-fits-reservation']);
    expect(correct(long, named('FABRIKAM G.m.b.H.')).refused).toEqual([]);
    expect(correct(long, { serviceLevel: 15, assignedAt: '2020-05-05' }).refused).toEqual([]);
  });
});
