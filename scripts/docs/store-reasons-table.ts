import { canPass, STORE_HINTS } from '../../storage/store-hints.ts';
import type { StoreReason } from '../../workflow/kernel/ports.ts';

const BLOCK = /(?<=<!-- store reasons: [^>]*-->\n).*?(?=<!-- \/store reasons -->)/su;

/** Replaces the table of storage error reasons in the runbook. */
export function withStoreReasons(page: string): string {
  const rows = Object.entries(STORE_HINTS).map(([reason, hint]) => [
    `\`${reason}\``,
    canPass(reason as StoreReason) ? 'starts, not ready' : 'does not start',
    hint,
  ]);
  const table = aligned([['Reason', 'At the start', 'What to do'], ...rows]);
  return page.replace(BLOCK, () => `\n${table.join('\n')}\n\n`);
}

/** Aligns the columns as Prettier does. */
function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, at) =>
    Math.max(...rows.map((row) => row[at]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)];
}
