import { aDesk, person, root, short, type TestDesk } from '../../support/a-desk.ts';
import { people } from '../../support/partner.ts';
import { dayOf, existingRecords, grantTeam, inputs, upTo } from '../../support/engagement.ts';

const VOUCHER = 'ABCD-1234';
const [cologne, vienna] = ['1234567', '7654321'];
const paula = person(people.paula);

let desk: TestDesk;
beforeEach(async () => {
  desk = aDesk();
  await grantTeam(desk);
  await desk.partner(root, 'import-records', existingRecords);
  await desk.partner(root, 'import-record', {
    kind: 'savb',
    confirmationReference: 'SAVB-1',
    confirmedOn: '2020-02-01',
  });
  await desk.partner(root, 'add-location', {
    location: vienna,
    country: 'AT',
    locationName: 'Wien',
  });
});

const remove = (location: string) => desk.partner(root, 'remove-location', { location });
const left = async () =>
  (await desk.reader.partner(desk.tenantId)).locations.map(({ location }) => location);

it('a removed location cannot be reserved, and the others remain', async () => {
  await upTo(desk, VOUCHER, 'reserve');
  expect(short(await remove(cologne))).toBe('done');
  expect(await left()).toEqual([vienna]);
  desk.onDay(dayOf('reserve'));
  expect(await desk.voucher(paula, VOUCHER, 'reserve', inputs.reserve)).toMatchObject({
    kind: 'refused',
    refused: [{ code: 'location-known', facts: { location: cologne } }],
  });
});

it('removing a missing location changes nothing', async () => {
  expect(await remove('9999999')).toMatchObject({ kind: 'done', events: [] });
});

it('a voucher reserved for a removed location is reported and redeemed under it', async () => {
  await upTo(desk, VOUCHER, 'report');
  expect(short(await remove(cologne))).toBe('done');
  desk.onDay(dayOf('report'));
  expect(short(await desk.voucher(paula, VOUCHER, 'report', inputs.report))).toBe('done');
  expect(short(await desk.voucher(paula, VOUCHER, 'redeem'))).toBe('done');
});

it('a report accepts no other removed location', async () => {
  const bonn = { location: '5555555', country: 'DE', locationName: 'Bonn' };
  await desk.partner(root, 'add-location', bonn);
  await upTo(desk, VOUCHER, 'report');
  await remove(bonn.location);
  desk.onDay(dayOf('report'));
  const report = { ...inputs.report, location: bonn.location };
  expect(await desk.voucher(paula, VOUCHER, 'report', report)).toMatchObject({
    refused: [{ code: 'location-known', facts: { location: bonn.location } }],
  });
});

it('a location that is added again has the new data', async () => {
  await upTo(desk, VOUCHER, 'report');
  await remove(cologne);
  await desk.partner(root, 'add-location', {
    location: cologne,
    country: 'AT',
    locationName: 'Wien',
  });
  desk.onDay(dayOf('report'));
  expect(await desk.voucher(paula, VOUCHER, 'report', inputs.report)).toMatchObject({
    refused: [{ code: 'location-in-country' }],
  });
});
