import { addDays } from '../../../workflow/kernel/day.ts';
import {
  nextPartnerReminder,
  partnerRemindersDue,
} from '../../../workflow/notices/renewal-reminders.ts';
import { partnerDeadlines } from '../../../workflow/partner/partner-deadlines.ts';
import type { Partner } from '../../../workflow/partner/partner.ts';
import { defaultProgramme } from '../../../workflow/programme/load.ts';
import { partnerNextCheckWrite } from '../../../workflow/notices/next-check.ts';
import { aProgramme } from '../../support/a-programme.ts';
import { aPartner, anEnrolledPartner, people } from '../../support/partner.ts';

const inShort = (partner: Partner, programme = defaultProgramme) =>
  partnerDeadlines(partner, programme).map(({ kind, on, about }) => `${on} ${kind} ${about}`);

const enrolment = (offer: string, validUntil: string) => ({
  offer,
  enrolledBy: 'x',
  enrolledOn: '2020-02-01',
  validUntil,
});
const training = (validUntil?: string) => ({ reference: 'T', from: '2020-01-01', validUntil });

describe('the company’s renewal deadlines', () => {
  it('are the last days of its records, in order', () => {
    expect(inShort(anEnrolledPartner())).toEqual([
      '2020-12-31 competency-renewal windows-and-devices',
      '2021-01-09 training-renewal ',
      '2021-01-31 enrolment-renewal DDPS',
    ]);
  });

  it('include the exams of each consultant, apart from those who have left', () => {
    const passed = (consultant: string, validUntil: string) =>
      anEnrolledPartner().assessments.map((one) => ({ ...one, consultant, validUntil }));
    const assessments = [
      ...passed(people.carlo, '2020-09-30'),
      ...passed('left', '2020-08-31'),
      ...passed(people.paula, '2020-08-31'),
    ];
    const ends = partnerDeadlines(aPartner({ assessments }), defaultProgramme);
    expect(ends).toEqual([
      {
        ...{ kind: 'exam-renewal', about: 'windows-and-devices', on: '2020-09-30' },
        consultant: people.carlo,
      },
    ]);
  });

  it('follow the newest record, per offer', () => {
    const enrolments = [
      enrolment('DDPS', '2020-08-31'),
      enrolment('DDPS', '2021-08-31'),
      enrolment('SDPS', '2020-09-30'),
    ];
    expect(inShort(aPartner({ enrolments }))).toEqual([
      '2020-09-30 enrolment-renewal SDPS',
      '2021-08-31 enrolment-renewal DDPS',
    ]);
  });

  it('do not exist for records without an end', () => {
    expect(inShort(aPartner({ trainings: [training('2020-08-31'), training()] }))).toEqual([]);
  });

  it('do not exist for what is not required', () => {
    const programme = aProgramme({
      requirements: {
        complianceTraining: { inForce: false },
        qualifyingCompetency: { inForce: false },
      },
    });
    expect(inShort(anEnrolledPartner(), programme)).toEqual(['2021-01-31 enrolment-renewal DDPS']);
  });
});

describe('the company’s renewal reminders', () => {
  const partner = aPartner({
    enrolments: [enrolment('DDPS', '2020-08-31'), enrolment('SDPS', '2020-08-31')],
  });
  const days = ['2020-07-02', '2020-08-01', '2020-08-17', '2020-08-24', '2020-08-30'];

  it('are due 60, 30, 14, 7 and 1 days before each deadline, once', () => {
    const sent: string[] = [];
    for (let today = '2020-05-01'; today < '2020-10-01'; today = addDays(today, 1))
      for (const { on, deadline } of partnerRemindersDue(
        partner,
        defaultProgramme,
        addDays(today, -1),
        today,
      ))
        sent.push(`${on} ${deadline.about}`);
    expect(sent).toEqual(days.flatMap((day) => [`${day} DDPS`, `${day} SDPS`]));
  });

  it('omit an enrolment that cannot be renewed yet', () => {
    const programme = aProgramme({ windows: { renewalNoticeDays: 30 } });
    expect(nextPartnerReminder(partner, programme, '2020-05-01')).toBe('2020-08-01');
  });

  it('schedule the next check', () => {
    expect(nextPartnerReminder(partner, defaultProgramme, '2020-08-17')).toBe('2020-08-17');
    expect(partnerNextCheckWrite(partner, defaultProgramme, '2020-08-02')).toEqual([
      { op: 'put', id: 'wake', kind: 'partner-wake', body: {}, index: { wakeOn: '2020-08-17' } },
    ]);
    expect(partnerNextCheckWrite(aPartner(), defaultProgramme, '2020-08-02')).toEqual([
      { op: 'delete', id: 'wake' },
    ]);
  });
});
