import type { Partner } from '../../../workflow/partner/partner.ts';
import { savbOf } from '../../../workflow/partner/savb.ts';
import { aPartner, anEnrolledPartner, decided } from '../../support/partner.ts';

const profile = {
  companyName: 'Contoso Consulting',
  description: 'We plan.',
  website: 'https://contoso.example',
  contactName: 'Paula',
  contactEmail: 'Paula@Contoso.com',
  countries: 'de, AT,de',
  offersShown: 'DDPS',
};

describe('the business profile', () => {
  it('is stored as given, with the day', () => {
    const { partner } = decided(anEnrolledPartner(), 'update-profile', profile);
    expect(partner.profile).toEqual({
      companyName: 'Contoso Consulting',
      description: 'We plan.',
      website: 'https://contoso.example',
      contactName: 'Paula',
      contactEmail: 'paula@contoso.com',
      countries: ['DE', 'AT'],
      offersShown: ['DDPS'],
      updatedOn: '2020-06-15',
    });
  });

  it('shows an offer once, however often it was chosen', () => {
    const twice = { ...profile, offersShown: 'DDPS,DDPS' };
    const { partner } = decided(anEnrolledPartner(), 'update-profile', twice);
    expect(partner.profile?.offersShown).toEqual(['DDPS']);
  });

  it('is replaced completely', () => {
    const first = decided(anEnrolledPartner(), 'update-profile', profile).partner;
    const { partner } = decided(first, 'update-profile', { ...profile, website: '' });
    expect(partner.profile?.website).toBeUndefined();
  });

  it.each([
    ['no country', { countries: '' }, '2020-06-15', ['profile-complete@countries']],
    ['no offer', { offersShown: '' }, '2020-06-15', []],
    ['an unknown offer', { offersShown: 'XDPS' }, '2020-06-15', ['offer-known@offersShown']],
    [
      'an offer not enrolled in',
      { offersShown: 'SDPS' },
      '2020-06-15',
      ['enrolled-in-offer@offersShown'],
    ],
    ['an enrolment on its last day', {}, '2021-01-31', []],
    ['a lapsed enrolment', {}, '2021-02-01', ['enrolled-in-offer@offersShown']],
  ])('is checked: %s', (_what, change, today, refused) => {
    const values = { ...profile, ...change };
    const outcome = decided(anEnrolledPartner(), 'update-profile', values, { today });
    expect(outcome.refused).toEqual(refused);
  });
});

describe('the locations', () => {
  const cologne = { location: '1234567', country: 'DE', locationName: 'Köln' };

  it('are added and removed', () => {
    const added = decided(aPartner(), 'add-location', cologne).partner;
    expect(added.locations).toEqual([{ location: '1234567', country: 'DE', name: 'Köln' }]);
    const removed = decided(added, 'remove-location', { location: '1234567' }).partner;
    expect(removed.locations).toEqual([]);
    expect(decided(removed, 'remove-location', { location: '1234567' }).events).toEqual([]);
  });

  it('are kept apart from the removed ones, which leave them when they are added again', () => {
    const vienna = { location: '7654321', country: 'AT', locationName: 'Wien' };
    const bonn = { location: '5555555', country: 'DE', locationName: 'Bonn' };
    const all = [cologne, vienna, bonn].reduce(
      (partner, one) => decided(partner, 'add-location', one).partner,
      aPartner(),
    );
    expect(all.formerLocations).toEqual([]);
    const left = [cologne, vienna].reduce(
      (partner, { location }) => decided(partner, 'remove-location', { location }).partner,
      all,
    );
    const { formerLocations, locations } = decided(left, 'add-location', cologne).partner;
    expect(locations.map(({ location }) => location)).toEqual(['5555555', '1234567']);
    expect(formerLocations).toEqual([{ location: '7654321', country: 'AT', name: 'Wien' }]);
  });

  it('are added once; the same ID elsewhere is refused', () => {
    const added = decided(aPartner(), 'add-location', cologne).partner;
    expect(decided(added, 'add-location', cologne)).toMatchObject({ events: [], refused: [] });
    const elsewhere = decided(added, 'add-location', { ...cologne, country: 'AT' });
    expect(elsewhere.refused).toEqual(['location-unknown-yet@location']);
  });
});

describe('the registration with the payment tool', () => {
  const confirm = (
    partner: Partner,
    confirmationReference: string,
    offer?: string,
    redeemedOffers: readonly string[] = ['DDPS'],
  ) => decided(partner, 'confirm-savb', { confirmationReference, offer }, { redeemedOffers });

  it('is stored for the offer with the confirming person, and can be corrected', () => {
    const first = confirm(aPartner(), 'SAVB-1', 'DDPS');
    expect(savbOf(first.partner, 'DDPS')).toMatchObject({
      reference: 'SAVB-1',
      confirmedOn: '2020-06-15',
    });
    expect(savbOf(first.partner, 'SDPS')).toBeUndefined();
    expect(confirm(first.partner, 'SAVB-1', 'DDPS').events).toEqual([]);
    const corrected = confirm(first.partner, 'SAVB-2', 'DDPS');
    expect(savbOf(corrected.partner, 'DDPS')?.reference).toBe('SAVB-2');
  });

  it.each([
    ['no voucher', undefined, []],
    ['no voucher of the offer', 'DDPS', []],
    ['a voucher of another offer', 'DDPS', ['SDPS']],
  ])('is refused while %s is redeemed', (_case, offer, redeemed) => {
    expect(confirm(aPartner(), 'SAVB-1', offer, redeemed).refused).toEqual([
      'voucher-redeemed-for-offer@offer',
    ]);
  });

  it('counts without an offer, as in a form of the last build, for those that wait', () => {
    const first = confirm(aPartner(), 'SAVB-1', undefined, ['DDPS']).partner;
    const both = confirm(first, 'SAVB-2', undefined, ['DDPS', 'SDPS']).partner;
    expect(savbOf(both, 'DDPS')?.reference).toBe('SAVB-1');
    expect(savbOf(both, 'SDPS')?.reference).toBe('SAVB-2');
  });

  it('stored by the last build counts for every offer', () => {
    const savbRegistration = { confirmedBy: 'x', confirmedOn: '2020-05-01', reference: 'S-1' };
    const partner = aPartner({ savbRegistration });
    for (const offer of ['DDPS', 'SDPS']) expect(savbOf(partner, offer)?.reference).toBe('S-1');
    const more = confirm(partner, 'S-2', 'DDPS').partner;
    expect(savbOf(more, 'DDPS')?.reference).toBe('S-2');
    expect(savbOf(more, 'SDPS')?.reference).toBe('S-1');
  });
});
