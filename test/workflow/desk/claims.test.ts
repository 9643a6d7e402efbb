import { claimPartition, type Claim } from '../../../workflow/records/records.ts';
import { aDesk, customer, person, root, short, type TestDesk } from '../../support/a-desk.ts';
import { people } from '../../support/partner.ts';
import { existingRecords, grantTeam, inputs } from '../../support/engagement.ts';

const paula = person(people.paula);

/** The programme allows one engagement of fifteen days per engagement type and customer. */
let desk: TestDesk;
beforeEach(async () => {
  desk = aDesk();
  await grantTeam(desk);
  await desk.partner(root, 'import-records', existingRecords);
});

async function aLongVoucher(voucherId: string, organisation = 'Fabrikam', serviceLevel = 15) {
  const contactEmail = `vera@${organisation.toLowerCase()}.example`;
  await desk.voucher(customer, voucherId, 'assign', {
    ...inputs.assign,
    serviceLevel,
    customer: { organisation, contactEmail, country: 'DE' },
    expiresAt: '2020-12-31',
  });
  await desk.voucher(paula, voucherId, 'validate', { customerEmail: contactEmail });
}

const fortnight = { ...inputs.reserve, startDate: '2020-07-01', endDate: '2020-07-15' };

const reserve = async (voucherId: string, reason = '') =>
  desk.voucher(paula, voucherId, 'reserve', { ...fortnight, reason });

const undo = async (voucherId: string) =>
  desk.voucher(root, voucherId, 'undo', { reason: 'Wrong voucher' });

