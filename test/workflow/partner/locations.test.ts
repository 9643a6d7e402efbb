import { aDesk, person, root, short, type TestDesk } from '../../support/a-desk.ts';
import { people } from '../../support/company.ts';
import { dayOf, existingRecords, grantTeam, inputs, upTo } from '../../support/engagement.ts';

const VOUCHER = 'ABCD-1234';
const [cologne, vienna] = ['1234567', '7654321'];
const paula = person(people.paula);

let desk: TestDesk;
beforeEach(async () => {
  desk = aDesk();
  await grantTeam(desk);
  await desk.company(root, 'import-records', existingRecords);
  await desk.company(root, 'confirm-savb', { confirmationReference: 'SAVB-1' });
  await desk.company(root, 'add-location', {
    location: vienna,
    country: 'AT',
    locationName: 'Wien',
  });
});

const remove = (location: string) => desk.company(root, 'remove-location', { location });
const left = async () =>
  (await desk.reader.partner(desk.tenantId)).locations.map(({ location }) => location);

it('a location no voucher needs is removed, and the others stay', async () => {
  await upTo(desk, VOUCHER, 'report');
  expect(short(await remove(vienna))).toBe('done');
  expect(await left()).toEqual([cologne]);
});

it('one that is not there is gone already', async () => {
  expect(await remove('9999999')).toMatchObject({ kind: 'done', events: [] });
});

it('one that a voucher is reserved for stays, and it is said which', async () => {
  await upTo(desk, VOUCHER, 'report');
  expect(await remove(cologne)).toMatchObject({
    kind: 'refused',
    refused: [{ code: 'location-unused', facts: { location: cologne, heldBy: VOUCHER } }],
  });
  expect(await left()).toEqual([cologne, vienna]);
});

it('one that a report names stays until the voucher is redeemed', async () => {
  await upTo(desk, VOUCHER, 'report');
  desk.onDay(dayOf('report'));
  await desk.voucher(paula, VOUCHER, 'report', inputs.report);
  expect(short(await remove(cologne))).toBe('location-unused');
  await desk.voucher(paula, VOUCHER, 'redeem');
  expect(short(await remove(cologne))).toBe('done');
});

it('one counts that the report names, not the one reserved for', async () => {
  await desk.company(root, 'add-location', {
    location: '5555555',
    country: 'DE',
    locationName: 'Bonn',
  });
  await upTo(desk, VOUCHER, 'report');
  desk.onDay(dayOf('report'));
  await desk.voucher(paula, VOUCHER, 'report', { ...inputs.report, location: '5555555' });
  expect(short(await remove(cologne))).toBe('done');
  expect(short(await remove('5555555'))).toBe('location-unused');
});
