/** The middle of the figures; of two, their mean. */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}

/** `412`, `41.2`, `4.12`: three digits that count. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(3)));
}

/** The median of the rounds with its lowest and highest: `4.1 (3.8–4.6)`. */
export function spread(figures: readonly number[]): string {
  if (!figures.some(Number.isFinite)) return '–';
  const ends = `${figure(Math.min(...figures))}–${figure(Math.max(...figures))}`;
  return `${figure(median(figures))} (${ends})`;
}

/** Each round's figure over the other's of the same round: what a busy machine does to both goes out. */
export function ratios(
  figures: readonly number[],
  of: readonly number[] | undefined,
): readonly number[] {
  return figures.map((value, round) => value / (of?.[round] ?? NaN));
}

/** A table in Markdown; numbers to the right but for the first column. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, column) => (column === 0 ? '---' : '---:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}
