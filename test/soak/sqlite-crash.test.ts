import path from 'node:path';
import { aFolder } from '../support/a-folder.ts';
import { SqliteWriter, whatRemains } from '../support/sqlite-writers.ts';

const folder = aFolder();
afterAll(() => folder.remove());

it('loses nothing acknowledged in fifteen kills of three processes under load', async () => {
  const file = path.join(folder.path, 'desk.db');
  const writers: SqliteWriter[] = [];
  for (let round = 0; round < 15; round++) {
    const lives = ['a', 'b', 'c'].map((each) => new SqliteWriter(file, `${each}${round}`, 1e9));
    writers.push(...lives);
    for (const life of lives) await life.hasWritten(200 + 37 * round);
    await Promise.all(lives.map(async (life) => life.kill()));
  }
  const { lost, halves, counted } = await whatRemains(file, writers);
  expect(lost).toEqual([]);
  expect(halves).toBe(2 * counted);
  const acknowledged = writers.flatMap((writer) => writer.acknowledged).length;
  expect(counted - acknowledged).toBeGreaterThanOrEqual(0);
  expect(counted - acknowledged).toBeLessThanOrEqual(writers.length);
}, 300_000);
