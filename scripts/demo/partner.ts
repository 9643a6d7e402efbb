import type { Day } from '../../workflow/kernel/day.ts';
import type { PartnerCommand } from '../../workflow/partner/commands/catalogue.ts';
import type { DemoCalendar } from './calendar.ts';
import { DEMO_PEOPLE, type DemoPerson } from './people.ts';

export interface PartnerStep {
  readonly on: Day;
  readonly by: DemoPerson;
  readonly command: PartnerCommand;
}

export const DEMO_LOCATIONS = { DE: '4183920', AT: '4183977' } as const;

const { projectManager, globalAdmin, partnerAdmin, consultant } = DEMO_PEOPLE;

/**
 * Steps 1 to 3 of the demo company: eligible and enrolled in three offers. Some DDPS engagements
 * are not allowed and the second consultant has one competency only, so that the demo also shows
 * refusals.
 */
export function demoPartner({ day }: DemoCalendar): readonly PartnerStep[] {
  const grant = (to: DemoPerson, role: 'partner-admin' | 'project-manager' | 'consultant') => ({
    on: day(-210),
    by: globalAdmin,
    command: { name: 'grant-role', person: to.personId, role, personName: to.name } as const,
  });
  const byAdmin = (offset: number, command: PartnerCommand): PartnerStep => ({
    on: day(offset),
    by: partnerAdmin,
    command,
  });
  const competency = (code: string, level: 'silver' | 'gold'): PartnerStep =>
    byAdmin(-205, {
      name: 'record-competency',
      competency: code,
      level,
      reference: `MPN ${code}`,
      attainedOn: day(-300),
      validUntil: day(170),
    });
  const assessment = (person: DemoPerson, code: string, exam: string): PartnerStep =>
    byAdmin(-204, {
      name: 'record-assessment',
      consultant: person.personId,
      competency: code,
      exam,
      reference: `Certificate of ${person.name}`,
      passedOn: day(-400),
      validUntil: day(330),
    });
  return [
    {
      on: day(-210),
      by: globalAdmin,
      command: {
        name: 'grant-role',
        person: globalAdmin.personId,
        role: 'global-admin',
        personName: globalAdmin.name,
      },
    },
    grant(partnerAdmin, 'partner-admin'),
    grant(partnerAdmin, 'consultant'),
    grant(projectManager, 'project-manager'),
    grant(consultant, 'consultant'),
    byAdmin(-206, {
      name: 'record-training',
      reference: 'Compliance training, attendance list',
      completedOn: day(-206),
      validUntil: day(158),
    }),
    competency('windows-and-devices', 'gold'),
    competency('collaboration-and-content', 'silver'),
    competency('datacenter', 'silver'),
    assessment(consultant, 'windows-and-devices', 'Managing modern desktops'),
    assessment(consultant, 'collaboration-and-content', 'Deploying SharePoint hybrid'),
    assessment(partnerAdmin, 'datacenter', 'Windows Server hybrid administration'),
    {
      on: day(-203),
      by: globalAdmin,
      command: { name: 'sign-agreement', guidelinesRead: true, agreementSigned: true },
    },
    byAdmin(-203, { name: 'enrol', offers: ['DDPS', 'SDPS', 'PVDPS'] }),
    byAdmin(-202, {
      name: 'update-profile',
      companyName: 'Nordwind Consulting GmbH',
      description: 'Planning and deployment of modern workplaces for mid-sized manufacturers.',
      website: 'https://nordwind.example',
      contactName: partnerAdmin.name,
      contactEmail: partnerAdmin.email,
      countries: ['DE', 'AT'],
      offersShown: ['DDPS', 'SDPS', 'PVDPS'],
    }),
    byAdmin(-202, {
      name: 'add-location',
      location: DEMO_LOCATIONS.DE,
      country: 'DE',
      locationName: 'Hamburg',
    }),
    byAdmin(-202, {
      name: 'add-location',
      location: DEMO_LOCATIONS.AT,
      country: 'AT',
      locationName: 'Wien',
    }),
    {
      on: day(-90),
      by: globalAdmin,
      command: {
        name: 'import-record',
        kind: 'savb',
        offer: undefined,
        confirmationReference: 'SAVB-REG-20814',
        confirmedOn: day(-90),
      },
    },
  ];
}
