/** The median; for an even count, the mean of the middle two. */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}

/** Formats with three significant digits: `412`, `41.2`, `4.12`. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(3)));
}

/** Median with minimum and maximum: `4.1 (3.8–4.6)`. */
export function spread(figures: readonly number[]): string {
  if (!figures.some(Number.isFinite)) return '–';
  const ends = `${figure(Math.min(...figures))}–${figure(Math.max(...figures))}`;
  return `${figure(median(figures))} (${ends})`;
}

/** Ratio per round, which cancels the load of the machine in that round. */
export function ratios(
  figures: readonly number[],
  of: readonly number[] | undefined,
): readonly number[] {
  return figures.map((value, round) => value / (of?.[round] ?? NaN));
}

/** A Markdown table; all columns but the first are right-aligned. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, column) => (column === 0 ? '---' : '---:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}
