import { columnOf, headingOf, kindOfSheet, synonymsOf } from '../../../bot/import/headings.ts';
import { columnsOf, KIND_NAMES } from '../../../bot/import/columns.ts';
import { layoutOf } from '../../../bot/import/layout.ts';
import { LANGUAGES, messagesOf, type MessageKey } from '../../../locales/languages.ts';

const everyHeading = KIND_NAMES.flatMap((kind) =>
  Object.keys(columnsOf(kind)).flatMap((column) =>
    LANGUAGES.flatMap((language) =>
      synonymsOf(kind, column, language).map((heading) => ({ kind, column, heading })),
    ),
  ),
);

it('reads every heading of every language as its own column', () => {
  const misread = everyHeading.filter(
    ({ kind, column, heading }) => columnOf(kind, heading)?.column !== column,
  );
  expect(misread).toEqual([]);
  expect(everyHeading.length).toBeGreaterThan(300);
});

it.each([
  'VOUCHER ID',
  'voucher-id',
  ' Voucher  Id ',
  'Voucher_ID',
  'Gutscheinnummer:',
  'gutschein-nr.',
])('reads the heading %p as the voucher ID', (heading) => {
  expect(columnOf('vouchers', heading)?.column).toBe('voucherId');
});

it.each([
  ['Prüfung', 'exam'],
  ['PRUEFUNG', 'exam'],
  ['Prüfung', 'exam'],
])('compares umlauts in %p however they are typed', (heading, column) => {
  expect(columnOf('assessments', heading)?.column).toBe(column);
});

it.each(LANGUAGES)('reads every heading of an export in %s', (language) => {
  const exported = [
    ['voucher', 'voucherId'],
    ['status', 'status'],
    ['offer', 'offer'],
    ['days', 'serviceLevel'],
    ['customer', 'organisation'],
    ['contact', 'customerEmail'],
    ['country', 'country'],
    ['assignee', 'assignee'],
    ['assigned', 'assignedOn'],
    ['expires', 'expiresOn'],
    ['validated', 'validatedOn'],
    ['engagement', 'engagement'],
    ['location', 'location'],
    ['consultant', 'consultant'],
    ['begins', 'startDate'],
    ['ends', 'endDate'],
    ['reported', 'submittedOn'],
    ['delivered', 'daysDelivered'],
    ['redeemed', 'redeemedOn'],
    ['payment', 'paymentStatus'],
    ['invoice', 'invoiceNumber'],
    ['amount', 'amount'],
    ['currency', 'currency'],
    ['requested', 'requestedOn'],
  ] as const;
  for (const [name, column] of exported) {
    const heading = messagesOf(language)[`export.column.${name}` as MessageKey] ?? '';
    expect([name, columnOf('vouchers', heading)?.column]).toEqual([name, column]);
  }
});

it.each([
  ['Vouchers', 'vouchers'],
  ['Gutscheine', 'vouchers'],
  ['  TEAM ', 'people'],
  ['Standorte', 'locations'],
  ['Sheet1', undefined],
])('knows the kind of the sheet %p', (name, kind) => {
  expect(kindOfSheet(name)).toBe(kind);
});

describe('the layout of a table', () => {
  const team = ['E-Mail', 'Name', 'Rolle'];

  it('follows from the headings alone', () => {
    expect(layoutOf({ rows: [team] })).toMatchObject({
      kind: 'people',
      headingRow: 1,
      columns: ['person', 'personName', 'roles'],
      unknown: [],
      language: 'de',
    });
  });

  it('looks for the headings below titles and blank rows', () => {
    const layout = layoutOf({ rows: [['Our team 2020'], [], team] });
    expect(layout).toMatchObject({ kind: 'people', headingRow: 3 });
  });

  it('is not looked for below the twentieth row, nor in one with a single heading', () => {
    const titles = (count: number) => Array.from({ length: count }, () => ['Our team']);
    expect(layoutOf({ rows: [...titles(19), team] })?.headingRow).toBe(20);
    expect(layoutOf({ rows: [...titles(20), team] })).toBeUndefined();
    expect(layoutOf({ name: 'Team', rows: [['E-mail', 'Shoe size']] })).toBeUndefined();
  });

  it('prefers the kind that the headings identify to the one that knows more of them', () => {
    const rows = [['Reference', 'Completed on', 'Valid until', 'Offer', 'Customer']];
    expect(layoutOf({ rows })?.kind).toBe('trainings');
  });

  it.each([
    [['Customer', 'Gutscheinnummer', 'Angebot', 'Land'], 'de'],
    [['Gutscheinnummer', 'Angebot', 'Customer', 'Country', 'Contact'], 'en'],
    [['Voucher', 'Kunde'], undefined],
  ])('has the language of most of the headings %p: %p', (headings, language) => {
    expect(layoutOf({ rows: [headings] })?.language).toBe(language);
  });

  it('prefers the kind that the name of the sheet states', () => {
    const rows = [['Reference', 'Completed on', 'Valid until', 'Voucher', 'Offer', 'Customer']];
    expect(layoutOf({ rows })?.kind).toBe('vouchers');
    expect(layoutOf({ name: 'Training', rows })?.kind).toBe('trainings');
  });

  it('names unknown, repeated and missing columns', () => {
    const rows = [['Voucher', 'Offer', 'Customer', ' Favourite colour ', 'Customer', '']];
    expect(layoutOf({ rows })).toMatchObject({
      unknown: ['Favourite colour'],
      repeated: ['Customer'],
      missing: ['serviceLevel', 'customerEmail', 'country', 'assignee', 'assignedOn'],
    });
  });

  it('is unknown for other tables', () => {
    expect(
      layoutOf({
        rows: [
          ['Colour', 'Shape'],
          ['red', 'round'],
        ],
      }),
    ).toBeUndefined();
    expect(layoutOf({ rows: [] })).toBeUndefined();
  });
});

it('writes the first heading of a column', () => {
  expect(headingOf('vouchers', 'voucherId', 'de')).toBe('Gutschein-ID');
});