describe('the single long engagement of a customer', () => {
  beforeEach(async () => {
    await aLongVoucher('LONG-1');
    await aLongVoucher('LONG-2');
  });

  it('belongs to the first voucher, which the refusal of the second names', async () => {
    expect(short(await reserve('LONG-1'))).toBe('done');
    expect(await reserve('LONG-2')).toMatchObject({
      kind: 'refused',
      refused: [{ code: 'long-engagement-free', facts: { heldBy: 'LONG-1' } }],
    });
  });

  it('belongs to the first voucher on every later day', async () => {
    await reserve('LONG-1');
    desk.onDay('2020-06-16');
    expect(short(await reserve('LONG-2'))).toBe('long-engagement-free');
  });

  it('is free again after the voucher is reserved for something else', async () => {
    await reserve('LONG-1');
    await desk.voucher(paula, 'LONG-1', 'release', inputs.release);
    await desk.voucher(paula, 'LONG-1', 'validate', inputs.validate);
    expect(short(await reserve('LONG-1', 'Fabrikam Logistics GmbH'))).toBe('done');
    desk.onDay('2020-06-16');
    expect(short(await reserve('LONG-2'))).toBe('done');
  });

  it('is granted to one of two concurrent reservations', async () => {
    const outcomes = await Promise.all([reserve('LONG-1'), reserve('LONG-2')]);
    expect(outcomes.map(short).sort()).toEqual(['done', 'long-engagement-free']);
  });

  it('does not block another customer, a shorter level, or a reservation with a reason', async () => {
    await reserve('LONG-1');
    await aLongVoucher('LONG-3', 'Northwind');
    await aLongVoucher('SHORT-1', 'Fabrikam', 10);
    expect(short(await reserve('LONG-3'))).toBe('done');
    expect(short(await reserve('SHORT-1'))).toBe('done');
    expect(short(await reserve('LONG-2', 'Fabrikam Logistics GmbH'))).toBe('done');
  });

  it('is free again after a release', async () => {
    await reserve('LONG-1');
    await desk.voucher(paula, 'LONG-1', 'release', inputs.release);
    desk.onDay('2020-06-16');
    expect(short(await reserve('LONG-2'))).toBe('done');
    await desk.voucher(paula, 'LONG-1', 'validate', inputs.validate);
    expect(short(await reserve('LONG-1'))).toBe('long-engagement-free');
  });

  it('is free again after the voucher expires, and does not return with it', async () => {
    await reserve('LONG-1');
    await desk.voucher(customer, 'LONG-1', 'change-expiry', { expiresAt: '2020-06-15' });
    desk.onDay('2020-06-16');
    await desk.voucher({ kind: 'clock' }, 'LONG-1', 'expire');
    expect(short(await reserve('LONG-2'))).toBe('done');
    const extend = async () =>
      desk.voucher(customer, 'LONG-1', 'change-expiry', { expiresAt: '2020-12-31' });
    expect(short(await extend())).toBe('long-engagement-free');

    await desk.voucher(paula, 'LONG-2', 'release', inputs.release);
    desk.onDay('2020-06-17');
    expect(await extend()).toMatchObject({ kind: 'done', voucher: { status: 'reserved' } });
    await desk.voucher(paula, 'LONG-2', 'validate', inputs.validate);
    expect(short(await reserve('LONG-2'))).toContain('long-engagement-free');
  });

  it('is free again after the reservation is taken back', async () => {
    await reserve('LONG-1');
    expect(short(await undo('LONG-1'))).toBe('done');
    desk.onDay('2020-06-16');
    expect(short(await reserve('LONG-2'))).toBe('done');
  });

  it('is needed again to take a release back', async () => {
    await reserve('LONG-1');
    await desk.voucher(paula, 'LONG-1', 'release', inputs.release);
    desk.onDay('2020-06-16');
    await reserve('LONG-2');
    expect(await undo('LONG-1')).toMatchObject({
      kind: 'refused',
      refused: [{ code: 'long-engagement-free', facts: { heldBy: 'LONG-2' } }],
    });
    expect(short(await undo('LONG-2'))).toBe('done');
    desk.onDay('2020-06-17');
    expect(await undo('LONG-1')).toMatchObject({ voucher: { status: 'reserved' } });
    desk.onDay('2020-06-18');
    expect(short(await reserve('LONG-2'))).toContain('long-engagement-free');
  });

  it('moves with a correction of the customer or the reason', async () => {
    await reserve('LONG-1');
    await reserve('LONG-2', 'Logistics');
    const correct = async (values: object) =>
      desk.voucher(root, 'LONG-2', 'correct', { reason: 'Typo', ...values });
    const free = { part: 'reservation', engagementReason: '' };
    expect(short(await correct(free))).toBe('long-engagement-free');
    expect(short(await correct({ part: 'reservation', engagementReason: 'Sales' }))).toBe('done');
    await aLongVoucher('LONG-3');
    desk.onDay('2020-06-16');
    expect(short(await reserve('LONG-3', 'Logistics'))).toBe('done');
    desk.onDay('2020-06-17');
    const logistics = { part: 'reservation', engagementReason: 'Logistics' };
    expect(short(await correct(logistics))).toBe('long-engagement-free');
    await correct({ part: 'registration', organisation: 'Northwind' });
    expect(short(await correct(logistics))).toBe('done');
  });

  it('is not taken by a refused reservation', async () => {
    const refused = await desk.voucher(paula, 'LONG-1', 'reserve', {
      ...fortnight,
      location: '999',
    });
    expect(short(refused)).toBe('location-known');
    expect(short(await reserve('LONG-2'))).toBe('done');
  });

  it('is an orphan if its process died: respected for a minute, then taken over', async () => {
    const key = 'windows-and-office:fabrikam:';
    const claim: Claim = { voucherId: 'LONG-1', takenAt: Date.parse('2020-06-15T07:00:00Z') };
    const partition = claimPartition(desk.tenantId, key);
    await desk.documents.commit(partition, [
      { op: 'create', id: 'state', kind: 'claim', body: claim },
    ]);
    expect(short(await reserve('LONG-2'))).toBe('long-engagement-free');
    desk.onDay('2020-06-16');
    expect(short(await reserve('LONG-2'))).toBe('done');
  });
});
