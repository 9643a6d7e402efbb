import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { openDocuments, type StorageSettings } from '../../storage/open-documents.ts';

const SCRIPT = path.join(import.meta.dirname, 'store-writer.ts');

/** A process that writes to a store; see `store-writer.ts`. */
export class StoreWriter {
  readonly name: string;
  /** Numbers of the acknowledged commits. */
  readonly acknowledged: number[] = [];
  readonly #process: ChildProcess;
  readonly #ended: Promise<unknown>;

  constructor(storage: StorageSettings, name: string, count: number) {
    this.name = name;
    const args = [SCRIPT, JSON.stringify(storage), name, String(count)];
    this.#process = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const lines = createInterface({ input: this.#process.stdout! });
    lines.on('line', (line) => this.acknowledged.push(Number(line)));
    this.#ended = Promise.all([once(lines, 'close'), once(this.#process, 'exit')]);
  }

  /** Resolves after this many acknowledged commits. */
  async hasWritten(count: number): Promise<void> {
    const stdout = this.#process.stdout!;
    while (this.acknowledged.length < count) await once(stdout, 'data');
  }

  async kill(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#ended;
  }

  async end(): Promise<void> {
    await this.#ended;
  }
}

/** Contents of the store, read by a new connection. */
export async function whatRemains(
  storage: StorageSettings,
  writers: readonly Pick<StoreWriter, 'name' | 'acknowledged'>[],
) {
  const documents = await openDocuments({
    storage,
    clock: { now: () => 0 },
    ids: { next: () => 'reading only' },
  });
  const partition = { tenantId: 'contoso', aggregateId: 'shared' };
  const there = async (id: string) => (await documents.read({ ...partition, id })) !== undefined;
  const lost: string[] = [];
  for (const { name, acknowledged } of writers)
    for (const n of acknowledged)
      for (const half of ['first', 'second'])
        if (!(await there(`${name}:${n}:${half}`))) lost.push(`${name}:${n}:${half}`);
  const halves = await documents.count({ kind: 'half', ...partition });
  const counter = await documents.read<number>({ ...partition, id: 'counter' });
  await documents.close();
  return { lost, halves, counted: counter?.body ?? 0 };
}
