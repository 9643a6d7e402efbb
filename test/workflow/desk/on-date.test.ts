import { aDesk, customer, person, root, short } from '../../support/a-desk.ts';
import { existingRecords, grantTeam, inputs } from '../../support/engagement.ts';
import { people } from '../../support/partner.ts';
import { voucherCommand } from '../../support/voucher-decisions.ts';

const paula = person(people.paula);

async function aTeamsDesk() {
  const desk = aDesk();
  await grantTeam(desk);
  await desk.partner(root, 'import-records', existingRecords);
  return desk;
}

it('a step with a day is done once under its command id, and not again with another day', async () => {
  const desk = await aTeamsDesk();
  await desk.voucher(customer, 'ABCD-1234', 'assign', inputs.assign);
  await desk.voucher(paula, 'ABCD-1234', 'validate', inputs.validate);
  desk.onDay('2020-06-18');
  const send = (onDate: string) =>
    desk.desk.changeVoucher({
      tenantId: desk.tenantId,
      by: paula,
      commandId: 'form-1',
      voucherId: 'ABCD-1234',
      command: voucherCommand('reserve', { ...inputs.reserve, onDate }),
    });
  expect(await send('2020-06-15')).toMatchObject({ kind: 'done', replayed: false });
  expect(await send('2020-06-15')).toMatchObject({ kind: 'done', replayed: true });
  expect((await send('2020-06-16')).kind).toBe('stale');
  const voucher = await desk.reader.voucher(desk.tenantId, 'ABCD-1234');
  expect(voucher).toMatchObject({ reservation: { reservedOn: '2020-06-15' }, revision: 3 });
});

it('a long engagement that expired is not redeemed later if another voucher has it now', async () => {
  const desk = await aTeamsDesk();
  const assignLong = (voucherId: string, expiresAt: string) =>
    desk.voucher(customer, voucherId, 'assign', { ...inputs.assign, serviceLevel: 15, expiresAt });
  await assignLong('LONG-1', '2020-06-30');
  await assignLong('LONG-2', '2020-12-31');
  for (const id of ['LONG-1', 'LONG-2']) await desk.voucher(paula, id, 'validate', inputs.validate);
  await desk.voucher(paula, 'LONG-1', 'reserve', { ...inputs.reserve, endDate: '2020-06-30' });
  desk.onDay('2020-06-19');
  await desk.voucher(paula, 'LONG-1', 'report', inputs.report);
  desk.onDay('2020-07-01');
  await desk.voucher({ kind: 'clock' }, 'LONG-1', 'expire');
  const redeem = () => desk.voucher(paula, 'LONG-1', 'redeem', { onDate: '2020-06-30' });
  const reserved = await desk.voucher(paula, 'LONG-2', 'reserve', {
    ...inputs.reserve,
    startDate: '2020-07-06',
    endDate: '2020-07-20',
  });
  expect(short(reserved)).toBe('done');
  expect(await redeem()).toMatchObject({
    kind: 'refused',
    refused: [{ code: 'long-engagement-free', facts: { heldBy: 'LONG-2' } }],
  });
  await desk.voucher(paula, 'LONG-2', 'release', inputs.release);
  desk.onDay('2020-07-02');
  expect(short(await redeem())).toBe('done');
  const again = await desk.voucher(paula, 'LONG-2', 'validate', inputs.validate);
  expect(short(again)).toBe('done');
  const taken = await desk.voucher(paula, 'LONG-2', 'reserve', {
    ...inputs.reserve,
    startDate: '2020-07-06',
    endDate: '2020-07-20',
  });
  expect(short(taken)).toBe('long-engagement-free');
});
