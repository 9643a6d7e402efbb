import fc from 'fast-check';
import { importTemplate } from '../../../bot/import/template.ts';
import { translatorFor } from '../../../locales/translator.ts';
import { addDays } from '../../../workflow/kernel/day.ts';
import { defaultProgramme } from '../../../workflow/programme/load.ts';
import { replay } from '../../../workflow/steps/evolve.ts';
import { aTracker } from '../../support/a-tracker.ts';
import { aDeskOf, importFile } from '../../support/an-import.ts';
import { root } from '../../support/a-desk.ts';
import { aPartner, anEnrolledPartner, today } from '../../support/partner.ts';
import { readTables } from '../../../bot/import/read-file.ts';

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

it('imports 1,000 vouchers, and again changes none', async () => {
  const desk = await aDeskOf(anEnrolledPartner());
  const tracker = aTracker(1000);
  expect((await importFile(desk, tracker)).lines).toEqual([
    'Vouchers: 1000 rows: 1000 imported, 0 unchanged, 0 with problems',
  ]);
  expect((await importFile(desk, tracker)).lines).toEqual([
    'Vouchers: 1000 rows: 0 imported, 1000 unchanged, 0 with problems',
  ]);
});

it('stores a history that replays to the state, marked as imported', async () => {
  const desk = await aDeskOf(anEnrolledPartner());
  await importFile(desk, aTracker(10));
  for (let at = 0; at < 10; at += 1) {
    const voucherId = `TRCK-000${at}`;
    const voucher = await desk.reader.voucher('contoso', voucherId);
    const { items } = await desk.reader.voucherHistory('contoso', voucherId, 20);
    const events = items.map(({ event }) => event).toReversed();
    expect(plain(replay(events, { tenantId: 'contoso', voucherId }))).toEqual(plain(voucher));
    expect(items.every(({ imported }) => imported === true)).toBe(true);
  }
});

it('has the same result for any order of the columns, and in any two runs of the rows', async () => {
  const [heading = '', ...rows] = aTracker(10).split('\n');
  const columns = heading.split(',').map((_name, at) => at);
  const orders = fc.shuffledSubarray(columns, { minLength: columns.length });
  await fc.assert(
    fc.asyncProperty(orders, fc.integer({ min: 0, max: rows.length }), async (order, first) => {
      const ordered = (lines: readonly string[]) =>
        [heading, ...lines]
          .map((line) => order.map((at) => line.split(',')[at] ?? '').join(','))
          .join('\n');
      const desk = await aDeskOf(anEnrolledPartner());
      await importFile(desk, ordered(rows.slice(0, first)));
      const { lines } = await importFile(desk, ordered(rows));
      expect(lines).toEqual([
        `Vouchers: 10 rows: ${10 - first} imported, ${first} unchanged, 0 with problems`,
      ]);
    }),
    { numRuns: 15 },
  );
});

it('keeps a voucher that has moved on since the import', async () => {
  const desk = await aDeskOf(anEnrolledPartner());
  const tracker = aTracker(3);
  await importFile(desk, tracker);
  const [reason] = defaultProgramme.releaseReasons;
  const released = await desk.voucher(root, 'TRCK-0001', 'release', { reason: reason?.code });
  expect(released.kind).toBe('done');
  expect((await importFile(desk, tracker)).lines).toEqual([
    'Vouchers: 3 rows: 0 imported, 3 unchanged, 0 with problems',
  ]);
});

describe.each(['en', 'de'])('the template in %s', (language) => {
  const t = translatorFor(language, { programme: defaultProgramme, personName: () => undefined });

  it('has a sheet for each kind, and imports nothing as it is', async () => {
    const template = await importTemplate(t, { programme: defaultProgramme, today });
    const desk = await aDeskOf(aPartner());
    const { lines, tables, unread } = await importFile(desk, template);
    expect(unread).toEqual([]);
    expect(tables).toHaveLength(9);
    expect(lines.at(-1)).toBe('The file has no rows to import.');
  });

  it('has example rows that can be imported, in the order of its sheets or another', async () => {
    const template = await importTemplate(t, { programme: defaultProgramme, today });
    const sheets = await readTables(template);
    const desk = await aDeskOf({ ...aPartner(), members: [] });
    const examples = sheets.map(({ name, rows }) => ({
      name,
      rows: rows.map((row) => row.slice(0, -1)),
    }));
    const { lines } = await importFile(desk, examples);
    expect(lines.filter((line) => line.startsWith('  '))).toEqual([]);
    expect(lines).toHaveLength(9);
    expect(lines.every((line) => line.includes(' 1 row: 1 imported'))).toBe(true);
  });
});

it('accepts days up to today only', async () => {
  const desk = await aDeskOf(anEnrolledPartner());
  const { lines } = await importFile(
    desk,
    aTracker(5).replaceAll('2020-06-14', addDays(today, 1)).replaceAll('2020-06-15', today),
  );
  expect(lines.filter((line) => line.includes('is in the future'))).toHaveLength(2);
});
