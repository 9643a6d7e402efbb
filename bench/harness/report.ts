import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';

const REPORT = path.join(import.meta.dirname, '../../docs/performance.md');

/**
 * Puts a section's figures between its two marks in docs/performance.md; the words around them are
 * written by hand and stay.
 */
export async function writeReport(section: string, figures: string): Promise<void> {
  const [begin, end] = [`<!-- ${section}: begin -->`, `<!-- ${section}: end -->`];
  const report = await readFile(REPORT, 'utf8');
  const from = report.indexOf(begin);
  const to = report.indexOf(end);
  if (from < 0 || to < from) throw new NoPlace(section);
  const text = `${report.slice(0, from + begin.length)}\n\n${figures}\n\n${report.slice(to)}`;
  const style = await resolveConfig(REPORT);
  await writeFile(REPORT, await format(text, { ...style, filepath: REPORT }));
}

/** The report has lost the marks of a section. */
class NoPlace extends Error {
  readonly code = 'no-place';
  constructor(section: string) {
    super(`docs/performance.md has no place for "${section}"`);
    this.name = 'NoPlace';
  }
}
