import { reindexVouchers } from '../../../bot/outbox/sending/reindex-vouchers.ts';
import type { OutboxServices } from '../../../bot/outbox/queue/services.ts';
import { defaultProgramme } from '../../../workflow/programme/load.ts';
import {
  claimPartition,
  partnerPartition,
  STATE_ID,
  stateKey,
  voucherPartition,
} from '../../../workflow/records/records.ts';
import { importedVoucher } from '../../../workflow/steps/imported-row.ts';
import { voucherIndex } from '../../../workflow/voucher/voucher-index.ts';
import type { Voucher } from '../../../workflow/voucher/voucher.ts';
import { aDesk, customer, person, root, short, type TestDesk } from '../../support/a-desk.ts';
import { existingRecords, grantTeam, inputs } from '../../support/engagement.ts';
import { people } from '../../support/partner.ts';

const paula = person(people.paula);

/** Leaves fifteen days from any of the starts. */
const LAST_DAY = '2020-07-10';

/** The programme allows one engagement of fifteen days per engagement type and customer. */
let desk: TestDesk;
beforeEach(async () => {
  desk = aDesk();
  await grantTeam(desk);
  await desk.partner(root, 'import-records', existingRecords);
});

interface Named {
  readonly organisation: string;
  readonly mail?: string;
}

/** Assigns and validates a voucher of fifteen days. */
async function aLongVoucher(voucherId: string, { organisation, mail = 'a@one.example' }: Named) {
  await desk.voucher(customer, voucherId, 'assign', {
    ...inputs.assign,
    serviceLevel: 15,
    customer: { organisation, contactEmail: mail, country: 'DE' },
    expiresAt: '2020-12-31',
  });
  await desk.voucher(paula, voucherId, 'validate', { customerEmail: mail });
}

const reserve = async (voucherId: string, values: object = {}) =>
  desk.voucher(paula, voucherId, 'reserve', { ...inputs.reserve, endDate: LAST_DAY, ...values });

const voucher = async (voucherId: string): Promise<Voucher> =>
  (await desk.reader.voucher(desk.tenantId, voucherId))!;

/** `LONG-1`: reserved for Fabrikam; a minute has passed since. */
async function fabrikamHasOne(organisation = 'Fabrikam AG') {
  await aLongVoucher('LONG-1', { organisation, mail: 'vera@fabrikam.example' });
  expect(short(await reserve('LONG-1'))).toBe('done');
  desk.onDay('2020-06-16');
}

