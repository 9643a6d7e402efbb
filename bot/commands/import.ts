import { importCard, type ImportView } from '../../cards/lists/import-card.ts';
import { importGuideCard } from '../../cards/lists/import-guide-card.ts';
import { messageCard } from '../../cards/chat/message-card.ts';
import { showRefusal } from '../../dialogs/show-voucher.ts';
import type { Turn } from '../../dialogs/turn.ts';
import { codeBooks } from '../import/codes.ts';
import { columnsOf, KIND_NAMES } from '../import/columns.ts';
import { headingOf, kindName } from '../import/headings.ts';
import { problemsOf } from '../import/problem-words.ts';
import { readTables, type ReadTables } from '../import/read-table.ts';
import { importTables, type ImportOptions, type TableResult } from '../import/run-import.ts';
import type { SourceTable } from '../import/table.ts';
import type { ImportedMessage } from '../import/tables-to-import.ts';
import type { CommandInput, DirectCommand } from './command.ts';

/** Explains the import of a table from a message, or imports a table that was shown. */
export const importTable: DirectCommand = {
  kind: 'direct',
  name: 'import',
  action: 'import',
  aboutVoucher: false,
  run: (turn, { extra }: CommandInput) =>
    extra.table === undefined ? showGuide(turn) : confirmed(turn, extra.table),
};

/** The kinds that most partners begin with, last ones first in the order of the run. */
async function showGuide(turn: Turn): Promise<void> {
  const { t } = turn;
  const kinds = [...KIND_NAMES].reverse().map((kind) => ({
    name: kindName(kind, t.language),
    columns: Object.entries(columnsOf(kind))
      .filter(([, { required }]) => required === true)
      .map(([column]) => headingOf(kind, column, t.language)),
  }));
  await turn.show(importGuideCard(t, kinds));
}

/** Shows what the import of pasted tables would do, and the button that does it. */
export async function showPastedTables(
  turn: Turn,
  { isCut, tables }: ImportedMessage,
): Promise<void> {
  if (!(await turn.may('import'))) return showRefusal(turn, [await turn.missingRight('import')]);
  const read = readIn(turn, tables);
  const trial = turn.services.trial();
  const results = await importAll(turn, read, trial.desk, () => trial.partner(turn.tenantId));
  const table = await turn.services.pasted.keep(turn.tenantId, turn.person.personId, tables);
  await turn.mention(results);
  await turn.show(importCard(turn.t, { ...viewOf(turn, read, results), isCut, table }));
}

async function confirmed(turn: Turn, id: string): Promise<void> {
  const { t, tenantId, person } = turn;
  const tables = await turn.services.pasted.find(tenantId, person.personId, id);
  if (tables === undefined)
    return turn.show(
      messageCard(t, {
        title: t.text('import.gone.title'),
        text: t.text('import.gone.text'),
        actions: ['import', 'help'],
      }),
    );
  const read = readIn(turn, tables);
  const results = await importAll(turn, read, turn, () => turn.partner());
  await turn.mention(results);
  await turn.show(importCard(t, viewOf(turn, read, results)));
}

function readIn({ services, t }: Turn, tables: readonly SourceTable[]): ReadTables {
  return readTables(tables, { books: codeBooks(services.programme), locale: t.locale });
}

function importAll(
  { correlationId, person, tenantId }: Turn,
  { tables }: ReadTables,
  desk: ImportOptions['desk'],
  readPartner: ImportOptions['readPartner'],
): Promise<readonly TableResult[]> {
  const by = { kind: 'person', ...person } as const;
  return importTables({ desk, readPartner, tenantId, by, correlationId }, tables);
}

function viewOf(
  { t }: Turn,
  { unread }: ReadTables,
  results: readonly TableResult[],
): Pick<ImportView, 'tables' | 'unread'> {
  return {
    tables: results.map((result) => ({
      kind: kindName(result.table.kind, t.language),
      unknown: [...result.table.layout.unknown, ...result.table.layout.repeated],
      rows: result.rows.map((row) => ({
        ...row,
        problems: problemsOf(t, result.table, row, (key, facts) => t.text(key, facts)),
      })),
    })),
    unread: unread.map(({ headings, kind, missing }) => ({
      headings: headings.filter((heading) => heading !== ''),
      kind: kind && kindName(kind, t.language),
      missing: kind ? missing.map((column) => headingOf(kind, column, t.language)) : [],
    })),
  };
}
