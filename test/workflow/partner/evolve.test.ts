import type { PartnerEvent } from '../../../workflow/partner/commands/catalogue.ts';
import { evolvePartner, partnerEventFacts } from '../../../workflow/partner/commands/evolve.ts';
import { aPartner, people } from '../../support/partner.ts';

const day = (value: string) => ({ as: 'day', value });
const coded = (as: string, value: string) => ({ as, value });
const evidence = { reference: 'R-1', from: '2020-01-01', validUntil: '2020-12-31' };
const competency = 'windows-and-devices';

describe('an event of the partner', () => {
  it.each<[PartnerEvent, object]>([
    [
      { type: 'training-recorded', ...evidence },
      { reference: 'R-1', until: day('2020-12-31') },
    ],
    [
      { type: 'competency-recorded', ...evidence, competency, level: 'gold' },
      {
        competency: coded('competency', competency),
        level: coded('level', 'gold'),
        until: day('2020-12-31'),
      },
    ],
    [
      {
        type: 'assessment-recorded',
        ...evidence,
        competency,
        consultant: people.carlo,
        exam: 'MD-101',
      },
      {
        consultant: coded('person', people.carlo),
        exam: 'MD-101',
        competency: coded('competency', competency),
      },
    ],
    [
      {
        type: 'agreement-signed',
        version: '2020-06',
        signedBy: people.adam,
        signedOn: '2020-06-01',
        guidelinesReadOn: '2020-06-01',
      },
      { version: '2020-06' },
    ],
    [
      {
        type: 'enrolled',
        offer: 'DDPS',
        enrolledBy: people.adam,
        enrolledOn: '2020-02-01',
        validUntil: '2021-01-31',
      },
      { offer: coded('offer', 'DDPS'), until: day('2021-01-31') },
    ],
    [
      {
        type: 'profile-updated',
        companyName: 'Contoso',
        description: 'We plan.',
        contactName: 'Adam',
        contactEmail: 'adam@contoso.example',
        countries: ['DE', 'AT'],
        offersShown: ['DDPS'],
        updatedOn: '2020-06-15',
      },
      {
        company: 'Contoso',
        countries: {
          as: 'list',
          mode: 'and',
          items: [coded('country', 'DE'), coded('country', 'AT')],
        },
      },
    ],
    [
      { type: 'location-added', location: '1234567', country: 'DE', name: 'Bonn' },
      { location: '1234567', name: 'Bonn', country: coded('country', 'DE') },
    ],
    [{ type: 'location-removed', location: '1234567' }, { location: '1234567' }],
    [
      { type: 'role-granted', personId: people.carlo, name: 'Carlo', role: 'consultant' },
      { person: 'Carlo', role: coded('role', 'consultant') },
    ],
    [
      { type: 'role-withdrawn', personId: people.carlo, role: 'consultant' },
      { person: coded('person', people.carlo), role: coded('role', 'consultant') },
    ],
    [
      {
        type: 'member-identified',
        email: 'nora@contoso.example',
        personId: people.nobody,
        name: 'Nora',
      },
      { person: 'Nora', email: 'nora@contoso.example' },
    ],
    [
      {
        type: 'savb-registered',
        confirmedBy: people.gloria,
        confirmedOn: '2020-06-15',
        reference: 'S-1',
      },
      { reference: 'S-1', offer: '' },
    ],
  ])('has the facts for its message in the history and is counted: %j', (event, facts) => {
    expect(partnerEventFacts(event)).toEqual(facts);
    expect(evolvePartner(aPartner(), event).revision).toBe(aPartner().revision + 1);
  });
});
