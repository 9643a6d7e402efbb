import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { configFields } from '../../bot/config/fields.ts';
import { loadProgramme } from '../../bot/config/programme-file.ts';
import { codeBooks } from '../../bot/import/codes.ts';
import { readTables as readFileTables } from '../../bot/import/read-file.ts';
import { readTables } from '../../bot/import/read-table.ts';
import { importTables } from '../../bot/import/run-import.ts';
import { importTemplate } from '../../bot/import/template.ts';
import { translatorFor } from '../../locales/translator.ts';
import { TrialDocuments } from '../../storage/trial-documents.ts';
import { Desk } from '../../workflow/desk/desk.ts';
import { loadPartner } from '../../workflow/desk/load-context.ts';
import { dayAt } from '../../workflow/kernel/day.ts';
import type { Documents } from '../../workflow/kernel/ports.ts';
import { ScriptFailed } from './command-line.ts';
import { openExistingStore } from './existing-store.ts';
import { importLines } from './import-lines.ts';
import type { ImportRequest } from './import-options.ts';
import { storeOfEnvironment } from './store-of-environment.ts';

const clock = { now: () => Date.now() };
const ids = { next: () => randomUUID() };

/** Imports a file into the store of the environment, or writes the template. */
export async function runImportScript(request: ImportRequest): Promise<void> {
  await (request.action === 'template' ? writeTemplate(request) : importFile(request));
}

async function writeTemplate({ file, locale }: ImportRequest): Promise<void> {
  const { programmeFile, timeZone } = storeOfEnvironment();
  const programme = await loadProgramme(programmeFile);
  const t = translatorFor(locale, { programme, personName: () => undefined });
  const today = dayAt(clock.now(), timeZone);
  try {
    // Somebody may have filled it in already.
    await writeFile(file, await importTemplate(t, { programme, today }), { flag: 'wx' });
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
    throw new ScriptFailed(`${file} exists already: name a new file.`, { cause: error });
  }
  console.log(`${file} has a sheet for each kind of record, with an example row, and notes.`);
}

type FileRequest = Extract<ImportRequest, { action: 'import' }>;

async function importFile(request: FileRequest): Promise<void> {
  const { file, isTrial, locale } = request;
  const { programmeFile, storage, timeZone } = storeOfEnvironment();
  const sources = await readFileTables(await bytesOf(file));
  const programme = await loadProgramme(programmeFile);
  const { tables, unread } = readTables(sources, { books: codeBooks(programme), locale });
  const store = await openExistingStore({ storage, clock, ids, readOnly: isTrial });
  try {
    const tenantId = request.tenantId ?? (await onlyTenant(store));
    const documents = isTrial ? new TrialDocuments(store) : store;
    const rolePolicy = { admins: [], everyoneIsAdmin: false };
    const desk = new Desk({ documents, programme, clock, ids, timeZone, rolePolicy });
    const readPartner = async () => (await loadPartner(documents, tenantId)).partner;
    const by = { kind: 'desk' } as const;
    const results = await importTables({ desk, readPartner, tenantId, by }, tables);
    const { formerMembers = [], members } = await readPartner();
    const people = [...members, ...formerMembers];
    const t = translatorFor('en', {
      programme,
      timeZone,
      personName: (id) => people.find(({ personId }) => personId === id)?.name,
    });
    const { isClean, lines } = importLines(t, { results, unread, isTrial });
    for (const line of lines) console.log(line);
    if (!isClean) process.exitCode = 1;
  } finally {
    await store.close();
  }
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT') throw error;
    throw new ScriptFailed(`There is no file ${file}.`, { cause: error });
  }
}

/** @throws ScriptFailed unless ALLOWED_TENANTS, or else the store, has exactly one tenant */
async function onlyTenant(documents: Documents): Promise<string> {
  const allowed = configFields.ALLOWED_TENANTS.safeParse(process.env['ALLOWED_TENANTS']?.trim());
  const tenants = allowed.data ?? (await tenantsOf(documents));
  const [only, another] = tenants;
  if (only !== undefined && another === undefined) return only;
  throw new ScriptFailed(
    only === undefined
      ? 'The store has no tenant yet: name it with --tenant.'
      : 'There are several tenants: name one with --tenant.',
  );
}

async function tenantsOf(documents: Documents): Promise<readonly string[]> {
  const { documents: partners } = await documents.find({ kind: 'partner', limit: 2 });
  return partners.map(({ tenantId }) => tenantId);
}
