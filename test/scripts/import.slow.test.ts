import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openDocuments } from '../../storage/open-documents.ts';
import { Reader } from '../../workflow/records/reader.ts';
import { aFolder } from '../support/a-folder.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folder = aFolder();
afterAll(() => folder.remove());
const database = path.join(folder.path, 'desk.sqlite');
const file = (name: string): string => path.join(folder.path, name);
const options = {
  storage: { kind: 'sqlite', path: database },
  clock: { now: () => Date.now() },
  ids: { next: () => randomUUID() },
} as const;

beforeAll(async () => (await openDocuments(options)).close());

function run(...line: readonly string[]) {
  const env = { ...process.env, SQLITE_PATH: database, ALLOWED_TENANTS: '' };
  const argv = ['scripts/run.cjs', 'scripts/import.ts', ...line];
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  return { status, lines: stdout.trim().split('\n'), errors: stderr.trim() };
}

async function members(tenantId: string) {
  const documents = await openDocuments(options);
  try {
    return (await new Reader(documents).partner(tenantId)).members;
  } finally {
    await documents.close();
  }
}

const people = file('people.csv');
writeFileSync(people, 'E-mail,Name,Roles\nanna@contoso.example,Anna Berger,PM\ntom,Tom,PM\n');

it('tries, imports, and imports again without an effect', async () => {
  const tenant = '11111111-1111-4111-8111-111111111111';
  expect(run(people, '--dry-run')).toMatchObject({
    status: 1,
    errors: 'The store has no tenant yet: name it with --tenant.',
  });
  const trial = run(people, '--dry-run', '--tenant', tenant);
  expect(trial).toEqual({
    status: 1,
    errors: '',
    lines: [
      'People: 2 rows: 1 to import, 0 unchanged, 1 with problems',
      '  row 3: tom: column "E-mail": “tom” wasn\'t found among your colleagues.',
      'Nothing was written. Without --dry-run the rows without a problem are.',
    ],
  });
  expect(await members(tenant)).toEqual([]);
  expect(run(people, '--tenant', tenant).lines[0]).toContain('1 imported, 0 unchanged');
  expect(await members(tenant)).toMatchObject([{ name: 'Anna Berger' }]);
  // The tenant is the only one of the store now.
  expect(run(people).lines[0]).toContain('0 imported, 1 unchanged');
});

it('exits with 0 if every row is imported or unchanged', () => {
  const locations = file('locations.csv');
  writeFileSync(locations, 'Standort-ID;Land;Stadt\n1234567;Deutschland;Köln\n');
  expect(run(locations, '--tenant', 't')).toMatchObject({ status: 0, errors: '' });
  expect(run(locations, '--tenant', 't')).toMatchObject({ status: 0, errors: '' });
});

it('writes the template, but not over a file', () => {
  const template = file('template.xlsx');
  expect(run('--template', template, '--locale', 'de')).toMatchObject({ status: 0, errors: '' });
  expect(readFileSync(template).subarray(0, 2).toString()).toBe('PK');
  expect(run('--template', template)).toMatchObject({
    status: 1,
    errors: `${template} exists already: name a new file.`,
  });
});

it.each([
  ['nothing.csv', undefined, /^There is no file /u],
  ['old.xls', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), /^This is a workbook of Excel 97/u],
  ['empty.csv', new Uint8Array(), /^The file is empty\.$/u],
] as const)('names the problem of %s in one line', (name, content, message) => {
  if (content) writeFileSync(file(name), content);
  const { status, errors } = run(file(name), '--tenant', 't');
  expect({ status, one: errors.split('\n').length }).toEqual({ status: 1, one: 1 });
  expect(errors).toMatch(message);
  expect(existsSync(file(name))).toBe(content !== undefined);
});
