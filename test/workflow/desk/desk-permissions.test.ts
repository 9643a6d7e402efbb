import type { Action, Role } from '../../../workflow/programme/definition.ts';
import { ROLES } from '../../../workflow/programme/definition.ts';
import { aDesk, person, root, short, type TestDesk } from '../../support/a-desk.ts';
import { people } from '../../support/partner.ts';
import { existingRecords, grantTeam, grants, inputs, upTo } from '../../support/engagement.ts';
import { onWhich } from '../../support/permission-table.ts';

const whoIs = (role: Role): string => grants.find((grant) => grant.role === role)!.person;

/** True if the role was accepted, whether or not a rule refused the command. */
const letThrough = (outcome: Parameters<typeof short>[0]) =>
  outcome.kind === 'refused' ? !short(outcome).split(' ').includes('may-act') : outcome.kind;

describe('the role table for vouchers', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = aDesk();
    await grantTeam(desk);
    await desk.partner(root, 'import-records', existingRecords);
    await desk.partner(root, 'import-record', {
      kind: 'savb',
      confirmationReference: 'SAVB-1',
      confirmedOn: '2020-02-01',
    });
  });

  const steps = Object.keys(inputs).filter((step) => step !== 'assign') as Exclude<
    keyof typeof inputs,
    'assign'
  >[];
  const cells = ROLES.flatMap((role) => steps.map((step) => [role, step] as const));

  it.each(cells)('applies to %s: %s', async (role, step) => {
    const me = whoIs(role);
    const on = onWhich(role, step);
    const mine = `MINE-${role}-${step}`;
    await upTo(desk, mine, step, me);
    const others = `OTHER-${role}-${step}`;
    await upTo(desk, others, step, people.nobody);
    // Carlo leads every engagement, also of vouchers assigned to another person.
    const isLed = role === 'consultant';
    const led = isLed && on === 'led';
    expect({
      mine: letThrough(await desk.voucher(person(me), mine, step, inputs[step])),
      others: letThrough(await desk.voucher(person(me), others, step, inputs[step])),
    }).toEqual({
      mine: on === 'any' || on === 'assigned' || led ? 'done' : false,
      others: on === 'any' || led ? 'done' : false,
    });
  });

  it('refuses the report of a consultant who does not lead the engagement', async () => {
    const carla = '00000000-0000-4000-8000-00000000000f';
    await desk.partner(root, 'grant-role', { person: carla, role: 'consultant' });
    await upTo(desk, 'LED-BY-CARLO', 'report');
    expect(
      letThrough(await desk.voucher(person(carla), 'LED-BY-CARLO', 'report', inputs.report)),
    ).toBe(false);
  });

  it.each(ROLES.map((role) => [role]))('applies to a registration by %s', async (role) => {
    const { assign } = inputs;
    desk.onDay('2020-06-15');
    const outcome = await desk.voucher(person(whoIs(role)), `REG-${role}`, 'register', {
      offer: assign.offer,
      serviceLevel: '3',
      organisation: 'Fabrikam',
      customerEmail: assign.customer.contactEmail,
      country: 'DE',
      assignedOn: '2020-06-15',
    });
    expect(letThrough(outcome)).toBe(onWhich(role, 'register') === 'none' ? false : 'done');
  });

  it.each(ROLES.map((role) => [role]))('applies to resolve-parked by %s', async (role) => {
    const voucherId = `PARKED-${role}`;
    await upTo(desk, voucherId, 'validate', whoIs(role));
    const facts = { ...inputs.assign, serviceLevel: 5 };
    const outcome = await desk.voucher(person(whoIs(role)), voucherId, 'correct-facts', facts);
    expect(letThrough(outcome)).toBe(onWhich(role, 'resolve-parked') === 'any' ? 'done' : false);
  });

  it('lets only the customer assign, reassign or extend a voucher', async () => {
    await upTo(desk, 'EVENTS', 'validate', people.gloria);
    const gloria = person(people.gloria);
    const asked = [
      await desk.voucher(gloria, 'EVENTS-2', 'assign', inputs.assign),
      await desk.voucher(gloria, 'EVENTS', 'reassign', { assignedTo: { email: 'x@contoso.com' } }),
      await desk.voucher(gloria, 'EVENTS', 'change-expiry', { expiresAt: '2021-12-31' }),
      await desk.voucher(gloria, 'EVENTS', 'expire'),
    ];
    expect(asked.map(letThrough)).toEqual([false, false, false, false]);
  });
});

