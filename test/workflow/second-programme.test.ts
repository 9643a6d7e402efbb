import { parseProgramme } from '../../workflow/programme/load.ts';
import northwind from '../../workflow/programmes/northwind-adoption-vouchers.json' with { type: 'json' };
import { aDesk, customer, person, root, short, type TestDesk } from '../support/a-desk.ts';
import { people } from '../support/partner.ts';
import { grantTeam } from '../support/engagement.ts';

const programme = parseProgramme(northwind);
const [adam, paula, carlo] = [person(people.adam), person(people.paula), person(people.carlo)];
const voucherId = 'NW-000123';

const where = { location: 'L-1', consultant: people.carlo };
const dates = { startDate: '2020-06-16', endDate: '2020-06-17' };
const report = {
  ...where,
  ...dates,
  deliveryCountry: 'DE',
  daysDelivered: '2',
  offSiteDays: '2',
  products: 'Northwind Suite',
  deliverableType: 'adoption-plan',
  deliverableReference: 'PLAN-1',
  handedOverOn: '2020-06-18',
  summary: 'Held.',
  nextSteps: 'Repeat.',
};

/** A company of that programme: no compliance training, agreement signed by a partner admin. */
async function aNorthwindPartner(): Promise<TestDesk> {
  const desk = aDesk({ programme });
  await grantTeam(desk);
  const done = [
    await desk.partner(adam, 'record-competency', {
      competency: 'adoption',
      level: 'gold',
      reference: 'C-1',
      attainedOn: '2020-01-01',
    }),
    await desk.partner(adam, 'record-assessment', {
      consultant: people.carlo,
      competency: 'adoption',
      exam: 'NW-100',
      reference: 'E-1',
      passedOn: '2020-01-01',
    }),
    await desk.partner(adam, 'sign-agreement', { guidelinesRead: 'true', agreementSigned: 'true' }),
    await desk.partner(adam, 'enrol', { offers: 'ADOPT' }),
    await desk.partner(adam, 'add-location', {
      location: 'L-1',
      country: 'DE',
      locationName: 'Köln',
    }),
    await desk.voucher(customer, voucherId, 'assign', {
      offer: 'ADOPT',
      serviceLevel: 2,
      customer: { organisation: 'Fabrikam', contactEmail: 'vera@fabrikam.example', country: 'DE' },
      assignedTo: { aadObjectId: people.paula },
      assignedAt: '2020-06-15',
    }),
  ];
  expect(done.map(short)).toEqual(done.map(() => 'done'));
  return desk;
}

const reserve = { ...where, ...dates, engagement: 'champions-programme', termsAccepted: 'true' };

describe('another voucher programme', () => {
  it('runs from assignment to payment', async () => {
    const desk = await aNorthwindPartner();
    const steps = [
      ['2020-06-15', paula, 'validate', { customerEmail: 'vera@fabrikam.example' }],
      ['2020-06-15', paula, 'reserve', reserve],
      ['2020-06-19', carlo, 'report', report],
      ['2020-06-19', adam, 'redeem', {}],
      ['2020-07-19', adam, 'payment', { invoiceNumber: 'I-1', amount: '900', currency: 'EUR' }],
      ['2020-07-20', { kind: 'microsoft' }, 'payment-status', { status: 'approved' }],
      ['2020-07-21', { kind: 'microsoft' }, 'payment-status', { status: 'paid' }],
    ] as const;
    for (const [day, by, name, values] of steps) {
      desk.onDay(day);
      expect([name, short(await desk.voucher(by, voucherId, name, values))]).toEqual([
        name,
        'done',
      ]);
    }
    const voucher = await desk.reader.voucher(desk.tenantId, voucherId);
    expect(voucher).toMatchObject({ status: 'redeemed', payment: { status: 'paid' } });
  });

  it('has windows of its own', async () => {
    const desk = await aNorthwindPartner();
    const voucher = await desk.reader.voucher(desk.tenantId, voucherId);
    expect(voucher?.expiresOn).toBe('2020-09-13');
    const partner = await desk.reader.partner(desk.tenantId);
    expect(partner.enrolments[0]?.validUntil).toBe('2022-06-14');
  });

  it('requires a payment request within 30 days, not 60', async () => {
    const desk = await aNorthwindPartner();
    await desk.voucher(paula, voucherId, 'validate', { customerEmail: 'vera@fabrikam.example' });
    await desk.voucher(paula, voucherId, 'reserve', reserve);
    desk.onDay('2020-06-19');
    await desk.voucher(carlo, voucherId, 'report', report);
    await desk.voucher(adam, voucherId, 'redeem');
    desk.onDay('2020-07-20');
    const payment = { invoiceNumber: 'I-1', amount: '900', currency: 'EUR' };
    expect(short(await desk.voucher(adam, voucherId, 'payment', payment))).toBe(
      'within-payment-window',
    );
  });

  it('has permissions of its own', async () => {
    const desk = await aNorthwindPartner();
    // Here a partner admin signs and does not reserve; a project manager does neither.
    const customerEmail = 'vera@fabrikam.example';
    expect(short(await desk.voucher(adam, voucherId, 'validate', { customerEmail }))).toBe(
      'may-act',
    );
    await desk.voucher(paula, voucherId, 'validate', { customerEmail });
    await desk.voucher(paula, voucherId, 'reserve', reserve);
    desk.onDay('2020-06-19');
    await desk.voucher(root, voucherId, 'report', report);
    expect(short(await desk.voucher(paula, voucherId, 'redeem'))).toBe('may-act');
  });

  it('has none of the first programme’s offers, exams and currencies', async () => {
    const desk = await aNorthwindPartner();
    expect(short(await desk.partner(adam, 'enrol', { offers: 'DDPS' }))).toBe('offer-known');
    const exam = {
      consultant: people.carlo,
      competency: 'adoption',
      exam: 'MD-101',
      reference: 'E-2',
      passedOn: '2020-01-01',
    };
    expect(short(await desk.partner(adam, 'record-assessment', exam))).toBe('exam-known');
  });
});
