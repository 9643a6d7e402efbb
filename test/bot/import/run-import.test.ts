import { aDesk, root } from '../../support/a-desk.ts';
import { aDeskOf, importFile } from '../../support/an-import.ts';
import { anEnrolledPartner, people } from '../../support/partner.ts';

const REGISTRATION = 'Voucher ID,Offer,Days,Customer,Contact,Country,PM,Assigned on';
const row = (voucherId: string, customer = 'Fabrikam AG', days = '5') =>
  `${voucherId},DDPS,${days},${customer},vera@fabrikam.example,DE,paula,2020-05-04`;
const outcomes = ({ results }: Awaited<ReturnType<typeof importFile>>) =>
  results.flatMap(({ rows }) =>
    rows.map((one) => [
      one.kind,
      one.row,
      one.subject,
      one.outcome,
      ...one.problems.map(({ code, field }) => `${code}@${field}`),
    ]),
  );

it('reports each row by its voucher ID, else by its first value', async () => {
  const desk = await aDeskOf(anEnrolledPartner());
  const vouchers = `Offer,Voucher ID,${REGISTRATION.split(',').slice(2).join(',')}
DDPS,AAAA-0001,${row('').split(',').slice(2).join(',')}
DDPS,,${row('').split(',').slice(2).join(',')}`;
  expect(outcomes(await importFile(desk, vouchers))).toEqual([
    ['vouchers', 2, 'AAAA-0001', 'done'],
    ['vouchers', 3, 'DDPS', 'refused', 'cell-readable@voucherId'],
  ]);
  const training = 'Completed on,Evidence\n2020-01-10,T-7\n2020-06-16,T-8\n2020-01-10,T-7';
  expect(outcomes(await importFile(desk, training))).toEqual([
    ['trainings', 2, '2020-01-10', 'done'],
    ['trainings', 3, '2020-06-16', 'refused', 'day-not-future@completedOn'],
    ['trainings', 4, '2020-01-10', 'unchanged'],
  ]);
});

it('names each problem of a cell once', async () => {
  const desk = await aDeskOf(anEnrolledPartner());
  const rows = [row('AAAA-0001', '', 'five'), row('AAAA-0002').replace('vera@', 'vera ')];
  expect(outcomes(await importFile(desk, [REGISTRATION, ...rows].join('\n')))).toEqual([
    [
      'vouchers',
      2,
      'AAAA-0001',
      'refused',
      'cell-readable@serviceLevel',
      'cell-readable@organisation',
    ],
    ['vouchers', 3, 'AAAA-0002', 'refused', 'field-valid@customerEmail'],
  ]);
});

it('imports the tables that others need first, and reports them in their order', async () => {
  const desk = await aDeskOf(anEnrolledPartner());
  const cells = (text: string) => text.split('\n').map((line) => line.split(','));
  const { tables, results } = await importFile(desk, [
    {
      name: 'Vouchers',
      rows: cells(`${REGISTRATION}\n${row('AAAA-0001')}`.replace('paula', 'Anna Berger')),
    },
    { name: 'People', rows: cells('E-mail,Name,Roles\nanna@contoso.example,Anna Berger,PM') },
  ]);
  expect(tables.map(({ kind }) => kind)).toEqual(['vouchers', 'people']);
  expect(results.map(({ rows, table }) => [table.kind, rows[0]?.outcome])).toEqual([
    ['vouchers', 'done'],
    ['people', 'done'],
  ]);
});

it('changes nothing if another person imports the row after the voucher has moved on', async () => {
  const desk = await aDeskOf(anEnrolledPartner());
  const file = `${REGISTRATION}\n${row('AAAA-0001')}`;
  await importFile(desk, file);
  await desk.voucher(root, 'AAAA-0001', 'handover', { colleague: people.adam });
  const again = await importFile(desk, file, { by: root });
  expect(outcomes(again)).toEqual([['vouchers', 2, 'AAAA-0001', 'unchanged']]);
  const { assignee } = (await desk.reader.voucher('contoso', 'AAAA-0001'))!;
  expect(assignee).toMatchObject({ personId: people.adam });
});

it('has the same result for the same values in another order of the columns', async () => {
  const desk = await aDeskOf(anEnrolledPartner(), aDesk());
  await importFile(desk, 'Completed on,Evidence\n2020-01-10,T-7');
  const other = await importFile(desk, 'Evidence,Completed on\nT-7,2020-01-10');
  expect(outcomes(other)).toEqual([['trainings', 2, '2020-01-10', 'unchanged']]);
});
