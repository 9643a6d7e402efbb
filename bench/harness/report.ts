import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';

const REPORT = path.join(import.meta.dirname, '../../docs/performance.md');

/**
 * Replaces a section's figures between its marks in docs/performance.md; the text around them is
 * written by hand.
 */
export async function writeReport(section: string, figures: string): Promise<void> {
  const [begin, end] = [`<!-- ${section}: begin -->`, `<!-- ${section}: end -->`];
  const report = await readFile(REPORT, 'utf8');
  const from = report.indexOf(begin);
  const to = report.indexOf(end);
  if (from < 0 || to < from) throw new MarksMissing(section);
  const text = `${report.slice(0, from + begin.length)}\n\n${figures}\n\n${report.slice(to)}`;
  const style = await resolveConfig(REPORT);
  await writeFile(REPORT, await format(text, { ...style, filepath: REPORT }));
}

/** The page lacks the marks of a section. */
class MarksMissing extends Error {
  readonly code = 'no-place';
  constructor(section: string) {
    super(`docs/performance.md has no place for "${section}"`);
    this.name = 'NoPlace';
  }
}
