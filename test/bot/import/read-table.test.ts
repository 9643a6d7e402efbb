import { codeBooks } from '../../../bot/import/codes.ts';
import { readTables } from '../../../bot/import/read-table.ts';
import type { SourceTable } from '../../../bot/import/table.ts';
import { defaultProgramme } from '../../../workflow/programme/load.ts';

const books = codeBooks(defaultProgramme);
const read = (sources: readonly SourceTable[], locale = 'en') =>
  readTables(sources, { books, locale });

const training = ['Completed on', 'Evidence'];
const schulung = ['Abgeschlossen am', 'Nachweis'];

describe('the locale of a table', () => {
  it.each([
    [training, 'en-US', 'en-US', '2020-06-07'],
    [training, 'en-GB', 'en-GB', '2020-07-06'],
    [schulung, 'en-US', 'de', '2020-07-06'],
    [schulung, 'de-AT', 'de-AT', '2020-07-06'],
    [['Completed on', 'Nachweis'], 'en-US', 'en-US', '2020-06-07'],
  ])(
    'is that of the reader unless the headings %p are in another language: %s, %s',
    (headings, reader, locale, completedOn) => {
      const [table] = read([{ rows: [headings, ['06/07/2020', 'T-1']] }], reader).tables;
      expect(table?.locale).toBe(locale);
      expect(table?.rows).toEqual([
        { row: 2, values: { completedOn, reference: 'T-1' }, problems: [] },
      ]);
    },
  );
});

describe('the rows of a table', () => {
  it('keep their numbers without blank rows and examples', () => {
    const rows = [
      ['Our training'],
      [...training, 'Example'],
      ['2020-01-01', 'T-0', 'an example, is not imported'],
      ['', null, undefined],
      ['2020-01-10', 'T-1', ''],
      ['2020-01-11', 'T-2'],
    ];
    const [table] = read([{ name: 'Training', rows }]).tables;
    expect(table).toMatchObject({ name: 'Training', kind: 'trainings' });
    expect(table?.rows.map(({ row, values }) => [row, values['reference']])).toEqual([
      [5, 'T-1'],
      [6, 'T-2'],
    ]);
  });

  it('can have the mark of an example in the first column', () => {
    const rows = [
      ['Example', ...training],
      ['x', '2020-01-01', 'T-0'],
      ['', '2020-01-10', 'T-1'],
    ];
    const [table] = read([{ rows }]).tables;
    expect(table?.rows.map(({ row }) => row)).toEqual([3]);
  });

  it('name each required value that is missing', () => {
    const [table] = read([
      {
        rows: [
          [...training, 'Valid until'],
          ['', '', '2021-01-01'],
        ],
      },
    ]).tables;
    expect(table?.rows).toMatchObject([
      {
        values: { validUntil: '2021-01-01' },
        problems: [
          { field: 'completedOn', facts: { problem: 'missing', typed: '' } },
          { field: 'reference', facts: { problem: 'missing', typed: '' } },
        ],
      },
    ]);
  });
});

describe('a table that cannot be imported', () => {
  it.each<[string, SourceTable, object | undefined]>([
    ['is empty', { rows: [] }, undefined],
    [
      'has blank cells alone',
      {
        name: 'Vouchers',
        rows: [
          ['', null],
          [undefined, ' '],
        ],
      },
      undefined,
    ],
    ['has the notes of the template', { name: 'Notes', rows: [['Sheet', 'Column']] }, undefined],
    [
      'has other headings',
      { name: 'Shapes', rows: [[null], ['Colour', null, 'Shape'], ['red', 1, 'round']] },
      { name: 'Shapes', headings: ['Colour', '', 'Shape'], kind: undefined, missing: [] },
    ],
    [
      'lacks required columns',
      { rows: [['Voucher ID', 'Customer', 'Colour', 'Offer']] },
      {
        headings: ['Voucher ID', 'Customer', 'Colour', 'Offer'],
        kind: 'vouchers',
        missing: ['serviceLevel', 'customerEmail', 'country', 'assignee', 'assignedOn'],
      },
    ],
  ])('is named unless it has nothing to import: it %s', (_what, source, unread) => {
    const found = read([source]);
    expect(found.tables).toEqual([]);
    expect(found.unread).toEqual(unread === undefined ? [] : [unread]);
  });
});
