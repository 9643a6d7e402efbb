import type { TurnKind } from './turns-of-the-desk.ts';

export interface WireCounts {
  readonly reads: number;
  readonly batches: number;
  readonly queries: number;
}

export interface MeasuredTurn {
  readonly name: string;
  readonly kind: TurnKind;
  readonly inTurn: WireCounts;
  readonly byDelivery: WireCounts;
}

const HEADINGS: Readonly<Record<TurnKind, string>> = {
  shows: 'a click that shows one item',
  lists: 'a click that shows a list',
  opens: 'a click that opens a form',
  offers: 'the same, reading other vouchers',
  commits: 'a submitted form that commits',
  several: 'a form that reads a history or all vouchers of a person',
};

const HEAD = ['Turn', 'Commands', 'Reads', 'Writes', 'Queries', 'Later writes'];

const BLOCK = /(?<=<!-- store requests: [^>]*-->\n).*?(?=<!-- \/store requests -->)/su;

/** Replaces the table in docs/reliability.md. */
export function withStoreRequests(page: string, turns: readonly MeasuredTurn[]): string {
  return page.replace(BLOCK, () => `\n${storeRequestTable(turns)}\n\n`);
}

/** One line for all turns of a kind with equal counts. */
function storeRequestTable(turns: readonly MeasuredTurn[]): string {
  const lines = new Map<string, { readonly names: string[]; readonly cells: readonly string[] }>();
  for (const { name, kind, inTurn, byDelivery } of turns) {
    const { reads, batches, queries } = inTurn;
    const cells = [reads, batches, queries, byDelivery.batches].map(String);
    const key = [kind, ...cells].join();
    const known = lines.get(key) ?? { names: [], cells: [HEADINGS[kind], ...cells] };
    known.names.push(`\`${name}\``);
    lines.set(key, known);
  }
  const rows = [...lines.values()].map(({ names, cells: [heading = '', ...cells] }) => [
    heading,
    names.join(', '),
    ...cells,
  ]);
  const widths = HEAD.map((_, at) =>
    Math.max(...[HEAD, ...rows].map((row) => cell(row, at).length)),
  );
  const written = (row: readonly string[]): string =>
    `| ${widths.map((width, at) => cell(row, at).padEnd(width)).join(' | ')} |`;
  const rule = widths.map((width) => '-'.repeat(width));
  return [HEAD, rule, ...rows].map(written).join('\n');
}

const cell = (row: readonly string[], at: number): string => row[at] ?? '';
