import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openSqliteDocuments } from '../../storage/sqlite/open-sqlite-documents.ts';
import { newPartner } from '../../workflow/partner/partner.ts';
import { partnerPartition, STATE_ID } from '../../workflow/records/records.ts';
import { aFolder } from '../support/a-folder.ts';
import { aMember, people } from '../support/partner.ts';

const root = path.resolve(import.meta.dirname, '../..');
const tenantId = 'contoso';
const folder = aFolder();
afterAll(() => folder.remove());
const database = path.join(folder.path, 'desk.sqlite');
const table = path.join(folder.path, 'people.csv');
writeFileSync(table, 'E-mail,Name,Roles\nanna@contoso.example,Anna Berger,PM\n');

/** A database of schema version 1, without the indexes and tallies of this release. */
beforeEach(async () => {
  writeFileSync(database, '');
  const documents = openSqliteDocuments({ path: database, clock: { now: () => Date.now() } });
  const body = { ...newPartner(tenantId), members: [aMember(people.paula, 'project-manager')] };
  await documents.commit(partnerPartition(tenantId), [
    { op: 'put', id: STATE_ID, kind: 'partner', body },
  ]);
  await documents.close();
  const former = new DatabaseSync(database);
  const made = former
    .prepare(
      "SELECT type, name FROM sqlite_schema WHERE type IN ('index', 'trigger') AND sql <> ''",
    )
    .all();
  for (const { name, type } of made) former.exec(`DROP ${String(type)} "${String(name)}"`);
  former.exec('DROP TABLE tallies; PRAGMA journal_mode = DELETE; PRAGMA user_version = 1');
  former.close();
});

function run(script: string, ...line: readonly string[]) {
  const env = { ...process.env, SQLITE_PATH: database, ALLOWED_TENANTS: '', STORAGE: 'sqlite' };
  const argv = ['scripts/run.cjs', `scripts/${script}.ts`, ...line];
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  return { status, out: stdout.trim(), errors: stderr.trim() };
}

const user = ['--user', people.paula] as const;

it.each<[string, string, readonly string[], RegExp]>([
  ['outbox -- list', 'outbox', ['list'], /^No notice is dead\.$/u],
  ['outbox -- show', 'outbox', ['show', 'a:0'], /there is no such notice/u],
  ['privacy -- export', 'privacy', ['export', '--tenant', tenantId, ...user], /"kept": \{\s+"p/u],
  ['import -- --dry-run', 'import', [table, '--dry-run'], /1 row: 1 to import/u],
])('npm run %s leaves a database of an earlier release as it is', (_call, script, line, says) => {
  const before = readFileSync(database);
  const { errors, out } = run(script, ...line);
  expect(errors).toBe('');
  expect(out).toMatch(says);
  expect(readFileSync(database).equals(before)).toBe(true);
});

it.each<[string, readonly string[], RegExp, string]>([
  [
    'an erasure in an unknown tenant',
    ['erase', '--tenant', 'contosso', ...user],
    /^The store has no tenant contosso: check --tenant\.$/u,
    '',
  ],
  [
    'an export of an unknown tenant',
    ['export', '--tenant', 'contosso', ...user],
    /^The store has no tenant contosso: check --tenant\.$/u,
    '',
  ],
  [
    'an erasure of an unknown person',
    ['erase', '--tenant', tenantId, '--user', 'paulla@contoso.example'],
    /^Nothing about this person was found, so nothing was erased: check --tenant and --user\.$/u,
    '',
  ],
])('npm run privacy fails for %s and says so', (_what, line, says, out) => {
  const result = run('privacy', ...line);
  expect(result).toMatchObject({ status: 1, out });
  expect(result.errors).toMatch(says);
});

it('npm run privacy says that an export is empty', () => {
  const result = run('privacy', 'export', '--tenant', tenantId, '--user', 'v@fabrikam.example');
  expect(result).toMatchObject({ status: 0 });
  expect(result.errors).toBe('Nothing about this person is stored, if --user is right.');
  expect(JSON.parse(result.out)).toMatchObject({ kept: {} });
});

it('npm run privacy -- erase still erases, and tells that there is nothing more to erase', () => {
  expect(run('privacy', 'erase', '--tenant', tenantId, ...user)).toMatchObject({ status: 0 });
  expect(run('privacy', 'erase', '--tenant', tenantId, ...user)).toMatchObject({ status: 1 });
});
