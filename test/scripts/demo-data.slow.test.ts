import { DEMO_ADMINS, makeDemoData } from '../../scripts/demo/data.ts';
import { DEMO_PEOPLE, DEMO_TENANT } from '../../scripts/demo/people.ts';
import { Desk } from '../../workflow/desk/desk.ts';
import { eligibilityOf } from '../../workflow/partner/eligibility.ts';
import { defaultProgramme as programme } from '../../workflow/programme/load.ts';
import type { OutboxRow } from '../../workflow/records/records.ts';
import { Reader } from '../../workflow/records/reader.ts';
import { numberedIds } from '../support/numbered-ids.ts';
import { aStore } from '../support/stores.ts';

const timeZone = 'Europe/Berlin';

/** Demo data created at this time. */
async function demoAt(moment: string) {
  const now = Date.parse(moment);
  const documents = aStore({ clock: { now: () => now } });
  const ids = numberedIds();
  const make = () => makeDemoData({ documents, programme, ids, timeZone, now });
  await make();
  const desk = new Desk({
    ...{ documents, programme, ids, timeZone, clock: { now: () => now } },
    rolePolicy: { admins: DEMO_ADMINS, everyoneIsAdmin: false },
  });
  const reader = new Reader(documents);
  const vouchers = async () => (await reader.vouchers(DEMO_TENANT, {}, 100)).items;
  return { make, desk, reader, documents, vouchers };
}

describe('the demo data', () => {
  it.each([
    ['a Monday', '2026-11-23T09:00:00Z'],
    ['a Friday night', '2026-11-27T23:30:00Z'],
    ['a Sunday', '2026-11-29T05:00:00Z'],
    ['New Year', '2027-01-01T00:30:00+01:00'],
    ['a leap day', '2028-02-29T12:00:00Z'],
    ['the night the clocks change', '2027-03-28T01:30:00Z'],
  ])('passes all rules on %s and has vouchers in every status', async (_day, moment) => {
    const { vouchers } = await demoAt(moment);
    const states = (await vouchers()).map(({ status, payment }) => payment?.status ?? status);
    expect(new Set(states)).toEqual(
      new Set([
        ...['assigned', 'reserved', 'reported', 'redeemed', 'expired'],
        ...['requested', 'approved', 'paid', 'action-required'],
      ]),
    );
  });

  it('is not created twice', async () => {
    const { make, vouchers, reader } = await demoAt('2026-11-23T09:00:00Z');
    const before = [await vouchers(), await reader.partner(DEMO_TENANT)];
    await make();
    expect([await vouchers(), await reader.partner(DEMO_TENANT)]).toEqual(before);
  });

  it('has sent all notices except that of today’s voucher', async () => {
    const { documents } = await demoAt('2026-11-23T09:00:00Z');
    const { documents: rows } = await documents.find<OutboxRow>({
      kind: 'outbox',
      tenantId: DEMO_TENANT,
      limit: 10,
    });
    expect(rows.map(({ body }) => [body.kind, body.voucherId, body.readerId])).toEqual([
      ['voucher-assigned', 'FBRK-2718', DEMO_PEOPLE.projectManager.personId],
    ]);
  });

  it('has an enrolled company that may not deliver one engagement', async () => {
    const { reader } = await demoAt('2026-11-23T09:00:00Z');
    const partner = await reader.partner(DEMO_TENANT);
    expect(partner.members.map(({ name, roles }) => [name, roles])).toEqual([
      ['Jonas Weber', ['global-admin']],
      ['Aylin Demir', ['partner-admin', 'consultant']],
      ['Mara Lindner', ['project-manager']],
      ['Tom Becker', ['consultant']],
    ]);
    const { offers } = eligibilityOf(partner, programme, '2026-11-23');
    const active = offers.filter(({ state }) => state === 'active');
    const may = active.flatMap(({ offer, engagements }) =>
      engagements.map(({ engagement, deliverable }) => [offer, engagement, deliverable]),
    );
    expect(may).toEqual([
      ['DDPS', 'windows-and-office', true],
      ['DDPS', 'mobile-productivity', true],
      ['DDPS', 'enterprise-security', false],
      ['PVDPS', 'windows-server', true],
      ['SDPS', 'sharepoint', true],
      ['SDPS', 'project-and-portfolio', false],
    ]);
  });

  it('lets the project manager complete today’s voucher', async () => {
    const { desk, vouchers } = await demoAt('2026-11-23T09:00:00Z');
    const { voucherId } = (await vouchers()).find((one) => one.assignedOn === '2026-11-23')!;
    const by = { kind: 'person', ...DEMO_PEOPLE.projectManager } as const;
    const validated = await desk.changeVoucher({
      ...{ tenantId: DEMO_TENANT, by, voucherId, commandId: 'try-1' },
      command: { name: 'validate', customerEmail: 'it-procurement@fabrikam.example' },
    });
    expect(validated).toMatchObject({ kind: 'done' });
    const reserved = await desk.changeVoucher({
      ...{ tenantId: DEMO_TENANT, by, voucherId, commandId: 'try-2' },
      command: {
        name: 'reserve',
        engagement: 'sharepoint',
        location: '4183920',
        consultant: DEMO_PEOPLE.consultant.personId,
        startDate: '2026-12-07',
        endDate: '2026-12-18',
        termsAccepted: true,
        reason: undefined,
        confirmationReference: undefined,
      },
    });
    expect(reserved).toMatchObject({ kind: 'done', voucher: { status: 'reserved' } });
  });
});
