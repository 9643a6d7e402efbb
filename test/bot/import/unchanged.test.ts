import { aDeskOf, importFile } from '../../support/an-import.ts';
import { anEnrolledPartner } from '../../support/partner.ts';

const HEADING =
  'Voucher ID,Offer,Days,Customer,Contact,Country,PM,Assigned on,Validated on,Engagement,Location,Consultant,Begins on,Ends on';
const ROW =
  'NEWV-0001,DDPS,5,Fabrikam AG,vera@fabrikam.example,DE,Anna Berger,2020-05-04,2020-06-02,windows-and-office,1234567,Carlo Diaz,2020-06-08,2020-06-12';
const TEAM = `E-mail,Name,Role
anna@contoso.example,Anna Berger,PM
carlo.diaz@contoso.example,Carlo Diaz,Consultant`;
const EVIDENCE = `Consultant,Competency,Exam,Passed on,Evidence
Carlo Diaz,Windows and Devices,MD-101,2019-03-01,E-2`;

const UNCHANGED = ['Vouchers: 1 row: 0 imported, 1 unchanged, 0 with problems'];

async function anImport() {
  const desk = await aDeskOf(anEnrolledPartner());
  await importFile(desk, TEAM);
  await importFile(desk, EVIDENCE);
  const { lines } = await importFile(desk, `${HEADING}\n${ROW}`);
  expect(lines).toEqual(['Vouchers: 1 row: 1 imported, 0 unchanged, 0 with problems']);
  return desk;
}

it('compares people known by address only', async () => {
  const desk = await anImport();
  const other = await importFile(desk, `${HEADING},Status\n${ROW},Reserved`);
  expect(other.lines).toEqual(UNCHANGED);
});

it('compares people who have used the bot since', async () => {
  const desk = await anImport();
  for (const [name, address] of [
    ['Anna Berger', 'anna@contoso.example'],
    ['Carlo Diaz', 'carlo.diaz@contoso.example'],
  ] as const) {
    const personId = `00000000-0000-4000-8000-0000000000${address.length}`;
    const values = { personId, email: address, personName: name };
    const identified = await desk.partner({ kind: 'desk' }, 'identify-member', values);
    expect(identified).toMatchObject({ kind: 'done', events: [{ type: 'member-identified' }] });
  }
  const other = await importFile(desk, `${HEADING},Status\n${ROW},Reserved`);
  expect(other.lines).toEqual(UNCHANGED);
});

it('names what was changed in the rows of people and proofs, and adds no second record', async () => {
  const desk = await anImport();
  const team = await importFile(desk, TEAM.replace('Anna Berger', 'Anna Bergmann'));
  expect(team.lines).toEqual([
    'People: 2 rows: 0 imported, 1 unchanged, 1 with problems',
    '  row 2: anna@contoso.example: column "Name": Recorded is “Anna Berger”, the row has “Anna Bergmann”.',
  ]);
  const proof = await importFile(desk, EVIDENCE.replace('E-2', 'E-3'));
  expect(proof.lines).toEqual([
    'Assessments: 1 row: 0 imported, 0 unchanged, 1 with problems',
    '  row 2: Carlo Diaz: column "Evidence": Recorded is “E-2”, the row has “E-3”.',
  ]);
});

it('takes the name of a person who has used the bot from Teams', async () => {
  const desk = await anImport();
  const personId = '00000000-0000-4000-8000-000000000020';
  const values = { personId, email: 'anna@contoso.example', personName: 'Berger, Anna' };
  await desk.partner({ kind: 'desk' }, 'identify-member', values);
  const { lines } = await importFile(desk, TEAM);
  expect(lines).toEqual(['People: 2 rows: 0 imported, 2 unchanged, 0 with problems']);
});

it('names another project manager and another consultant as differences', async () => {
  const desk = await anImport();
  const row = ROW.replace('Anna Berger', 'paula').replace('Carlo Diaz', 'carlo');
  const { lines } = await importFile(desk, `${HEADING}\n${row}`);
  expect(lines.slice(1)).toEqual([
    '  row 2: NEWV-0001: column "PM": Recorded is “Anna Berger”, the row has “paula”.',
    '  row 2: NEWV-0001: column "Consultant": Recorded is “Carlo Diaz”, the row has “carlo”.',
  ]);
});

it.each([
  ['Fabrikam  A.G.', UNCHANGED],
  [
    'Fabrikam GmbH',
    [
      'Vouchers: 1 row: 0 imported, 0 unchanged, 1 with problems',
      '  row 2: NEWV-0001: column "Customer": Recorded is “Fabrikam AG”, the row has “Fabrikam GmbH”.',
    ],
  ],
])('compares the customer by spelling, but not by legal form: %s', async (name, lines) => {
  const desk = await anImport();
  const other = await importFile(desk, `${HEADING}\n${ROW.replace('Fabrikam AG', name)}`);
  expect(other.lines).toEqual(lines);
});

it('refuses a reason for a further long engagement that has no words', async () => {
  const desk = await anImport();
  const row = `${ROW.replace('NEWV-0001', 'NEWV-0002')},.`;
  const { lines } = await importFile(desk, `${HEADING},Division\n${row}`);
  expect(lines[1]).toContain('NEWV-0002');
  expect(lines[1]).toContain('Say it in words');
});
