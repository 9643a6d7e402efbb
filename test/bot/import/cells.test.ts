import { readCell, type ReadCell } from '../../../bot/import/cells.ts';
import { codeBooks } from '../../../bot/import/codes.ts';
import type { CellType } from '../../../bot/import/columns.ts';
import { readDay } from '../../../bot/import/days.ts';
import type { SourceCell } from '../../../bot/import/table.ts';
import { defaultProgramme } from '../../../workflow/programme/load.ts';

const books = codeBooks(defaultProgramme);

function read(cell: SourceCell, type: CellType, locale = 'en'): unknown {
  const result: ReadCell | undefined = readCell(cell, 'column', type, { books, locale });
  if (result === undefined) return undefined;
  return 'value' in result ? result.value : { problem: result.problem.facts.problem };
}

describe('a day', () => {
  it.each([
    ['2020-06-30', 'en', '2020-06-30'],
    ['2020-06-30T08:30:00Z', 'en', '2020-06-30'],
    ['2020-06-30 08:30', 'de', '2020-06-30'],
    ['30.06.2020', 'de', '2020-06-30'],
    ['30.6.20', 'en', '2020-06-30'],
    ['06/30/2020', 'en-US', '2020-06-30'],
    ['30/06/2020', 'en-GB', '2020-06-30'],
    ['06/07/2020', 'en-US', '2020-06-07'],
    ['06/07/2020', 'en-GB', '2020-07-06'],
    ['06/07/2020', 'de', '2020-07-06'],
    ['06/06/2020', 'en', '2020-06-06'],
    ['30/06/2020', 'en', '2020-06-30'],
    ['06/30/2020', 'en', '2020-06-30'],
    ['30/6/20', 'en-GB', '2020-06-30'],
    [' 30/06/2020 ', 'en-GB', '2020-06-30'],
    ['30 June 2020', 'en', '2020-06-30'],
    ['30. Juni 2020', 'de', '2020-06-30'],
    ['June 30, 2020', 'en', '2020-06-30'],
    ['12/31/2020 11:30 PM', 'en-US', '2020-12-31'],
    ['06/07/2020', 'en', 'ambiguous'],
    ['31.02.2020', 'de', undefined],
    ['30/02/2020', 'en-GB', undefined],
    ['13/13/2020', 'en', undefined],
    ['June', 'en', undefined],
    ['30.06.2020 to 02.07.2020', 'en', undefined],
    ['43985', 'en', undefined],
    ['', 'en', undefined],
  ])('%p in %s is %p', (text, locale, day) => {
    expect(readDay(text, locale)).toEqual(day === 'ambiguous' ? { isAmbiguous: true } : { day });
  });

  it.each([
    [new Date('2020-06-30T00:00:00Z'), '2020-06-30'],
    [44_012, '2020-06-30'],
    [44_012.75, '2020-06-30'],
    [32_874, '1990-01-01'],
    [65_380, '2078-12-31'],
    [32_873, { problem: 'day' }],
    [65_381, { problem: 'day' }],
    [new Date(Number.NaN), { problem: 'day' }],
    ['soon', { problem: 'day' }],
    ['1/2/2020', { problem: 'ambiguous' }],
    ['  ', undefined],
  ])('of the cell %p is %p', (cell, value) => {
    expect(read(cell, 'day')).toEqual(value);
  });
});

it.each([
  ['1.234,56', 'de', '1234.56'],
  ['1,234.56', 'en', '1234.56'],
  ['1.234', 'de', '1234'],
  ['€ 5.000,00', 'de', '5000'],
  ['5,000 EUR', 'en', '5000'],
  ['5.000,00 €', 'de', '5000'],
  ['US$ 5,000', 'en', '5000'],
  ['EUR5000', 'en', '5000'],
  ['5000EUR', 'en', '5000'],
  ['EURO 5000', 'en', { problem: 'amount' }],
  [1234.5, 'de', '1234.5'],
  [11.1 * 3, 'en', '33.3'],
  [0.1 + 0.2, 'de', '0.3'],
  [1234.567, 'de', '1234.567'],
  ['12 50', 'de', { problem: 'amount' }],
  ['five', 'en', { problem: 'amount' }],
  ['0x10', 'en', { problem: 'amount' }],
  ['1e2', 'en', { problem: 'amount' }],
  ['-5', 'en', { problem: 'amount' }],
  ['about 500', 'en', { problem: 'amount' }],
])('the amount %p in %s is %p', (cell, locale, value) => {
  expect(read(cell, 'amount', locale)).toEqual(value);
});

