import type { VoucherCommandName } from '../../workflow/steps/catalogue.ts';
import { customer, root, type TestDesk } from './a-desk.ts';
import { commandOf, people } from './partner.ts';

/** The team and the records a company needs for Windows and Office planning in Germany. */
export const existingRecords = {
  'trainings.0.reference': 'T-1',
  'trainings.0.completedOn': '2020-01-10',
  'trainings.0.validUntil': '2021-01-09',
  'competencies.0.competency': 'windows-and-devices',
  'competencies.0.level': 'gold',
  'competencies.0.reference': 'C-1',
  'competencies.0.attainedOn': '2019-05-01',
  'competencies.0.validUntil': '2021-04-30',
  'assessments.0.consultant': people.carlo,
  'assessments.0.competency': 'windows-and-devices',
  'assessments.0.exam': 'MD-101',
  'assessments.0.reference': 'E-1',
  'assessments.0.passedOn': '2018-11-20',
  agreementSignedOn: '2020-02-01',
  'enrolments.0.offers': 'DDPS',
  'enrolments.0.enrolledOn': '2020-02-01',
  'locations.0.location': '1234567',
  'locations.0.country': 'DE',
  'locations.0.locationName': 'Köln',
};

export const grants = [
  { person: people.gloria, role: 'global-admin', personName: 'Gloria' },
  { person: people.adam, role: 'partner-admin', personName: 'Adam' },
  { person: people.paula, role: 'project-manager', personName: 'Paula' },
  { person: people.carlo, role: 'consultant', personName: 'Carlo' },
] as const;

/** Without notices: the team is there already. */
export async function grantTeam({ desk, tenantId }: TestDesk): Promise<void> {
  for (const [at, grant] of grants.entries())
    await desk.changePartner({
      tenantId,
      by: root,
      command: commandOf('grant-role', grant),
      commandId: `grant-${at}`,
      imported: true,
    });
}

const dates = { startDate: '2020-06-16', endDate: '2020-06-18' };
const where = { location: '1234567', consultant: people.carlo };

/** Inputs of each step, from the assignment on 2020-06-15. */
export const inputs = {
  assign: {
    offer: 'DDPS',
    serviceLevel: 3,
    customer: { organisation: 'Fabrikam', contactEmail: 'vera@fabrikam.example', country: 'DE' },
    assignedTo: { aadObjectId: people.paula },
    assignedAt: '2020-06-15',
  },
  validate: { customerEmail: 'vera@fabrikam.example' },
  reserve: { ...dates, ...where, engagement: 'windows-and-office', termsAccepted: 'true' },
  reschedule: { startDate: '2020-06-17', endDate: '2020-06-19', consultant: people.carlo },
  release: { reason: 'not-taking-place' },
  report: {
    ...dates,
    ...where,
    deliveryCountry: 'DE',
    daysDelivered: '3',
    offSiteDays: '0',
    products: 'Windows 10',
    deliverableType: 'custom-plan',
    deliverableReference: 'PLAN-1',
    handedOverOn: '2020-06-18',
    summary: 'Planned.',
    nextSteps: 'Deploy.',
  },
  redeem: {},
  payment: { invoiceNumber: 'INV-1', amount: '3000', currency: 'EUR' },
  'payment-status': { status: 'approved' },
  handover: { colleague: people.adam },
} as const satisfies Partial<Record<VoucherCommandName, object>>;

/** The day of a step; the report follows the engagement. */
export const dayOf = (step: VoucherCommandName): string =>
  ['report', 'redeem', 'payment', 'payment-status'].includes(step) ? '2020-06-19' : '2020-06-15';

const path = ['validate', 'reserve', 'report', 'redeem', 'payment', 'payment-status'] as const;

/** Assigns a voucher and takes it, as an admin, to the step before this one. */
export async function upTo(
  desk: TestDesk,
  voucherId: string,
  step: keyof typeof inputs,
  assignedTo: string = people.paula,
): Promise<void> {
  const last = { reschedule: 'report', release: 'report', handover: 'validate' } as const;
  const before = path.indexOf(step in last ? last[step as keyof typeof last] : (step as never));
  desk.onDay('2020-06-15');
  await desk.voucher(customer, voucherId, 'assign', {
    ...inputs.assign,
    assignedTo: { aadObjectId: assignedTo },
  });
  for (const one of path.slice(0, Math.max(before, 0))) {
    desk.onDay(dayOf(one));
    await desk.voucher(root, voucherId, one, inputs[one]);
  }
  desk.onDay(dayOf(step));
}
