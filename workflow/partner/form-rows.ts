/**
 * Converts the inputs `competencies.0.level`, `competencies.0.reference`, … of a form to lists of
 * rows, without blank rows. Returns other values unchanged.
 */
export function rowsOf(values: unknown): unknown {
  if (typeof values !== 'object' || values === null) return values;
  const entries = Object.entries(withoutBlankRows({ ...values }));
  const lists = new Map<string, Map<number, Record<string, unknown>>>();
  for (const [id, value] of entries) {
    const cell = cellOf(id);
    if (!cell) continue;
    const rows = lists.get(cell.list) ?? new Map<number, Record<string, unknown>>();
    lists.set(cell.list, rows.set(cell.row, { ...rows.get(cell.row), [cell.field]: value }));
  }
  return Object.fromEntries([
    ...entries.filter(([id]) => !cellOf(id)),
    ...[...lists].map(([list, rows]) => [list, inOrder(rows)] as const),
  ]);
}

/**
 * Renumbers the rows without the blank ones, so that a message about a row appears at that row when
 * the form is shown again.
 */
export function withoutBlankRows<Value>(
  values: Readonly<Record<string, Value>>,
): Readonly<Record<string, Value>> {
  const entries = Object.entries(values);
  const filled = new Set(
    entries.flatMap(([id, value]) => {
      const cell = cellOf(id);
      return cell && value !== '' && value !== undefined ? [rowKey(cell)] : [];
    }),
  );
  const kept = entries.flatMap(([id, value]) => {
    const cell = cellOf(id);
    if (!cell) return [[id, value] as const];
    if (!filled.has(rowKey(cell))) return [];
    const before = [...filled].filter((key) => {
      const [list, row] = key.split('.');
      return list === cell.list && Number(row) < cell.row;
    });
    return [[`${cell.list}.${before.length}.${cell.field}`, value] as const];
  });
  return Object.fromEntries(kept);
}

interface Cell {
  readonly list: string;
  readonly row: number;
  readonly field: string;
}

const CELL = /^(?<list>[a-z]+)\.(?<row>\d{1,2})\.(?<field>[A-Za-z]+)$/u;

function cellOf(id: string): Cell | undefined {
  const { list, row, field } = CELL.exec(id)?.groups ?? {};
  if (list === undefined || row === undefined || field === undefined) return undefined;
  return { list, row: Number(row), field };
}

const rowKey = ({ list, row }: Cell): string => `${list}.${row}`;

const inOrder = (rows: ReadonlyMap<number, Record<string, unknown>>): readonly unknown[] =>
  [...rows].sort(([one], [other]) => one - other).map(([, row]) => row);
