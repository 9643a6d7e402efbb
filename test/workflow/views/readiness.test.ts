import { isRefusal } from '../../../workflow/kernel/checks.ts';
import { decideVoucher } from '../../../workflow/steps/decide-voucher.ts';
import { anyOf, coded } from '../../../workflow/kernel/facts.ts';
import type { Qualification } from '../../../workflow/programme/definition.ts';
import { noConsultant, noLocation, readinessOf } from '../../../workflow/views/readiness.ts';
import type { Voucher } from '../../../workflow/voucher/voucher.ts';
import { anAssignedVoucher, aValidatedVoucher } from '../../support/a-voucher.ts';
import { aProgramme, aProgrammeWhere } from '../../support/a-programme.ts';
import { aMember, anEnrolledPartner, people, team } from '../../support/partner.ts';
import {
  inShort,
  voucherCommand,
  voucherContext,
  type Given,
} from '../../support/voucher-decisions.ts';

const readiness = (given: Given = {}, voucher: Voucher = anAssignedVoucher()) =>
  readinessOf(voucher, voucherContext(given));

const openOf = (engagement: string, given: Given = {}, voucher?: Voucher) =>
  inShort(
    readiness(given, voucher).engagements.find((one) => one.engagement === engagement)?.open ?? [],
  );

const sdps = anAssignedVoucher({ offer: 'SDPS' });
const sharepoint = (validUntil: string): Given => ({
  records: {
    enrolments: anEnrolledPartner().enrolments.map((one) => ({ ...one, offer: 'SDPS' })),
    competencies: [
      {
        competency: 'collaboration-and-content',
        level: 'gold',
        reference: 'C-1',
        from: '2020-01-01',
        validUntil,
      },
    ],
    assessments: anEnrolledPartner().assessments.map((one) => ({
      ...one,
      competency: 'collaboration-and-content',
    })),
  },
});

describe('the readiness of a voucher', () => {
  it('has each engagement of the offer with what it lacks', () => {
    const { engagements, ready } = readiness();
    expect(ready).toBe(true);
    expect(engagements.length).toBeGreaterThan(1);
    expect(openOf('windows-and-office')).toEqual([]);
    expect(openOf('enterprise-security')).toEqual([
      'competency-held@engagement',
      'consultant-available',
    ]);
  });

  it.each([
    ['2020-06-10', false],
    ['2020-06-19', true],
  ])('follows the only qualifying competency, held until %s', (until, ready) => {
    expect(readiness(sharepoint(until), sdps).ready).toBe(ready);
    expect(openOf('sharepoint', sharepoint(until), sdps)).toEqual(
      ready ? [] : ['competency-held@engagement'],
    );
  });

  it.each<[string, Given, readonly string[], object]>([
    [
      'neither a location nor a consultant',
      { records: { locations: [], members: team.slice(0, 3) } },
      ['location-available', 'consultant-available'],
      { state: 'none' },
    ],
    [
      'a consultant without an exam',
      { records: { assessments: [] } },
      ['consultant-available'],
      { state: 'unqualified' },
    ],
    [
      'a location in another country',
      { records: { locations: [{ location: '7', country: 'AT', name: 'Wien' }] } },
      ['location-available'],
      { country: { as: 'country', value: 'DE' } },
    ],
  ])('is not given with %s', (_case, given, open, facts) => {
    const { engagements, ready } = readiness(given);
    expect(ready).toBe(false);
    expect(openOf('windows-and-office', given)).toEqual(open);
    const checks = engagements.find((one) => one.engagement === 'windows-and-office')?.open ?? [];
    expect(checks.at(-1)?.facts).toMatchObject(facts);
  });

  it.each([
    ['2020-06-19', true],
    ['2020-06-18', false],
  ])('needs room for the five days until the last day, %s', (expiresOn, ready) => {
    const { dates, ...rest } = readiness({}, anAssignedVoucher({ expiresOn }));
    expect(rest.ready).toBe(ready);
    expect(inShort(dates)).toEqual(ready ? [] : ['within-voucher-life@endDate']);
  });

  it('leaves out engagements that were retired before the voucher', () => {
    const programme = aProgrammeWhere('windows-and-office', { retiredOn: '2020-05-04' });
    const { engagements } = readiness({ programme });
    expect(engagements.map(({ engagement }) => engagement)).not.toContain('windows-and-office');
  });

  it('names the other countries with a location, each once', () => {
    const locations = ['AT', 'CH', 'AT'].map((country, at) => ({
      location: `700000${at}`,
      country,
      name: 'Office',
    }));
    expect(noLocation('DE', { locations }).facts).toEqual({
      country: coded('country', 'DE'),
      others: anyOf([coded('country', 'AT'), coded('country', 'CH')]),
    });
    expect(noLocation('DE', { locations: [] })).toMatchObject({
      met: false,
      facts: { others: '' },
    });
  });

  it('names the competencies of which a consultant needs one, each once', () => {
    const qualifications: Qualification[] = [
      { competency: 'erp', levels: ['gold'] },
      { competency: 'cloud-crm', levels: ['silver'] },
      { competency: 'erp', levels: ['silver'] },
    ];
    const open = noConsultant(qualifications, true);
    expect(open).toMatchObject({ met: false, facts: { state: 'unqualified' } });
    expect(open.facts['competencies']).toEqual(
      anyOf([coded('competency', 'erp'), coded('competency', 'cloud-crm')]),
    );
    expect(noConsultant(qualifications, false).facts['state']).toBe('none');
  });

  const others = [aMember(people.nobody, 'consultant'), ...team];
  const home = { location: '1234567', country: 'DE', name: 'Köln' };
  const abroad = { location: '7654321', country: 'AT', name: 'Wien' };
  it.each<[string, Given]>([
    ['an enrolled partner', {}],
    ['a second consultant without an exam', { records: { members: others } }],
    ['no assessment', { records: { assessments: [] } }],
    ['no competency', { records: { competencies: [] } }],
    ['locations in two countries', { records: { locations: [abroad, home] } }],
    ['a location abroad', { records: { locations: [abroad] } }],
    ['no location', { records: { locations: [] } }],
    ['no consultant', { records: { members: team.slice(0, 3) } }],
    [
      'no assessment, where none is required',
      {
        records: { assessments: [] },
        programme: aProgramme({ requirements: { consultantAssessment: { inForce: false } } }),
      },
    ],
    ['a voucher that ends in four days', { today: '2020-10-28' }],
  ])('says of %s what the reservation will say', (_case, given) => {
    const voucher = aValidatedVoucher();
    const context = voucherContext(given);
    const { partner, programme } = context;
    const dates = { startDate: context.today, endDate: fourDaysAfter(context.today) };
    const offer = programme.offers.find(({ code }) => code === 'DDPS');
    const accepted = (offer?.engagements ?? []).some(({ code: engagement }) =>
      partner.locations.some(({ location }) =>
        partner.members.some(({ personId: consultant }) => {
          const values = { engagement, location, consultant, ...dates, termsAccepted: 'true' };
          return !isRefusal(decideVoucher(voucher, voucherCommand('reserve', values), context));
        }),
      ),
    );
    expect(readinessOf(voucher, context).ready).toBe(accepted);
  });
});

const fourDaysAfter = (day: string): string =>
  new Date(Date.parse(day) + 4 * 86_400_000).toISOString().slice(0, 10);
