import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import path from 'node:path';
import { AliveLock } from '../../storage/sqlite/alive-lock.ts';
import { openDocuments } from '../../storage/open-documents.ts';
import { StoreUnavailable } from '../../workflow/kernel/ports.ts';
import { aFolder } from '../support/a-folder.ts';
import { numberedIds } from '../support/numbered-ids.ts';

const SCRIPT = `
const [lock, database] = process.argv.slice(1);
const { AliveLock } = await import(lock);
const alive = new AliveLock(database);
console.log(alive.generation);
setInterval(() => alive.generation, 1_000);
`;
const LOCK = path.join(import.meta.dirname, '../../storage/sqlite/alive-lock.ts');

describe('the lock of processes that use the database', () => {
  const folder = aFolder();
  afterAll(() => folder.remove());
  const file = (name: string) => path.join(folder.path, name);

  async function aProcess(database: string): Promise<[ChildProcess, number]> {
    const child = spawn(
      process.execPath,
      ['--input-type=module', '--eval', SCRIPT, LOCK, database],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [line] = await once(createInterface({ input: child.stdout }), 'line');
    return [child, Number(line)];
  }

  async function kill(child: ChildProcess): Promise<void> {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  it('starts a generation only if no other process is alive, also after SIGKILL', async () => {
    const database = file('killed.sqlite');
    const [first, firstGeneration] = await aProcess(database);
    const [second, secondGeneration] = await aProcess(database);
    await kill(first);
    const [third, thirdGeneration] = await aProcess(database);
    await kill(second);
    await kill(third);
    const [fourth, fourthGeneration] = await aProcess(database);
    await kill(fourth);
    expect([firstGeneration, secondGeneration, thirdGeneration, fourthGeneration]).toEqual([
      1, 1, 1, 2,
    ]);
  });

  it('gives one generation to processes that start at the same time', async () => {
    const started = await Promise.all([1, 2, 3].map(() => aProcess(file('together.sqlite'))));
    await Promise.all(started.map(([child]) => kill(child)));
    expect(new Set(started.map(([, generation]) => generation)).size).toBe(1);
  });

  it('is released with the documents, and is a file for this user only', async () => {
    const storage = { kind: 'sqlite', path: file('desk.sqlite') } as const;
    const clock = { now: () => 0 };
    const open = () => openDocuments({ storage, clock, ids: numberedIds(), asReplica: true });
    const one = await open();
    const other = await open();
    await one.close();
    const another = await open();
    expect([one, other, another].map(({ generation }) => generation)).toEqual([1, 1, 1]);
    await other.close();
    await another.close();
    const last = await open();
    expect(last.generation).toBe(2);
    await last.close();
    expect(statSync(file('desk.sqlite-alive')).mode & 0o777).toBe(0o600);
  });

  it('is not taken by a script, which takes no lease', async () => {
    const storage = { kind: 'sqlite', path: file('script.sqlite') } as const;
    const documents = await openDocuments({
      storage,
      clock: { now: () => 0 },
      ids: numberedIds(),
    });
    expect(documents.generation).toBeUndefined();
    await documents.close();
    expect(() => statSync(file('script.sqlite-alive'))).toThrow('ENOENT');
  });

  it('makes the store unavailable if its file cannot be created', () => {
    expect(() => new AliveLock(file('nowhere/desk.sqlite'))).toThrow(StoreUnavailable);
  });
});
