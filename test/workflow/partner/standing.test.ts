import {
  agreementChecks,
  assessmentChecks,
  competencyChecks,
  consultantCheck,
  enrolmentCheck,
  trainingChecks,
} from '../../../workflow/partner/standing-checks.ts';
import { coded } from '../../../workflow/kernel/facts.ts';
import type { Partner } from '../../../workflow/partner/partner.ts';
import { defaultProgramme as programme } from '../../../workflow/programme/load.ts';
import { aPartner, anEnrolledPartner, people } from '../../support/partner.ts';

const day = (value: string) => ({ as: 'day', value });
const partner = anEnrolledPartner();
const desktop = [{ competency: 'windows-and-devices', levels: ['silver', 'gold'] as const }].map(
  ({ competency, levels }) => ({ competency, levels: [...levels] }),
);

const endless = { reference: 'T-2', from: '2020-01-01' };
const ending = { reference: 'T-1', from: '2020-01-01', validUntil: '2020-12-31' };

describe('the facts of a check', () => {
  it.each<[string, Partial<Partner>, string, boolean, object]>([
    ['never trained', { trainings: [] }, '2020-06-15', false, { state: 'missing', until: '' }],
    ['trained', {}, '2021-01-09', true, { state: 'valid', until: day('2021-01-09') }],
    ['trained too long ago', {}, '2021-01-10', false, { state: 'past', until: day('2021-01-09') }],
    [
      'trained without end',
      { trainings: [{ reference: 'T-1', from: '2020-01-01' }] },
      '2029-01-01',
      true,
      { state: 'valid', until: '' },
    ],
    [
      'trained twice: the longer counts',
      {
        trainings: [
          { reference: 'T-2', from: '2020-01-01', validUntil: '2021-12-31' },
          { reference: 'T-1', from: '2020-01-01', validUntil: '2020-12-31' },
        ],
      },
      '2020-06-15',
      true,
      { state: 'valid', until: day('2021-12-31') },
    ],
    [
      'trained without an end and with: the endless counts',
      { trainings: [endless, ending] },
      '2020-06-15',
      true,
      { state: 'valid', until: '' },
    ],
    [
      'trained with an end and without: the endless counts',
      { trainings: [ending, endless] },
      '2020-06-15',
      true,
      { state: 'valid', until: '' },
    ],
  ])('describe the training: %s', (_what, known, on, met, facts) => {
    const [check, ...more] = trainingChecks(anEnrolledPartner(known), programme, on);
    expect(more).toEqual([]);
    expect(check).toMatchObject({ met, facts: { ...facts, on: day(on) } });
  });

  it.each([
    ['2020-01-31', false, { state: 'never', until: '' }],
    ['2020-02-01', true, { state: 'active', until: day('2021-01-31') }],
    ['2021-02-01', false, { state: 'lapsed', until: day('2021-01-31') }],
  ])('describe the enrolment in DDPS on %s: %s', (on, met, facts) => {
    expect(enrolmentCheck(partner, 'DDPS', on)).toMatchObject({ met, facts });
  });

  it('describe the enrolment that ended last, in whatever order they were recorded', () => {
    const [enrolment] = partner.enrolments;
    const earlier = { ...enrolment!, enrolledOn: '2018-02-01', validUntil: '2019-01-31' };
    const imported = { ...partner, enrolments: [enrolment!, earlier] };
    expect(enrolmentCheck(imported, 'DDPS', '2021-02-01').facts).toMatchObject({
      offer: { as: 'offer', value: 'DDPS' },
      until: day('2021-01-31'),
    });
  });

  it('describe the required and the signed agreement', () => {
    const older = { ...partner, agreement: { ...partner.agreement!, version: '2019-01' } };
    const [read, signed] = agreementChecks(older, programme, '2020-06-15');
    expect(read).toMatchObject({ met: false, facts: { version: '2020-06', readOn: '' } });
    expect(signed).toMatchObject({
      met: false,
      facts: { version: '2020-06', signedVersion: '2019-01', signedOn: day('2020-02-01') },
    });
    const [readNow] = agreementChecks(partner, programme, '2020-06-15');
    expect(readNow).toMatchObject({ met: true, facts: { readOn: day('2020-02-01') } });
  });

  it('describe the competency held, its level and its end', () => {
    const asked = { for: coded('offer', 'DDPS'), qualifications: [...desktop, ...desktop] };
    const [held] = competencyChecks(partner, programme, asked, '2020-06-15');
    expect(held?.facts).toEqual({
      for: { as: 'offer', value: 'DDPS' },
      competencies: {
        as: 'list',
        mode: 'or',
        items: [
          { as: 'qualification', competency: 'windows-and-devices', levels: ['silver', 'gold'] },
        ],
      },
      held: { as: 'competency', value: 'windows-and-devices' },
      level: { as: 'level', value: 'gold' },
      until: day('2020-12-31'),
      on: day('2020-06-15'),
    });
    const [missing] = competencyChecks(aPartner(), programme, asked, '2020-06-15');
    expect(missing).toMatchObject({ met: false, facts: { held: '', level: '', until: '' } });
  });

  it('describe the assessment with person, competency and exam', () => {
    const asked = [...desktop, { competency: 'erp', levels: ['gold' as const] }];
    const [passed] = assessmentChecks(partner, programme, people.carlo, asked, '2020-06-15');
    expect(passed).toMatchObject({
      met: true,
      facts: {
        consultant: { as: 'person', value: people.carlo },
        exam: 'MD-101',
        until: '',
        competencies: {
          items: [
            { as: 'competency', value: 'windows-and-devices' },
            { as: 'competency', value: 'erp' },
          ],
        },
      },
    });
    const [other] = assessmentChecks(
      partner,
      programme,
      people.carlo,
      asked.slice(1),
      '2020-06-15',
    );
    expect(other).toMatchObject({ met: false, facts: { exam: '' } });
    const named = { ...partner, members: [{ ...partner.members[3]!, email: 'carlo@contoso.com' }] };
    const [byMail] = assessmentChecks(named, programme, 'carlo@contoso.com', asked, '2020-06-15');
    expect(byMail).toMatchObject({ met: true, facts: { consultant: { value: people.carlo } } });
    const [early] = assessmentChecks(partner, programme, people.carlo, asked, '2019-02-28');
    expect(early?.met).toBe(false);
    const [stranger] = assessmentChecks(partner, programme, people.nobody, asked, '2020-06-15');
    expect(stranger).toMatchObject({ met: false, facts: { consultant: { value: people.nobody } } });
  });

  it('describe the consultant by any of their names', () => {
    const carlo = { ...partner.members[3]!, email: 'Carlo@contoso.com' };
    const known = { ...partner, members: [carlo] };
    for (const name of [people.carlo, 'carlo@contoso.com', 'email:carlo@contoso.com'])
      expect(consultantCheck(known, name)).toMatchObject({
        met: true,
        facts: { consultant: { as: 'person', value: people.carlo }, left: 'no' },
      });
    expect(consultantCheck(partner, people.paula).met).toBe(false);
    expect(consultantCheck(partner, people.nobody)).toMatchObject({
      met: false,
      facts: { consultant: { as: 'person', value: people.nobody }, left: 'yes' },
    });
    expect(consultantCheck(partner, people.nobody, 'consultant', people.nobody).met).toBe(true);
  });
});