describe('the customer of a long engagement', () => {
  it.each(['Fabrikam  AG', 'Fabrikam A.G.', 'FABRIKAM AG.', 'Fabrikam', 'Fabrikam GmbH & Co. KG'])(
    'is the same under the spelling %j, whatever the address',
    async (organisation) => {
      await fabrikamHasOne();
      await aLongVoucher('LONG-2', { organisation });
      expect(await reserve('LONG-2')).toMatchObject({
        kind: 'refused',
        refused: [{ code: 'long-engagement-free', field: 'reason', facts: { heldBy: 'LONG-1' } }],
      });
    },
  );

  it.each<[string, Named]>([
    ['a place after the name', { organisation: 'Fabrikam AG, Köln' }],
    ['a typing error', { organisation: 'Fabrikan AG' }],
    [
      'another name, an address of the domain',
      { organisation: 'FK IT', mail: 'b@fabrikam.example' },
    ],
  ])('is asked about if only near: %s', async (_what, named) => {
    await fabrikamHasOne();
    await aLongVoucher('LONG-2', named);
    expect(await reserve('LONG-2')).toMatchObject({
      kind: 'refused',
      refused: [
        {
          code: 'customer-told-apart',
          field: 'sameCustomer',
          facts: { organisation: named.organisation, others: { items: ['Fabrikam AG'] } },
        },
      ],
    });
  });

  it('is not asked about for another engagement, fewer days, or a stranger', async () => {
    await fabrikamHasOne();
    await aLongVoucher('LONG-2', { organisation: 'Northwind Traders' });
    expect(short(await reserve('LONG-2'))).toBe('done');
    await desk.voucher(customer, 'SHORT-1', 'assign', {
      ...inputs.assign,
      customer: { ...inputs.assign.customer, organisation: 'Fabrikam AG, Köln' },
    });
    await desk.voucher(paula, 'SHORT-1', 'validate', inputs.validate);
    expect(short(await reserve('SHORT-1'))).toBe('done');
    expect((await voucher('SHORT-1')).reservation).not.toHaveProperty('customer');
  });

  it('is another one if a person says so, which the voucher keeps', async () => {
    await fabrikamHasOne();
    await aLongVoucher('LONG-2', { organisation: 'Fabrikam AG, Köln' });
    expect(short(await reserve('LONG-2', { sameCustomer: 'other:fabrikam' }))).toBe('done');
    const { reservation } = await voucher('LONG-2');
    expect(reservation).toMatchObject({
      customer: 'fabrikam köln',
      near: [{ key: 'fabrikam', organisation: 'Fabrikam AG' }],
    });
    expect(reservation).not.toHaveProperty('sameAs');
  });

  it('is the same one if a person says so, and needs a reason', async () => {
    await fabrikamHasOne();
    await aLongVoucher('LONG-2', { organisation: 'Fabrikam AG, Köln' });
    const same = { sameCustomer: 'same:fabrikam' };
    expect(await reserve('LONG-2', same)).toMatchObject({
      refused: [{ code: 'long-engagement-free', facts: { heldBy: 'LONG-1' } }],
    });
    desk.onDay('2020-06-15');
    expect(short(await reserve('LONG-2', { ...same, reason: 'Plant in Köln' }))).toBe('done');
    expect((await voucher('LONG-2')).reservation).toMatchObject({
      customer: 'fabrikam',
      sameAs: 'Fabrikam AG',
    });
    desk.onDay('2020-06-16');
    await aLongVoucher('LONG-3', { organisation: 'Fabrikam' });
    const again = await reserve('LONG-3', { reason: 'plant in köln.' });
    expect(again).toMatchObject({
      refused: [{ code: 'long-engagement-free', facts: { heldBy: 'LONG-2' } }],
    });
  });

  it('is not asked about again under a name that was said to be the same', async () => {
    await fabrikamHasOne();
    await aLongVoucher('LONG-2', { organisation: 'FK IT', mail: 'b@fabrikam.example' });
    const reason = 'Plant in Köln';
    await reserve('LONG-2', { sameCustomer: 'same:fabrikam', reason });
    desk.onDay('2020-06-17');
    await aLongVoucher('LONG-3', { organisation: 'F.K. IT GmbH' });
    const dates = { startDate: '2020-06-17', endDate: LAST_DAY };
    expect(await reserve('LONG-3', { ...dates, reason })).toMatchObject({
      refused: [{ code: 'long-engagement-free', facts: { heldBy: 'LONG-2' } }],
    });
  });

  it('is asked about again if another near customer came since the form was shown', async () => {
    await fabrikamHasOne();
    desk.onDay('2020-06-15');
    await aLongVoucher('LONG-2', { organisation: 'Fabrikam Nord' });
    expect(short(await reserve('LONG-2', { sameCustomer: 'other:fabrikam' }))).toBe('done');
    await aLongVoucher('LONG-3', { organisation: 'Fabrikam Nord Werk' });
    const answer = await reserve('LONG-3', { sameCustomer: 'other:fabrikam' });
    expect(short(answer)).toBe('customer-told-apart');
    const both = { sameCustomer: 'other:fabrikam|fabrikam nord' };
    expect(short(await reserve('LONG-3', both))).toBe('done');
  });

  it('holds after a release and another reservation, which asks again', async () => {
    await fabrikamHasOne();
    desk.onDay('2020-06-15');
    await aLongVoucher('LONG-2', { organisation: 'Fabrikam AG, Köln' });
    const same = { sameCustomer: 'same:fabrikam', reason: 'Plant in Köln' };
    await reserve('LONG-2', same);
    await desk.voucher(paula, 'LONG-2', 'release', inputs.release);
    await desk.voucher(paula, 'LONG-2', 'validate', { customerEmail: 'a@one.example' });
    expect(short(await reserve('LONG-2'))).toBe('customer-told-apart');
    expect(short(await reserve('LONG-2', same))).toBe('done');
  });

  it('is free for others after a release, and needed again to take it back', async () => {
    await aLongVoucher('LONG-1', { organisation: 'Fabrikam AG' });
    await reserve('LONG-1');
    await desk.voucher(paula, 'LONG-1', 'release', inputs.release);
    desk.onDay('2020-06-16');
    await aLongVoucher('LONG-2', { organisation: 'FABRIKAM A.G.' });
    expect(short(await reserve('LONG-2'))).toBe('done');
    const undo = await desk.voucher(root, 'LONG-1', 'undo', { reason: 'Wrong voucher' });
    expect(undo).toMatchObject({
      refused: [{ code: 'long-engagement-free', facts: { heldBy: 'LONG-2' } }],
    });
  });

  it('can be corrected: the answer, and the name', async () => {
    await fabrikamHasOne();
    desk.onDay('2020-06-15');
    await aLongVoucher('LONG-2', { organisation: 'Fabrikam AG, Köln' });
    await reserve('LONG-2', { sameCustomer: 'other:fabrikam' });
    desk.onDay('2020-06-17');
    const correct = async (values: object) =>
      desk.voucher(root, 'LONG-2', 'correct', { reason: 'It was wrong', ...values });
    const same = { part: 'reservation', sameCustomer: 'same:fabrikam' };
    expect(await correct(same)).toMatchObject({
      refused: [{ code: 'long-engagement-free', field: 'engagementReason' }],
    });
    const withReason = { ...same, engagementReason: 'Plant in Köln' };
    expect(await correct(withReason)).toMatchObject({
      kind: 'done',
      events: [
        {
          changes: [
            { field: 'engagementReason', to: 'Plant in Köln' },
            { field: 'sameCustomer', to: 'Fabrikam AG' },
          ],
          customer: 'fabrikam',
        },
      ],
      voucher: { reservation: { customer: 'fabrikam', sameAs: 'Fabrikam AG' } },
    });
    const other = { part: 'reservation', sameCustomer: 'other:fabrikam' };
    expect(await correct(other)).toMatchObject({
      voucher: { reservation: { customer: 'fabrikam köln', sameAs: undefined } },
    });
    await desk.voucher(root, 'LONG-2', 'undo', { reason: 'Right before' });
    expect((await voucher('LONG-2')).reservation).toMatchObject({ sameAs: 'Fabrikam AG' });

    expect(await correct({ part: 'registration', organisation: 'Northwind' })).toMatchObject({
      voucher: { reservation: { customer: 'northwind', sameAs: undefined, near: undefined } },
    });
    await correct({ part: 'registration', organisation: 'NORTHWIND Inc.' });
    expect((await voucher('LONG-2')).reservation?.customer).toBe('northwind');
    await correct({ part: 'reservation', engagementReason: '' });
    expect(short(await correct({ part: 'registration', organisation: 'FABRIKAM' }))).toBe(
      'long-engagement-free',
    );
  });

  it('is the same for an event, an e-mail and an import', async () => {
    await desk.desk.changeVoucher({
      tenantId: desk.tenantId,
      by: { kind: 'desk' },
      commandId: 'import-1',
      voucherId: 'LONG-1',
      imported: true,
      command: {
        name: 'import-voucher',
        ...importedVoucher.parse({
          ...inputs.reserve,
          endDate: LAST_DAY,
          offer: 'DDPS',
          serviceLevel: 15,
          organisation: 'Fabrikam  A.G.',
          customerEmail: 'vera@fabrikam.example',
          country: 'DE',
          assignee: people.paula,
          assignedOn: '2020-06-01',
          expiresOn: '2020-12-31',
          reservedOn: '2020-06-15',
        }),
      },
    });
    expect((await voucher('LONG-1')).reservation).toMatchObject({ customer: 'fabrikam' });
    desk.onDay('2020-06-16');
    await aLongVoucher('LONG-2', { organisation: 'FABRIKAM AG.' });
    await desk.voucher(paula, 'LONG-3', 'register', {
      ...{ offer: 'DDPS', serviceLevel: '15', country: 'DE', expiresOn: '2020-12-31' },
      ...{ organisation: 'Fabrikam', customerEmail: 'a@one.example', assignedOn: '2020-06-16' },
    });
    await desk.voucher(paula, 'LONG-3', 'validate', { customerEmail: 'a@one.example' });
    for (const voucherId of ['LONG-2', 'LONG-3'])
      expect(await reserve(voucherId)).toMatchObject({
        refused: [{ code: 'long-engagement-free', facts: { heldBy: 'LONG-1' } }],
      });
  });

  it('is unknown to other tenants', async () => {
    await fabrikamHasOne();
    const other = aDesk({ documents: desk.documents });
    const tenantId = 'northwind';
    const partner = await desk.documents.read(stateKey(partnerPartition(desk.tenantId)));
    const copy = { ...(partner!.body as object), tenantId };
    await desk.documents.commit(partnerPartition(tenantId), [
      { op: 'put', id: STATE_ID, kind: 'partner', body: copy },
    ]);
    await aLongVoucher('LONG-2', { organisation: 'Fabrikam AG, Köln' });
    const { body } = (await desk.documents.read<Voucher>(
      stateKey(voucherPartition(desk.tenantId, 'LONG-2')),
    ))!;
    await desk.documents.commit(voucherPartition(tenantId, 'LONG-2'), [
      { op: 'put', id: STATE_ID, kind: 'voucher', body: { ...body, tenantId } },
    ]);
    const outcome = await other.desk.changeVoucher({
      tenantId,
      by: paula,
      commandId: 'other-tenant',
      voucherId: 'LONG-2',
      command: {
        name: 'reserve',
        ...inputs.reserve,
        endDate: LAST_DAY,
        termsAccepted: true,
        reason: undefined,
        confirmationReference: undefined,
      },
    });
    expect(short(outcome)).toBe('done');
  });
});

