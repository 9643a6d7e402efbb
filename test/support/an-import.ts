import { codeBooks } from '../../bot/import/codes.ts';
import { readTables as readFileTables } from '../../bot/import/read-file.ts';
import { readTables, type ReadTables } from '../../bot/import/read-table.ts';
import type { SourceTable } from '../../bot/import/table.ts';
import { importTables, type TableResult } from '../../bot/import/run-import.ts';
import { translatorFor, type Translator } from '../../locales/translator.ts';
import { importLines } from '../../scripts/cli/import-lines.ts';
import { loadPartner } from '../../workflow/desk/load-context.ts';
import type { Requester } from '../../workflow/desk/requests.ts';
import type { Partner } from '../../workflow/partner/partner.ts';
import { defaultProgramme } from '../../workflow/programme/load.ts';
import { partnerPartition, STATE_ID } from '../../workflow/records/records.ts';
import { aDesk, type TestDesk } from './a-desk.ts';

/** A desk whose partner has these records. */
export async function aDeskOf(partner: Partner, desk: TestDesk = aDesk()): Promise<TestDesk> {
  await desk.documents.commit(partnerPartition(desk.tenantId), [
    { op: 'put', id: STATE_ID, kind: 'partner', body: { ...partner, tenantId: desk.tenantId } },
  ]);
  return desk;
}

export interface ImportedFile extends ReadTables {
  readonly results: readonly TableResult[];
  /** The report on the command line. */
  readonly lines: readonly string[];
}

/** Imports a file as `npm run import` does. */
export async function importFile(
  { desk, documents, tenantId }: TestDesk,
  content: string | Uint8Array | readonly SourceTable[],
  { by = { kind: 'desk' }, locale = 'en' }: { by?: Requester; locale?: string } = {},
): Promise<ImportedFile> {
  const sources =
    typeof content === 'string' || content instanceof Uint8Array
      ? await readFileTables(Buffer.from(content))
      : content;
  const read = readTables(sources, { books: codeBooks(defaultProgramme), locale });
  const readPartner = async () => (await loadPartner(documents, tenantId)).partner;
  const results = await importTables({ desk, readPartner, tenantId, by }, read.tables);
  const t = inEnglish(await readPartner());
  const { lines } = importLines(t, { results, unread: read.unread, isTrial: false });
  return { ...read, results, lines };
}

function inEnglish({ members, formerMembers = [] }: Partner): Translator {
  const names = new Map([...members, ...formerMembers].map((one) => [one.personId, one.name]));
  return translatorFor('en', { programme: defaultProgramme, personName: (id) => names.get(id) });
}
