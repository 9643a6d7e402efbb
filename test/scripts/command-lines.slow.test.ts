import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Worker } from 'node:worker_threads';
import manifest from '../../package.json' with { type: 'json' };
import { aFolder } from '../support/a-folder.ts';
import { compileCache } from '../support/compile-cache.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folder = aFolder();
afterAll(() => folder.remove());
const database = path.join(folder.path, 'missing/desk.sqlite');

const FILES = {
  start: 'scripts/start.ts',
  demo: 'scripts/demo.ts',
  assign: 'scripts/assign.ts',
  import: 'scripts/import.ts',
  outbox: 'scripts/outbox.ts',
  privacy: 'scripts/privacy.ts',
  backup: 'scripts/backup.ts',
  docs: 'scripts/docs.ts',
  icons: 'scripts/draw-icons.ts',
  gallery: 'scripts/gallery.ts',
  package: 'scripts/package.ts',
  provision: 'scripts/provision.ts',
  bench: 'bench/run.ts',
  bundle: 'scripts/bundle.ts',
  walk: 'bench/walk/run.ts',
  sentences: 'bench/sentences/run.ts',
} as const;
type Name = keyof typeof FILES;

const environment = { ...compileCache, SQLITE_PATH: database, METRICS_PORT: '' };

/** Runs a script in a thread, which starts faster than a process. */
async function run(name: Name, argv: readonly string[], env: Record<string, string> = {}) {
  const before = snapshot();
  const options = { argv: [...argv], env: { ...environment, ...env }, stdout: true, stderr: true };
  return ended(new Worker(path.join(root, FILES[name]), options), before);
}