it.each([
  ['5', 'whole', '5'],
  [5, 'whole', '5'],
  [4.999999999999999, 'whole', '5'],
  [1.234, 'whole', { problem: 'number' }],
  ['#N/A', 'text', { problem: 'error' }],
  ['#WERT!', 'whole', { problem: 'error' }],
  ['#########', 'day', { problem: 'error' }],
  ['#FORMULA!', 'amount', { problem: 'formula' }],
  ['#N/A', 'derived', undefined],
  ['#1 Bakery', 'text', '#1 Bakery'],
  ['Fabrikam\u200B \uFEFFAG', 'text', 'Fabrikam AG'],
  ['5 days', 'whole', { problem: 'number' }],
  ['4.5', 'whole', { problem: 'number' }],
  ['Germany', 'country', 'DE'],
  ['Deutschland', 'country', 'DE'],
  ['de', 'country', 'DE'],
  ['Atlantis', 'country', { problem: 'country' }],
  ['eur', 'currency', 'EUR'],
  ['Taler', 'currency', { problem: 'currency' }],
  ['ddps', 'offer', 'DDPS'],
  ['SharePoint Deployment Planning Services', 'offer', 'SDPS'],
  ['XYZ', 'offer', 'XYZ'],
  ['DDPS; SDPS', 'offers', 'DDPS,SDPS'],
  ['PM, Berater/in', 'roles', 'project-manager,consultant'],
  ['PM / Consultant', 'roles', 'project-manager,consultant'],
  ['PM + Consultant', 'roles', 'project-manager,consultant'],
  ['PM;; Consultant ; PM ;', 'roles', 'project-manager,consultant'],
  ['Emperor', 'roles', { problem: 'choice' }],
  ['PM, Emperor', 'roles', { problem: 'choice' }],
  ['X', 'yes', 'true'],
  ['Ja', 'yes', 'true'],
  ['no', 'yes', undefined],
  ['Nein', 'yes', undefined],
  ['perhaps', 'yes', { problem: 'choice' }],
  ['3000', 'derived', undefined],
  ['Eingelöst', 'status', 'redeemed'],
  ['Rückfrage offen', 'payment-status', 'action-required'],
  ['Silber', 'level', 'silver'],
  ['Anna Berger <anna@contoso.com>', 'person', 'anna@contoso.com'],
  ['Anna <anna@contoso.com> and Tom', 'person', 'Anna <anna@contoso.com> and Tom'],
  ['mailto:vera@fabrikam.com', 'email', 'vera@fabrikam.com'],
  ['Mailto: vera@fabrikam.com', 'email', 'vera@fabrikam.com'],
  ["'=1+1", 'text', '=1+1'],
  ['=HYPERLINK("https://contoso.com")', 'text', '=HYPERLINK("https://contoso.com")'],
  ["' =1+1", 'text', ' =1+1'],
  ["24' -3", 'text', "24' -3"],
  ["'twas", 'text', "'twas"],
  [' Anna\u00A0Berger\u00A0', 'text', 'Anna Berger'],
  [new Date('2020-06-30T00:00:00Z'), 'text', '2020-06-30'],
  [true, 'text', 'true'],
  ['x'.repeat(5000), 'text', 'x'.repeat(5000)],
  ['x'.repeat(5001), 'text', { problem: 'long' }],
] as const)('the cell %p of the type %s is %p', (cell, type, value) => {
  expect(read(cell, type)).toEqual(value);
});

it('reads a number of a spreadsheet by its value, whatever the signs of the locale', () => {
  expect(read(1.234, 'whole', 'de')).toEqual({ problem: 'number' });
});

it('repeats only the beginning of a long cell in the problem', () => {
  const typed = (text: string) => {
    const result = readCell(text, 'startDate', 'day', { books, locale: 'en' });
    return result && 'problem' in result ? result.problem.facts.typed : undefined;
  };
  expect(typed('day '.repeat(500))).toBe(`${'day '.repeat(15)}…`);
  expect(typed('d'.repeat(61))).toBe(`${'d'.repeat(60)}…`);
  expect(typed('d'.repeat(60))).toBe('d'.repeat(60));
});

it.each<[string, CellType, object]>([
  ['soon', 'day', { problem: 'day', choices: '', max: 0 }],
  ['x'.repeat(5001), 'text', { problem: 'long', choices: '', max: 5000 }],
  [
    'perhaps',
    'yes',
    { problem: 'choice', choices: { as: 'list', mode: 'or', items: ['yes', 'no'] }, max: 0 },
  ],
  [
    'bronze',
    'level',
    {
      problem: 'choice',
      choices: {
        as: 'list',
        mode: 'or',
        items: [
          { as: 'level', value: 'silver' },
          { as: 'level', value: 'gold' },
        ],
      },
      max: 0,
    },
  ],
])('names the problem of %p as %s with its facts', (cell, type, facts) => {
  expect(readCell(cell, 'column', type, { books, locale: 'en' })).toMatchObject({
    problem: { code: 'cell-readable', met: false, field: 'column', facts },
  });
});
