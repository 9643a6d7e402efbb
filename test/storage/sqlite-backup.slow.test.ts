import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { backUp } from '../../storage/sqlite/back-up.ts';
import { openSqliteDocuments } from '../../storage/sqlite/open-sqlite-documents.ts';
import { aFolder } from '../support/a-folder.ts';
import { StoreWriter, whatRemains } from '../support/store-writers.ts';

const folder = aFolder();
const file = (name: string) => path.join(folder.path, name);
const storage = (name: string) => ({ kind: 'sqlite' as const, path: file(name) });
afterAll(() => folder.remove());

describe('a backup of the SQLite file', () => {
  it('is a consistent copy under load and can be restored', async () => {
    const writer = new StoreWriter(storage('desk.db'), 'one', 1_000_000);
    await writer.hasWritten(40);
    const acknowledged = [...writer.acknowledged];
    const documents = backUp({ from: file('desk.db'), to: file('copy.db') });
    await writer.kill();

    copyFileSync(file('copy.db'), file('restored.db'));
    const remains = await whatRemains(storage('restored.db'), [{ name: 'one', acknowledged }]);
    expect(remains.lost).toEqual([]);
    expect(remains.halves).toBe(2 * remains.counted);
    expect(documents).toBe(remains.halves + 1);
  });

  it('is readable for this user only', async () => {
    await openSqliteDocuments({ path: file('small.db'), clock: { now: () => 0 } }).close();
    backUp({ from: file('small.db'), to: file('small-copy.db') });
    expect(statSync(file('small-copy.db')).mode & 0o777).toBe(0o600);
  });

  it('never overwrites a file', () => {
    writeFileSync(file('precious.db'), 'precious');
    const overwrite = () => backUp({ from: file('desk.db'), to: file('precious.db') });
    expect(overwrite).toThrow(expect.objectContaining({ code: 'store-unusable' }));
    expect(readFileSync(file('precious.db'), 'utf8')).toBe('precious');
  });
});

describe('npm run backup', () => {
  const script = path.resolve(import.meta.dirname, '../../scripts/backup.ts');
  const run = (from: string, ...args: string[]) =>
    spawnSync(process.execPath, [script, ...args], {
      env: { SQLITE_PATH: file(from) },
      encoding: 'utf8',
    });

  it('prints what it copied', async () => {
    const documents = openSqliteDocuments({ path: file('one.db'), clock: { now: () => 0 } });
    const write = { op: 'create', id: 'a', kind: 'k', body: 1 } as const;
    await documents.commit({ tenantId: 'contoso', aggregateId: 'voucher:1' }, [write]);
    expect(run('one.db', file('one-copy.db')).stdout).toContain('1 documents of');
    await documents.close();
  });

  it.each([
    ['a database that is not there', 'nowhere.db', 'nowhere-copy.db', false],
    ['a target that is', 'one.db', 'one-copy.db', true],
  ])('fails for %s and leaves the target unchanged', (_what, from, to, isThere) => {
    const { status, stderr } = run(from, file(to));
    expect(status).toBe(1);
    expect(stderr).not.toBe('');
    expect(existsSync(file(to))).toBe(isThere);
  });

  it('explains how to restore', () => {
    expect(run('one.db', '--help').stdout).toMatch(/^Restore: stop the desk/mu);
  });

  it('replaces the remains of a killed backup and leaves no other file', () => {
    writeFileSync(file('again.db.partial'), '');
    expect(run('one.db', file('again.db')).status).toBe(0);
    expect(existsSync(file('again.db.partial'))).toBe(false);
  });

  it('names the missing folder', () => {
    const { status, stderr } = run('one.db', file('nowhere/copy.db'));
    expect(status).toBe(1);
    expect(stderr).toContain('copy.db.partial cannot be written (ENOENT)');
  });
});
