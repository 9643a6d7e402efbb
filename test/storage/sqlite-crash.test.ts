import path from 'node:path';
import { aFolder } from '../support/a-folder.ts';
import { SqliteWriter, whatRemains } from '../support/sqlite-writers.ts';

const folder = aFolder();
const fileOf = (name: string) => path.join(folder.path, name, 'desk.db');
afterAll(() => folder.remove());

describe('processes on one SQLite file', () => {
  it('lose nothing acknowledged when one is killed under load, and no half transaction stays', async () => {
    const file = fileOf('killed');
    const writers: SqliteWriter[] = [];
    for (const life of ['first', 'second', 'third']) {
      const writer = new SqliteWriter(file, life, 1_000_000);
      writers.push(writer);
      await writer.hasWritten(60);
      await writer.kill();
    }
    const { lost, halves, counted } = await whatRemains(file, writers);
    expect(lost).toEqual([]);
    expect(halves).toBe(2 * counted);
    const acknowledged = writers.flatMap((writer) => writer.acknowledged).length;
    // A kill may fall between the commit and its acknowledgement, once a life.
    expect(counted - acknowledged).toBeGreaterThanOrEqual(0);
    expect(counted - acknowledged).toBeLessThanOrEqual(writers.length);
  });

  it('never lose an update of one another', async () => {
    const file = fileOf('shared');
    const writers = ['one', 'other'].map((name) => new SqliteWriter(file, name, 150));
    for (const writer of writers) await writer.end();
    const { lost, halves, counted } = await whatRemains(file, writers);
    expect({ lost, halves, counted }).toEqual({ lost: [], halves: 600, counted: 300 });
  });
});
