import { anyOf, coded } from '../../../workflow/kernel/facts.ts';
import { isRefusal } from '../../../workflow/kernel/checks.ts';
import { decidePartner } from '../../../workflow/partner/commands/decide.ts';
import type { PartnerCommand } from '../../../workflow/partner/commands/catalogue.ts';
import { defaultProgramme } from '../../../workflow/programme/load.ts';
import { actorOf, anEnrolledPartner, commandOf, contextOf, people } from '../../support/partner.ts';

/** Facts the message is built from; without them it cannot name the cause. */
type Context = Parameters<typeof contextOf>[1];

const exams = [{ code: 'MD-101', competency: 'windows-and-devices', name: { en: 'x' } }];
const named = { ...defaultProgramme, exams };
const day = (value: string) => ({ as: 'day', value });
const competency = { as: 'competency', value: 'windows-and-devices' };

it.each<[string, PartnerCommand['name'], object, Context, object]>([
  [
    'a location that is known elsewhere',
    'add-location',
    { location: '1234567', country: 'AT', locationName: 'Wien' },
    {},
    {
      code: 'location-unknown-yet',
      field: 'location',
      facts: { location: '1234567', country: { as: 'country', value: 'DE' } },
    },
  ],
  [
    'a location of the same country under another name',
    'add-location',
    { location: '1234567', country: 'DE', locationName: 'Bonn' },
    {},
    {
      code: 'location-unknown-yet',
      field: 'location',
      facts: { location: '1234567', country: { as: 'country', value: 'DE' } },
    },
  ],
  [
    'a training of tomorrow',
    'record-training',
    { reference: 'R-1', completedOn: '2020-06-16' },
    {},
    {
      code: 'day-not-future',
      field: 'completedOn',
      facts: { day: day('2020-06-16'), today: day('2020-06-15') },
    },
  ],
  [
    'a training that ended before it began',
    'record-training',
    { reference: 'R-1', completedOn: '2020-06-02', validUntil: '2020-06-01' },
    {},
    {
      code: 'dates-in-order',
      field: 'validUntil',
      facts: { from: day('2020-06-02'), until: day('2020-06-01') },
    },
  ],
  [
    'a competency nobody knows',
    'record-competency',
    {
      reference: 'R-1',
      attainedOn: '2020-06-01',
      validUntil: '2020-12-31',
      competency: 'x',
      level: 'gold',
    },
    {},
    {
      code: 'requirement-known',
      field: 'competency',
      facts: { competency: { as: 'competency', value: 'x' } },
    },
  ],
  [
    'an exam that is none of the competency',
    'record-assessment',
    {
      consultant: people.carlo,
      competency: 'windows-and-devices',
      exam: 'XX-1',
      reference: 'E-1',
      passedOn: '2020-06-01',
    },
    { programme: named },
    { code: 'exam-known', field: 'exam', facts: { exam: 'XX-1', competency } },
  ],
  [
    'an offer nobody knows',
    'enrol',
    { offers: 'XDPS' },
    {},
    { code: 'offer-known', field: 'offers', facts: { offer: { as: 'offer', value: 'XDPS' } } },
  ],
  [
    'a renewal before its time',
    'enrol',
    { offers: 'DDPS' },
    {},
    {
      code: 'renewal-open',
      field: 'offers',
      facts: {
        offer: { as: 'offer', value: 'DDPS' },
        until: day('2021-01-31'),
        from: day('2020-11-02'),
      },
    },
  ],
  [
    'a historic enrolment in an offer nobody knows',
    'import-records',
    {
      'enrolments.0.offers': 'XDPS',
      'enrolments.0.enrolledOn': '2018-02-01',
      'enrolments.0.validUntil': '2019-01-31',
    },
    {},
    {
      code: 'offer-known',
      field: 'enrolments.0.offers',
      facts: { offer: { as: 'offer', value: 'XDPS' } },
    },
  ],
  [
    'an enrolment that runs too long',
    'import-records',
    {
      'enrolments.0.offers': 'DDPS',
      'enrolments.0.enrolledOn': '2018-02-01',
      'enrolments.0.validUntil': '2019-12-31',
    },
    {},
    {
      code: 'enrolment-within-term',
      field: 'enrolments.0.validUntil',
      facts: { until: day('2019-12-31'), latest: day('2019-05-01') },
    },
  ],
  [
    'an enrolment without the competency of the offer',
    'enrol',
    { offers: 'SDPS' },
    {},
    {
      code: 'competency-held',
      field: 'offers',
      facts: expect.objectContaining({ for: { as: 'offer', value: 'SDPS' } }),
    },
  ],
  [
    'a profile with an offer nobody knows',
    'update-profile',
    {
      companyName: 'Contoso',
      description: 'We plan.',
      contactName: 'Paula',
      contactEmail: 'paula@contoso.example',
      countries: 'DE',
      offersShown: 'XDPS',
    },
    {},
    {
      code: 'offer-known',
      field: 'offersShown',
      facts: { offer: { as: 'offer', value: 'XDPS' } },
    },
  ],
  [
    'a role for a text that identifies nobody',
    'grant-role',
    { person: 'Nora', role: 'consultant' },
    {},
    { code: 'person-known', field: 'person', facts: { person: 'Nora' } },
  ],
  [
    'a role that the member does not hold',
    'withdraw-role',
    { person: people.carlo, role: 'partner-admin' },
    {},
    {
      code: 'role-held',
      field: 'person',
      facts: {
        person: { as: 'person', value: people.carlo },
        role: { as: 'role', value: 'partner-admin' },
      },
    },
  ],
  [
    'the role of the last global admin',
    'withdraw-role',
    { person: people.gloria, role: 'global-admin' },
    {},
    { code: 'last-global-admin-stays', field: 'role', facts: { name: 'gloria' } },
  ],
  [
    'a registration before a redemption',
    'confirm-savb',
    { offer: 'DDPS', confirmationReference: 'S-1' },
    { redeemedOffers: ['SDPS'] },
    {
      code: 'voucher-redeemed-for-offer',
      field: 'offer',
      facts: { offer: { as: 'offer', value: 'DDPS' } },
    },
  ],
  [
    'a role she may not grant',
    'grant-role',
    { person: people.carlo, personName: 'Carlo', role: 'global-admin' },
    { actor: actorOf(people.adam, 'partner-admin') },
    {
      code: 'may-act',
      facts: {
        action: { as: 'action', value: 'grant-admin-role' },
        why: 'role',
        person: '',
        who: anyOf([coded('person', people.gloria)]),
      },
    },
  ],
])('the refusal of %s has the facts for its message', (_what, name, values, changes, expected) => {
  const partner = anEnrolledPartner();
  const decision = decidePartner(partner, commandOf(name, values), contextOf(partner, changes));
  expect(isRefusal(decision) && decision.refused).toContainEqual(
    expect.objectContaining({ met: false, ...expected }),
  );
});
