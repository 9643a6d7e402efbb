import { People } from '../../workflow/people/people.ts';
import { aDesk, customer, person, root, short, type TestDesk } from '../support/a-desk.ts';
import { people } from '../support/partner.ts';
import { existingRecords, grantTeam, inputs } from '../support/engagement.ts';

const [gloria, adam, paula] = [person(people.gloria), person(people.adam), person(people.paula)];

async function assignAndReserve(desk: TestDesk): Promise<string> {
  await desk.voucher(customer, 'ABCD-1234', 'assign', inputs.assign);
  await desk.voucher(paula, 'ABCD-1234', 'validate', inputs.validate);
  return short(await desk.voucher(paula, 'ABCD-1234', 'reserve', inputs.reserve));
}

describe('onboarding to the first reservation', () => {
  it('needs only ADMINS, which names the first admin; the rest is entered', async () => {
    const desk = aDesk();
    await grantTeam(desk);
    const steps = [
      desk.partner(adam, 'record-training', { reference: 'T-1', completedOn: '2020-06-10' }),
      desk.partner(adam, 'record-competency', {
        competency: 'windows-and-devices',
        level: 'silver',
        reference: 'C-1',
        attainedOn: '2020-05-01',
      }),
      desk.partner(adam, 'record-assessment', {
        consultant: people.carlo,
        competency: 'windows-and-devices',
        exam: 'MD-101',
        reference: 'E-1',
        passedOn: '2020-04-01',
      }),
    ];
    expect((await Promise.all(steps)).map(short)).toEqual(['done', 'done', 'done']);
    const signing = { guidelinesRead: 'true', agreementSigned: 'true' };
    expect(short(await desk.partner(gloria, 'sign-agreement', signing))).toBe('done');
    expect(short(await desk.partner(adam, 'enrol', { offers: 'DDPS' }))).toBe('done');
    const profile = {
      companyName: 'Contoso',
      description: 'We plan.',
      contactName: 'Paula',
      contactEmail: 'paula@contoso.com',
      countries: 'DE',
      offersShown: 'DDPS',
    };
    expect(short(await desk.partner(adam, 'update-profile', profile))).toBe('done');
    const location = { location: '1234567', country: 'DE', locationName: 'Köln' };
    expect(short(await desk.partner(adam, 'add-location', location))).toBe('done');

    expect(await assignAndReserve(desk)).toBe('done');

    const by = (personId: string, name: string) => ({ kind: 'person', personId, name });
    const history = await desk.reader.partnerHistory(desk.tenantId, 50);
    expect(history.items.map(({ event, actor }) => [event.type, actor]).reverse()).toEqual([
      ...Array<unknown>(4).fill(['role-granted', by(people.nobody, 'Root')]),
      ['training-recorded', by(people.adam, 'Adam')],
      ['competency-recorded', by(people.adam, 'Adam')],
      ['assessment-recorded', by(people.adam, 'Adam')],
      ['agreement-signed', by(people.gloria, 'Gloria')],
      ['enrolled', by(people.adam, 'Adam')],
      ['profile-updated', by(people.adam, 'Adam')],
      ['location-added', by(people.adam, 'Adam')],
    ]);
  });

  it('starts at step 4 for an existing partner who enters all records at once', async () => {
    const desk = aDesk();
    await grantTeam(desk);
    expect(short(await desk.partner(gloria, 'import-records', existingRecords))).toBe('done');
    expect(await assignAndReserve(desk)).toBe('done');
  });

  it('lists everything missing for a company without records', async () => {
    const desk = aDesk();
    await grantTeam(desk);
    await desk.voucher(customer, 'ABCD-1234', 'assign', inputs.assign);
    expect(short(await desk.voucher(paula, 'ABCD-1234', 'validate', inputs.validate))).toBe(
      'compliance-training-valid guidelines-read agreement-signed enrolled-in-offer',
    );
  });

  it.each([
    ['without the training', ['trainings.0.'], 'compliance-training-valid'],
    ['without the assessment', ['assessments.0.'], 'consultant-qualified'],
    ['without a location', ['locations.0.'], 'location-known'],
  ])('%s is refused at the reservation', async (_what, left, refused) => {
    const desk = aDesk();
    await grantTeam(desk);
    const kept = Object.entries(existingRecords).filter(
      ([id]) => !left.some((prefix) => id.startsWith(prefix)),
    );
    const imported = await desk.partner(root, 'import-records', Object.fromEntries(kept));
    const stopped = imported.kind === 'refused' ? short(imported) : await assignAndReserve(desk);
    expect(stopped.split(' ')).toContain(refused);
  });
});

describe('the team at the desk', () => {
  it('grants a role by address to a person known from the roster', async () => {
    const desk = aDesk();
    const met = new People({ documents: desk.documents, clock: { now: () => 0 } });
    await met.recordContact(desk.tenantId, {
      personId: people.paula,
      name: 'Paula Peters',
      email: 'paula@contoso.com',
    });
    const grant = { person: 'Paula@contoso.com', role: 'project-manager', personName: 'P.' };
    await desk.partner(root, 'grant-role', grant);
    expect((await desk.reader.partner(desk.tenantId)).members).toEqual([
      {
        personId: people.paula,
        name: 'Paula Peters',
        email: 'paula@contoso.com',
        roles: ['project-manager'],
      },
    ]);
  });

  it('applies a role from the next action until its withdrawal', async () => {
    const desk = aDesk();
    const record = () =>
      desk.partner(adam, 'record-training', { reference: 'T', completedOn: '2020-06-01' });
    expect(short(await record())).toBe('may-act');
    await desk.partner(root, 'grant-role', { person: people.adam, role: 'partner-admin' });
    expect(short(await record())).toBe('done');
    await desk.partner(root, 'withdraw-role', { person: people.adam, role: 'partner-admin' });
    expect(short(await record())).toBe('may-act');
  });

  it('gets its first global admin from ADMINS, in local mode from nobody', async () => {
    const nobody = aDesk({ rolePolicy: { admins: [], everyoneIsAdmin: false } });
    const grant = { person: people.gloria, role: 'global-admin' };
    expect(short(await nobody.partner(root, 'grant-role', grant))).toBe('may-act');
    const local = aDesk({ rolePolicy: { admins: [], everyoneIsAdmin: true } });
    expect(short(await local.partner(paula, 'grant-role', grant))).toBe('done');
  });
});
