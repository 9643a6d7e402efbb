import { hash } from 'node:crypto';
import { readForm } from '../../dialogs/read-form.ts';
import type { Desk } from '../../workflow/desk/desk.ts';
import type { PartnerOutcome, VoucherOutcome } from '../../workflow/desk/outcome.ts';
import type { Requester } from '../../workflow/desk/requests.ts';
import type { Check } from '../../workflow/kernel/checks.ts';
import type { PartnerCommand } from '../../workflow/partner/commands/catalogue.ts';
import { importRecord } from '../../workflow/partner/commands/import-record.ts';
import type { Partner } from '../../workflow/partner/partner.ts';
import { importedVoucher } from '../../workflow/steps/imported-row.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import { comparable } from './headings.ts';
import { KIND_NAMES, type Kind } from './columns.ts';
import { withPersons } from './persons.ts';
import type { ImportRow, ImportTable } from './read-table.ts';

/** `unchanged`: the same row was imported before, or its facts are recorded already. */
export type RowOutcome = 'done' | 'unchanged' | 'refused';

export interface RowResult {
  readonly kind: Kind;
  readonly outcome: RowOutcome;
  /** 1 for the first row of the source. */
  readonly row: number;
  /** The voucher ID, or the first value of another row. */
  readonly subject: string;
  /** Unmet checks; `field` is the column, if it is about one. */
  readonly problems: readonly Check[];
}

/** The results of a table, in the order of its rows. */
export interface TableResult {
  readonly table: ImportTable;
  readonly rows: readonly RowResult[];
}

export interface ImportOptions {
  readonly desk: Pick<Desk, 'changeVoucher' | 'changePartner' | 'announceImport'>;
  readonly readPartner: () => Promise<Partner>;
  readonly tenantId: string;
  readonly by: Requester;
  readonly correlationId?: string;
}

/**
 * Imports each row with one command, all or nothing: first the persons, then the partner's records,
 * then the vouchers that name them, whose people are notified at the end. Command ids derive from the rows, so that a second run has no
 * further effect.
 */
export async function importTables(
  options: ImportOptions,
  tables: readonly ImportTable[],
): Promise<readonly TableResult[]> {
  const created: Voucher[] = [];
  const results = new Map<ImportTable, RowResult[]>(tables.map((table) => [table, []]));
  for (const kind of KIND_NAMES)
    for (const table of tables.filter((one) => one.kind === kind)) {
      let partner = await options.readPartner();
      for (const rows of batchesOf(table)) {
        const known = partner;
        const imported = await Promise.all(
          rows.map((row) => importRow(options, table, row, known)),
        );
        partner = imported.at(-1)?.partner ?? partner;
        results.get(table)?.push(...imported.map(({ result }) => result));
        created.push(...imported.flatMap(({ created: one }) => one ?? []));
      }
    }
  if (created.length > 0) await announce(options, created);
  return tables.map((table) => ({ table, rows: results.get(table) ?? [] }));
}

function announce(
  { by, correlationId, desk, tenantId }: ImportOptions,
  vouchers: readonly Voucher[],
): Promise<void> {
  const ids = vouchers.map(({ voucherId }) => voucherId).toSorted();
  const importId = hash('sha256', JSON.stringify(ids), 'base64url');
  return desk.announceImport({ tenantId, by, correlationId, importId, vouchers });
}

/** Vouchers imported concurrently; their commits share the store's writes. */
const CONCURRENT = 16;

/**
 * The rows in batches that run at the same time. Records of the partner change one document, so
 * they run one by one; so do vouchers with the same ID or customer, of which the first row wins.
 */
