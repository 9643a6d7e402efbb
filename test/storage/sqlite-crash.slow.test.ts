import path from 'node:path';
import { aFolder } from '../support/a-folder.ts';
import { StoreWriter, whatRemains } from '../support/store-writers.ts';

const folder = aFolder();
const storageIn = (name: string) => ({
  kind: 'sqlite' as const,
  path: path.join(folder.path, name, 'desk.db'),
});
afterAll(() => folder.remove());

describe('processes on one SQLite file', () => {
  it('lose no acknowledged write if one is killed under load, and leave no partial transaction', async () => {
    const storage = storageIn('killed');
    const writers: StoreWriter[] = [];
    for (const life of ['first', 'second', 'third']) {
      const writer = new StoreWriter(storage, life, 1_000_000);
      writers.push(writer);
      await writer.hasWritten(60);
      await writer.kill();
    }
    const { lost, halves, counted } = await whatRemains(storage, writers);
    expect(lost).toEqual([]);
    expect(halves).toBe(2 * counted);
    const acknowledged = writers.flatMap((writer) => writer.acknowledged).length;
    // A kill may happen between a commit and its acknowledgement, once per process.
    expect(counted - acknowledged).toBeGreaterThanOrEqual(0);
    expect(counted - acknowledged).toBeLessThanOrEqual(writers.length);
  });

  it('never lose an update of one another', async () => {
    const storage = storageIn('shared');
    const writers = ['one', 'other'].map((name) => new StoreWriter(storage, name, 150));
    for (const writer of writers) await writer.end();
    const { lost, halves, counted } = await whatRemains(storage, writers);
    expect({ lost, halves, counted }).toEqual({ lost: [], halves: 600, counted: 300 });
  });
});
