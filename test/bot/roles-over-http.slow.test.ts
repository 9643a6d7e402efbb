import { ROLES, type Role } from '../../workflow/programme/definition.ts';
import { aDesk, root, type TestDesk } from '../support/a-desk.ts';
import { people } from '../support/partner.ts';
import { existingRecords, grantTeam, grants, inputs, upTo } from '../support/engagement.ts';
import { onWhich } from '../support/permission-table.ts';
import { NO_LIMITS, runDesk } from '../support/running-desk.ts';
import { asJson, wireActivity } from '../support/wire-activity.ts';

/** The real bot over HTTP, on a store filled through the desk. */
let http: Awaited<ReturnType<typeof runDesk>>;
let desk: TestDesk;

beforeAll(async () => {
  let now = 0;
  const clock = { now: () => now, set: (to: number) => void (now = to) };
  desk = aDesk({ clock });
  desk.onDay('2020-06-15');
  await grantTeam(desk);
  await desk.partner(root, 'import-records', existingRecords);
  await desk.partner(root, 'import-record', {
    kind: 'savb',
    confirmationReference: 'SAVB-1',
    confirmedOn: '2020-02-01',
  });
  const { documents } = desk;
  const environment = { ADMINS: people.nobody };
  http = await runDesk({ bot: undefined, rates: NO_LIMITS, clock, documents, environment });
});
afterAll(() => http.close());

const whoIs = (role: Role): string => grants.find((grant) => grant.role === role)!.person;
let clicks = 0;

/** A click with forged claims in every field. */
async function forged(personId: string, verb: string, data: object): Promise<void> {
  clicks += 1;
  const claims = { role: 'global-admin', roles: ['global-admin'], personId: people.gloria };
  const wrapped = { ...claims, ...data, desk: { verb, commandId: `click-${clicks}`, ...claims } };
  const { voucherId } = data as { voucherId?: string };
  const action = {
    type: 'Action.Execute',
    verb,
    data: { ...wrapped, desk: { ...wrapped.desk, voucherId } },
  };
  const response = await http.post(
    '/api/messages',
    asJson(
      wireActivity({
        from: { id: `29:${personId}`, name: 'Gloria', aadObjectId: personId, role: 'global-admin' },
        conversation: { id: `a:${personId}`, tenantId: 'contoso', conversationType: 'personal' },
        channelData: { tenant: { id: 'contoso' } },
        value: { action, trigger: 'manual' },
      }),
    ),
  );
  expect(response.status).toBe(200);
}

const revisionOf = async (voucherId: string): Promise<number> =>
  (await desk.reader.voucher(desk.tenantId, voucherId))?.revision ?? 0;

/** Acceptance of a warning about the values: the vouchers' engagements overlap. */
const CONFIRMED: Readonly<Record<string, object>> = {
  payment: { amountsShown: 'EUR 3000' },
  reserve: accepted(inputs.reserve),
  reschedule: accepted(inputs.reschedule),
};

function accepted({ consultant, endDate, startDate }: Readonly<Record<string, unknown>>) {
  return { anyway: [consultant, startDate, endDate].join(' ') };
}

describe('a forged click', () => {
  const steps = Object.keys(inputs).filter((step) => step !== 'assign') as Exclude<
    keyof typeof inputs,
    'assign'
  >[];
  const cells = ROLES.flatMap((role) => steps.map((step) => [role, step] as const));

  it.each(cells)(
    'is carried out only with the required role, on one’s own voucher and another’s: %s, %s',
    async (role, step) => {
      const me = whoIs(role);
      const on = onWhich(role, step);
      const led = role === 'consultant' && on === 'led';
      // A handover to oneself would change nothing.
      const colleague = me === people.adam ? people.gloria : people.adam;
      const changed = async (voucherId: string, assignedTo: string): Promise<boolean> => {
        await upTo(desk, voucherId, step, assignedTo);
        const before = await revisionOf(voucherId);
        const confirmed = CONFIRMED[step] ?? {};
        await forged(me, step, { ...inputs[step], ...confirmed, colleague, voucherId });
        return (await revisionOf(voucherId)) > before;
      };
      expect({
        mine: await changed(`MINE-${role}-${step}`.toUpperCase(), me),
        others: await changed(`OTHER-${role}-${step}`.toUpperCase(), people.nobody),
      }).toEqual({
        mine: on === 'any' || on === 'assigned' || led,
        others: on === 'any' || led,
      });
    },
  );

  it.each(
    ROLES.flatMap((role) => [
      [role, 'record-eligibility', 'record-training', { completedOn: '2020-06-01' }] as const,
      [role, 'profile', 'add-location', { country: 'AT', locationName: 'Wien' }] as const,
      [role, 'grant-role', 'grant-role', { role: 'consultant' }] as const,
      [role, 'grant-admin-role', 'grant-role', { role: 'partner-admin' }] as const,
      [role, 'confirm-savb', 'confirm-savb', {}] as const,
    ]),
  )('%s: %s', async (role, action, verb, values) => {
    const unique = `${role}-${action}`;
    const before = (await desk.reader.partner(desk.tenantId)).revision;
    await forged(whoIs(role), verb, {
      reference: unique,
      location: unique,
      person: `${unique}@contoso.example`,
      confirmationReference: unique,
      ...values,
    });
    const after = (await desk.reader.partner(desk.tenantId)).revision;
    expect(after > before).toBe(onWhich(role, action) === 'any');
  });
});