describe('the role table for the company', () => {
  const asked: readonly (readonly [Action, Parameters<TestDesk['partner']>[1], object])[] = [
    ['record-eligibility', 'record-training', { reference: 'T-9', completedOn: '2020-06-01' }],
    [
      'record-eligibility',
      'record-competency',
      { competency: 'erp', level: 'gold', reference: 'C-9', attainedOn: '2020-06-01' },
    ],
    [
      'record-eligibility',
      'record-assessment',
      {
        consultant: people.carlo,
        competency: 'erp',
        exam: 'MB-300',
        reference: 'E-9',
        passedOn: '2020-06-01',
      },
    ],
    ['sign-agreement', 'sign-agreement', { guidelinesRead: 'true', agreementSigned: 'true' }],
    ['enrol', 'enrol', { offers: 'DDPS' }],
    [
      'profile',
      'update-profile',
      {
        companyName: 'Contoso',
        description: 'We plan.',
        contactName: 'Paula',
        contactEmail: 'paula@contoso.com',
        countries: 'DE',
        offersShown: '',
      },
    ],
    ['profile', 'add-location', { location: '7', country: 'AT', locationName: 'Wien' }],
    ['profile', 'remove-location', { location: '7' }],
    ['grant-role', 'grant-role', { person: 'new@contoso.com', role: 'consultant' }],
    ['grant-role', 'withdraw-role', { person: people.carlo, role: 'consultant' }],
    ['grant-admin-role', 'grant-role', { person: 'new@contoso.com', role: 'partner-admin' }],
    ['grant-admin-role', 'grant-role', { person: 'new@contoso.com', role: 'global-admin' }],
    ['grant-admin-role', 'withdraw-role', { person: people.adam, role: 'partner-admin' }],
    ['confirm-savb', 'confirm-savb', { confirmationReference: 'SAVB-1' }],
  ];
  const cells = ROLES.flatMap((role) =>
    asked.map(([action, name, values]) => [role, name, action, values] as const),
  );

  it.each(cells)('applies to %s: %s (%s)', async (role, name, action, values) => {
    const desk = aDesk();
    await grantTeam(desk);
    const before = (await desk.reader.partner(desk.tenantId)).revision;
    const outcome = letThrough(await desk.partner(person(whoIs(role)), name, values));
    const after = (await desk.reader.partner(desk.tenantId)).revision;
    if (onWhich(role, action) === 'any') expect(outcome).not.toBe(false);
    else expect([outcome, after - before]).toEqual([false, 0]);
  });

  it('refuses changes of records by external events', async () => {
    const desk = aDesk();
    for (const kind of ['customer', 'microsoft', 'clock', 'desk'] as const)
      for (const [, name, values] of asked)
        if (kind !== 'desk' || name !== 'withdraw-role')
          expect(short(await desk.partner({ kind }, name, values))).toBe('may-act');
  });

  it('lets the desk withdraw the roles of an erased person, except the last admin’s', async () => {
    const desk = aDesk();
    await grantTeam(desk);
    const withdraw = async (personId: string, role: string) =>
      short(await desk.partner({ kind: 'desk' }, 'withdraw-role', { person: personId, role }));
    expect(await withdraw(people.carlo, 'consultant')).toBe('done');
    expect(await withdraw(people.gloria, 'global-admin')).toBe('last-global-admin-stays');
  });
});