async function runInAProcess(name: Name, args: readonly string[]) {
  const before = snapshot();
  const child = spawn(process.execPath, [path.join(root, FILES[name]), ...args], {
    cwd: folder.path,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return ended(child, before);
}

async function ended(
  program: Worker | ChildProcessByStdio<null, Readable, Readable>,
  before: readonly string[],
) {
  const [out, errors, [code]] = await Promise.all([
    text(program.stdout),
    text(program.stderr),
    once(program, 'exit') as Promise<[number | null]>,
  ]);
  const created = snapshot().filter((file) => !before.includes(file));
  return { code, out, errors: errors.trim(), created };
}

/** Files of the working directory and of the repository's top folder. */
function snapshot(): readonly string[] {
  const own = readdirSync(folder.path, { recursive: true, encoding: 'utf8' });
  const data = readdirSync(root, { encoding: 'utf8' }).filter((file) => file !== 'test-results');
  return [...own, ...data];
}

const names = Object.keys(FILES) as Name[];
const oneLine = /^[^\n]+$/u;

it('the table covers every script of package.json that is not for developers', () => {
  const programs = Object.entries(manifest.scripts).flatMap(([name, script]) => {
    const [, file = ''] = /^node scripts\/run\.cjs (\S+)$/u.exec(script) ?? [];
    return file.startsWith('scripts/') || file.startsWith('bench/') ? [[name, file]] : [];
  });
  expect(Object.fromEntries(programs)).toEqual(FILES);
});

describe.each(names)('npm run %s', (name) => {
  it('prints its help and does nothing else', async () => {
    const { code, out, errors, created } = await runInAProcess(name, ['--help']);
    expect({ code, errors, created }).toEqual({ code: 0, errors: '', created: [] });
    expect(out).toContain(`npm ${name === 'start' ? '' : 'run '}${name}`);
  });

  it('refuses an unknown option in one line with exit code 2', async () => {
    const { code, out, errors, created } = await run(name, ['--nosuch']);
    expect({ code, out, created }).toEqual({ code: 2, out: '', created: [] });
    expect(errors).toMatch(oneLine);
    expect(errors).toMatch(/^Unknown option '--nosuch'\. See npm .* -- --help\.$/u);
  });
});

const wrong: readonly [Name, string, RegExp][] = [
  ['start', 'now', /^Unexpected argument 'now'/u],
  ['demo', '--language fr', /^--language is one of de, en, not "fr"\./u],
  ['demo', '--as bob', /^--as is one of mara, jonas, aylin, tom, priya, lena, not "bob"\./u],
  ['demo', '--as', /^Option '--as <value>' argument missing/u],
  ['assign', '--type x', /^--type is one of/u],
  ['import', '', /^Name the file to import, or --template\./u],
  ['import', 'one.csv two.csv', /^One file at a time/u],
  ['import', 'one.csv --locale xx', /^--locale is a tag of de or en/u],
  ['import', '--template a.xlsx --dry-run', /^--template takes only --locale/u],
  ['outbox', 'list --state lost', /^--state is dead, waiting or pending\./u],
  ['outbox', 'list --limit many', /^--limit is a number/u],
  ['outbox', '', /^Name a command/u],
  ['privacy', 'export --tenant t', /^--user is/u],
  ['backup', 'one two', /^Name one file only\./u],
  ['docs', 'contract', /^Unexpected argument 'contract'/u],
  ['icons', 'color', /^Unexpected argument 'color'/u],
  ['gallery', '--kind foo', /^--kind is usual, longest, hostile, not "foo"\./u],
  ['gallery', '--only nosuch', /^--only: no card's name matches "nosuch"\./u],
  ['gallery', '--only (', /^--only is a regular expression, not "\("\./u],
  ['package', 'now', /^Unexpected argument 'now'/u],
  ['provision', 'now', /^Unexpected argument 'now'/u],
  ['walk', 'now', /^Unexpected argument 'now'/u],
  ['sentences', 'now', /^Unexpected argument 'now'/u],
  ['bench', '--only nosuch', /^--only is turns, .*, not "nosuch"\./u],
  ['bench', '--rounds many', /^--rounds is a whole number from 1, not "many"\./u],
  ['bench', '--entrants nosuch', /^--entrants: no label holds "nosuch"\./u],
];

it.each(wrong)('npm run %s refuses "%s" in one line with exit code 2', async (name, line, says) => {
  const { code, out, errors, created } = await run(name, line === '' ? [] : line.split(' '));
  expect({ code, out, created }).toEqual({ code: 2, out: '', created: [] });
  expect(errors).toMatch(oneLine);
  expect(errors).toMatch(says);
});

const READING: readonly [Name, string][] = [
  ['import', 'test/bot/import/tables/people.csv --tenant t'],
  ['import', 'test/bot/import/tables/people.csv --tenant t --dry-run'],
  ['outbox', 'list'],
  ['outbox', 'replay a'],
  ['privacy', 'export --tenant t --user a@b.example'],
  ['privacy', 'erase --tenant t --user a@b.example'],
  ['backup', 'copy.sqlite'],
];

describe.each(READING)('npm run %s -- %s', (name, line) => {
  it('names a missing database and does not create it', async () => {
    const { code, out, errors, created } = await run(name, line.split(' '));
    expect({ code, out, created }).toEqual({ code: 1, out: '', created: [] });
    expect(errors).toBe(`There is no database at ${database}: set SQLITE_PATH.`);
  });

  it('names a file that is not a database in one line', async () => {
    const file = path.join(folder.path, 'text.sqlite');
    writeFileSync(file, 'This is no database, only some text that is long enough. '.repeat(20));
    const { code, out, errors, created } = await run(name, line.split(' '), { SQLITE_PATH: file });
    expect({ code, out, created }).toEqual({ code: 1, out: '', created: [] });
    expect(errors).toMatch(oneLine);
    expect(errors).toContain(`The database at ${file} cannot be used: `);
    expect(errors).toContain('SQLITE_PATH');
  });
});

describe('npm run backup', () => {
  it('fails without a target, so that a scheduled job does not appear successful', async () => {
    const { code, out, errors } = await run('backup', []);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(errors).toMatch(/^Name the file to copy to: npm run backup -- <new file>$/u);
  });

  it('refuses if another store is in use', async () => {
    const { code, errors, created } = await run('backup', ['copy.sqlite'], { STORAGE: 'cosmos' });
    expect({ code, created }).toEqual({ code: 1, created: [] });
    expect(errors).toMatch(/^STORAGE is cosmos, .*: nothing was copied\.$/u);
  });
});

describe('npm run demo', () => {
  it('refuses invalid settings with the message of npm start', async () => {
    const env = { PORT: 'abc', PLAYGROUND_PORT: '80000', TIME_ZONE: 'Foo' };
    const { code, out, errors, created } = await run('demo', [], env);
    expect({ code, out, created }).toEqual({ code: 1, out: '', created: [] });
    expect(errors).toBe(
      [
        'The configuration has 3 problems:',
        '  - PORT must be a port number from 0 to 65535.',
        '  - TIME_ZONE must be an IANA time zone such as Europe/Berlin.',
        '  - PLAYGROUND_PORT must be a port number from 0 to 65535.',
      ].join('\n'),
    );
  });
});
