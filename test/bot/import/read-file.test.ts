import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import writeXlsxFile from 'write-excel-file/node';
import { readTables } from '../../../bot/import/read-file.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const rowsIn = async (content: Uint8Array) => (await readTables(content))[0]?.rows;

it.each([
  ['commas', 'a,b,c\n1,"2,5",3'],
  ['semicolons', 'a;b;c\n1;2,5;3'],
  ['tabs', 'a\tb\tc\n1\t2,5\t3'],
  ['bars', 'a|b|c\n1|2,5|3'],
  ['a byte order mark', '\uFEFFa,b,c\n1,"2,5",3'],
  ['the line endings of Windows', 'a;b;c\r\n1;2,5;3\r\n'],
])('reads CSV with %s', async (_what, text) => {
  expect(await rowsIn(bytes(text))).toEqual([
    ['a', 'b', 'c'],
    ['1', '2,5', '3'],
  ]);
});

it.each([
  ['separators in a quoted heading', '"a;b;c;d",b\n1,2', ['a;b;c;d', 'b'], ['1', '2']],
  ['as many commas as semicolons', 'a;b,c\n1;2,3', ['a;b', 'c'], ['1;2', '3']],
  ['a heading without separators', 'a\n1', ['a'], ['1']],
])(
  'takes the sign that separates most headings, else a comma: %s',
  async (_what, text, ...rows) => {
    expect(await rowsIn(bytes(text))).toEqual(rows);
  },
);

it('takes the sign of the first line that is not blank', async () => {
  expect(await rowsIn(bytes(' \n\na;b,c;d\n1;2;3'))).toEqual([
    [' '],
    [''],
    ['a', 'b,c', 'd'],
    ['1', '2', '3'],
  ]);
});

it.each(['utf-16le', 'utf-16be'] as const)(
  'reads what Excel saves as Unicode text: %s',
  async (encoding) => {
    const text = Buffer.from('\uFEFFKunde\tLand\nMüller\tÖsterreich', 'utf16le');
    expect(await rowsIn(encoding === 'utf-16le' ? text : text.swap16())).toEqual([
      ['Kunde', 'Land'],
      ['Müller', 'Österreich'],
    ]);
  },
);

it('reads CSV as Excel saves it in western Europe', async () => {
  expect(await rowsIn(Buffer.from('Kunde;Betrag\nMüller;5 \x80', 'latin1'))).toEqual([
    ['Kunde', 'Betrag'],
    ['Müller', '5 €'],
  ]);
});

it('keeps blank lines, line breaks in cells and ragged rows', async () => {
  expect(await rowsIn(bytes('a,b\n\n"1\n2",3,4\n5'))).toEqual([
    ['a', 'b'],
    [''],
    ['1\n2', '3', '4'],
    ['5'],
  ]);
});

it('counts the line that names the separator', async () => {
  expect(await rowsIn(bytes('sep=;\na;b\n1;2'))).toEqual([[], ['a', 'b'], ['1', '2']]);
});

it('reads the sheets of a workbook with dates, numbers and texts', async () => {
  const workbook = await writeXlsxFile([
    {
      sheet: 'Vouchers',
      data: [
        [{ value: 'Begins on' }, { value: 'Amount' }, { value: 'Note' }],
        [
          { value: new Date('2020-06-30T00:00:00Z'), type: Date, format: 'dd.mm.yyyy' },
          { value: 1234.5, type: Number },
          { value: '=1+1', type: String },
        ],
      ],
    },
    { sheet: 'Empty', data: [[{ value: '' }]] },
  ]).toBuffer();
  const [sheet, empty] = await readTables(workbook);
  expect(sheet).toEqual({
    name: 'Vouchers',
    rows: [
      ['Begins on', 'Amount', 'Note'],
      [new Date('2020-06-30T00:00:00Z'), 1234.5, '=1+1'],
    ],
  });
  expect(empty?.name).toBe('Empty');
});

it('reads errors and formulas without a result as such, not as empty cells', async () => {
  const workbook = unzipSync(
    await writeXlsxFile([
      { sheet: 'Vouchers', data: [['A', 'B', 'C', 'D', 'E'].map((value) => ({ value }))] },
    ]).toBuffer(),
  );
  const cells = [
    '<c r="A2" t="e"><f>VLOOKUP(A1,B1,1)</f><v>#N/A</v></c>',
    '<c r="B2"><f>A1*2</f></c>',
    '<c r="C2" s="0"><f>A1+180</f><v></v></c>',
    '<c r="D2" t="str"><f>A1&amp;"x"</f><v/></c>',
    '<c r="E2"><f>6*7</f><v>42</v></c>',
  ].join('');
  const [name = ''] = Object.keys(workbook).filter((one) => one.includes('worksheets/sheet'));
  const sheet = strFromU8(workbook[name] ?? new Uint8Array());
  const after = sheet.replace('</sheetData>', `<row r="2">${cells}</row></sheetData>`);
  const [table] = await readTables(zipSync({ ...workbook, [name]: strToU8(after) }));
  expect(table?.rows[1]).toEqual(['#N/A', '#FORMULA!', '#FORMULA!', '#FORMULA!', 42]);
});

it.each([
  ['an empty file', new Uint8Array(), 'The file is empty.'],
  ['an old workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1]), /save it as \.xlsx/u],
  ['a damaged workbook', bytes('PK\u0003\u0004 and nothing more'), /damaged/u],
  ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0]), /neither CSV nor XLSX/u],
  [
    'an open quotation mark',
    bytes('a,b\n1,"2\n3,4'),
    /^A quotation mark of line 3 or before is not closed\.$/u,
  ],
  ['a file of 51 MB', new Uint8Array(51 * 1024 * 1024), /larger than 50 MB/u],
])('refuses %s with the reason', async (_what, content, message) => {
  await expect(readTables(content)).rejects.toMatchObject({ code: 'table-unreadable' });
  await expect(readTables(content)).rejects.toThrow(message);
});