describe('the claim of an earlier build', () => {
  /** As an earlier build left it: no customer in the reservation, a claim under the former key. */
  async function reservedByAnEarlierBuild(organisation: string) {
    await fabrikamHasOne(organisation);
    const partition = voucherPartition(desk.tenantId, 'LONG-1');
    const stored = (await desk.documents.read<Voucher>(stateKey(partition)))!;
    const { customer: _customer, ...reservation } = stored.body.reservation!;
    const body = { ...stored.body, reservation };
    const { longEngagement: _long, ...index } = voucherIndex(body, defaultProgramme);
    await desk.documents.commit(partition, [
      { op: 'put', id: STATE_ID, kind: 'voucher', body, index },
    ]);
    const claim = { voucherId: 'LONG-1', takenAt: Date.parse('2020-06-15T07:00:00Z') };
    await desk.documents.commit(claimPartition(desk.tenantId, 'windows-and-office:fabrikam:'), [
      { op: 'delete', id: STATE_ID },
    ]);
    const former = `windows-and-office:${encodeURIComponent(organisation.toLowerCase())}:`;
    await desk.documents.commit(claimPartition(desk.tenantId, former), [
      { op: 'put', id: STATE_ID, kind: 'claim', body: claim },
    ]);
  }

  const reindexed = async () => {
    const time = { now: () => Date.parse('2020-06-17T07:00:00Z'), wait: async () => undefined };
    const services = { documents: desk.documents, programme: defaultProgramme, time };
    await reindexVouchers(services as unknown as OutboxServices);
  };

  it('holds for the same name before the vouchers are indexed again', async () => {
    await reservedByAnEarlierBuild('Fabrikam AG');
    await aLongVoucher('LONG-2', { organisation: 'FABRIKAM AG' });
    expect(await reserve('LONG-2')).toMatchObject({
      refused: [{ code: 'long-engagement-free', facts: { heldBy: 'LONG-1' } }],
    });
  });

  it('holds for every spelling afterwards, and near names are asked about', async () => {
    await reservedByAnEarlierBuild('Fabrikam AG');
    await reindexed();
    desk.onDay('2020-06-18');
    await aLongVoucher('LONG-2', { organisation: 'Fabrikam  A.G.' });
    const dates = { startDate: '2020-06-18', endDate: LAST_DAY };
    expect(await reserve('LONG-2', dates)).toMatchObject({
      refused: [{ code: 'long-engagement-free', facts: { heldBy: 'LONG-1' } }],
    });
    await aLongVoucher('LONG-3', { organisation: 'Fabrikam Köln' });
    expect(short(await reserve('LONG-3', dates))).toBe('customer-told-apart');
  });

  it('ends with the release of its voucher', async () => {
    await reservedByAnEarlierBuild('Fabrikam AG');
    await reindexed();
    await desk.voucher(paula, 'LONG-1', 'release', inputs.release);
    desk.onDay('2020-06-18');
    await aLongVoucher('LONG-2', { organisation: 'Fabrikam AG' });
    const dates = { startDate: '2020-06-18', endDate: LAST_DAY };
    expect(short(await reserve('LONG-2', dates))).toBe('done');
  });
});
