import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { TableUnreadable } from '../../../bot/import/table.ts';
import { aDeskOf, importFile } from '../../support/an-import.ts';
import { anEnrolledPartner } from '../../support/partner.ts';

/**
 * Tables as partners have them, each with its report in the same folder: `german.csv` and `german.txt`. With
 * WRITE_REPORTS=1 the test rewrites the reports; review them.
 */
const folder = path.join(import.meta.dirname, 'tables');
const tables = readdirSync(folder).filter((file) => /\.[ct]sv$/u.test(file));

it('has a table for each report', () => {
  expect(tables.length).toBeGreaterThan(18);
  const reports = readdirSync(folder).filter((file) => file.endsWith('.txt'));
  expect(reports).toEqual(tables.map((file) => reportOf(file)));
});

it.each(tables)('reports each problem of %s by its place', async (file) => {
  const desk = await aDeskOf(anEnrolledPartner());
  const lines = await report(desk, file);
  const expected = path.join(folder, reportOf(file));
  if (process.env['WRITE_REPORTS'] === '1') writeFileSync(expected, lines);
  expect(lines).toBe(readFileSync(expected, 'utf8'));
});

it.each(tables)('changes nothing if %s is imported again', async (file) => {
  const desk = await aDeskOf(anEnrolledPartner());
  const first = await report(desk, file);
  const again = await report(desk, file);
  expect(again).toBe(
    first.replaceAll(
      /(\d+) imported, (\d+) unchanged/gu,
      (_all, one, other) => `0 imported, ${Number(one) + Number(other)} unchanged`,
    ),
  );
});

async function report(desk: Awaited<ReturnType<typeof aDeskOf>>, file: string): Promise<string> {
  try {
    const { lines } = await importFile(desk, readFileSync(path.join(folder, file)));
    return `${lines.join('\n')}\n`;
  } catch (error) {
    if (error instanceof TableUnreadable) return `${error.message}\n`;
    throw error;
  }
}

const reportOf = (file: string): string => file.replace(/\.[ct]sv$/u, '.txt');