function batchesOf({ kind, rows }: ImportTable): readonly (readonly ImportRow[])[] {
  if (kind !== 'vouchers') return rows.map((row) => [row]);
  const batches: ImportRow[][] = [];
  let taken = new Set<string>();
  for (const row of rows) {
    const { voucherId = '', organisation = '' } = row.values;
    const keys = [`id ${comparable(voucherId)}`, `of ${comparable(organisation)}`];
    const batch = batches.at(-1);
    if (batch && batch.length < CONCURRENT && !keys.some((key) => taken.has(key))) batch.push(row);
    else {
      batches.push([row]);
      taken = new Set();
    }
    for (const key of keys) taken.add(key);
  }
  return batches;
}

interface Imported {
  readonly result: RowResult;
  readonly partner?: Partner;
  /** The voucher that the row has created. */
  readonly created?: Voucher;
}

async function importRow(
  options: ImportOptions,
  { kind }: ImportTable,
  { row, values, problems: unread }: ImportRow,
  partner: Partner,
): Promise<Imported> {
  const subject = values[subjectOf(kind)] ?? Object.values(values)[0] ?? '';
  const result = (outcome: RowOutcome, problems: readonly Check[] = []): RowResult => ({
    kind,
    outcome,
    row,
    subject,
    problems,
  });
  const { values: named, problems: unnamed } = withPersons(kind, values, partner);
  const problems = [...unread, ...unnamed];
  const form = kind === 'vouchers' ? readVoucher(named) : readRecord(kind, named);
  // A cell that cannot be read is absent from the values; its column has one problem only.
  const known = new Set(problems.map(({ field }) => field));
  if ('refused' in form) problems.push(...form.refused.filter(({ field }) => !known.has(field)));
  if (problems.length > 0 || 'refused' in form) return { result: result('refused', problems) };
  const outcome = await form.send(options, commandIdOf(kind, named));
  switch (outcome.kind) {
    case 'done': {
      const isDone = !outcome.replayed && outcome.events.length > 0;
      return {
        result: result(isDone ? 'done' : 'unchanged'),
        partner: outcome.partner,
        ...(isDone && 'voucher' in outcome && { created: outcome.voucher }),
      };
    }
    case 'refused':
      return { result: result('refused', outcome.refused), partner: outcome.partner };
    // Imported before by another person, and changed since.
    case 'stale':
    case 'unknown':
      return { result: result('unchanged') };
  }
}

const subjectOf = (kind: Kind): string => (kind === 'vouchers' ? 'voucherId' : '');

type Values = ImportRow['values'];
type Sending =
  | { readonly refused: readonly Check[] }
  | {
      readonly send: (
        options: ImportOptions,
        commandId: string,
      ) => Promise<PartnerOutcome | VoucherOutcome>;
    };

function readVoucher({ voucherId = '', ...values }: Values): Sending {
  const form = readForm(importedVoucher, values);
  if ('refused' in form) return form;
  const command = { name: 'import-voucher', ...form.read } as const;
  return {
    send: ({ desk, ...options }, commandId) =>
      desk.changeVoucher({ ...requestOf(options, commandId), voucherId, command }),
  };
}

function readRecord(kind: Exclude<Kind, 'vouchers'>, values: Values): Sending {
  const form = readForm(importRecord.schema, { kind, ...values });
  if ('refused' in form) return form;
  const command: PartnerCommand = { name: 'import-record', ...form.read };
  return {
    send: ({ desk, ...options }, commandId) =>
      desk.changePartner({ ...requestOf(options, commandId), command }),
  };
}

const requestOf = (
  { by, correlationId, tenantId }: Omit<ImportOptions, 'desk'>,
  commandId: string,
) => ({ tenantId, by, commandId, correlationId, imported: true }) as const;

/** The same for the same values, in any order of the columns. */
function commandIdOf(kind: Kind, values: Values): string {
  const canonical = JSON.stringify([kind, ...Object.entries(values).toSorted(byName)]);
  return `import:${hash('sha256', canonical, 'base64url')}`;
}

const byName = ([one]: [string, string], [other]: [string, string]): number =>
  one < other ? -1 : 1;
