import { person, root } from '../../support/a-desk.ts';
import { aDelivery, type TestDelivery } from '../../support/a-delivery.ts';
import { importFile } from '../../support/an-import.ts';
import { existingRecords, grantTeam } from '../../support/engagement.ts';
import { people } from '../../support/partner.ts';

const { adam, carlo, paula } = people;
const HEAD =
  'Voucher ID,Offer,Days,Customer,Contact,Country,PM,Assigned on,Validated on,Engagement,Location,Consultant,Begins on,Ends on';
const row = (id: string, rest: string) =>
  `${id},DDPS,3,Customer ${id},vera@fabrikam.example,DE,${rest}`;
const planned = '2020-06-02,windows-and-office,1234567,Carlo,2020-06-22,2020-06-24';
const table = [
  HEAD,
  row('AAAA-0001', 'Paula,2020-06-01,,,,,,'),
  row('AAAA-0002', `Paula,2020-06-01,${planned}`),
  row('AAAA-0003', 'Adam,2020-06-01,,,,,,'),
].join('\n');

describe('the notice of an import', () => {
  let desk: TestDelivery;
  beforeEach(async () => {
    desk = await aDelivery({ sweeping: true });
    await grantTeam(desk);
    await desk.partner(root, 'import-records', existingRecords);
    for (const one of [paula, adam]) await desk.meet(one, { locale: 'en-GB' });
    await desk.meet(carlo, { locale: 'de-DE' });
    desk.delivery.start();
  });
  afterEach(() => desk.close());

  const imports = async () => {
    const { lines, results } = await importFile(desk, table, { by: person(adam) });
    expect({ lines, done: results.flatMap(({ rows }) => rows.map((one) => one.outcome)) }).toEqual({
      lines,
      done: expect.not.arrayContaining(['refused']),
    });
    await desk.time.pass(10_000);
  };
  const cards = (id: string) =>
    desk.teams
      .messages(`a:${id}`)
      .map(({ activity }) => activity)
      .filter(({ summary }) => /taken over|übernommen/u.test(String(summary)));

  it('states the number once to each project manager and consultant, not to the importer', async () => {
    await imports();
    expect(cards(paula).map(({ summary }) => summary)).toEqual([
      '2 vouchers were taken over for you',
    ]);
    expect(JSON.stringify(cards(paula))).toMatch(/Adam imported them[^]*"scope":"mine"/u);
    expect(cards(carlo).map(({ summary }) => summary)).toEqual([
      'Ein Gutschein wurde für Sie übernommen',
    ]);
    expect(cards(adam)).toEqual([]);
    await imports();
    expect([cards(paula).length, cards(carlo).length]).toEqual([1, 1]);
  });

  it('is not sent to a person who has switched it off, and waits for the end of quiet hours', async () => {
    await desk.people.choose(desk.tenantId, paula, {
      notifications: { muted: ['vouchers-imported'] },
    });
    await desk.people.choose(desk.tenantId, carlo, {
      notifications: { muted: [], quietFrom: '09:00', quietTo: '11:00' },
    });
    await imports();
    expect([cards(paula).length, cards(carlo).length]).toEqual([0, 0]);
    await desk.time.pass(61 * 60_000);
    expect([cards(paula).length, cards(carlo).length]).toEqual([0, 1]);
  });
});
