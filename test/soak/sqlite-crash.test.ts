import path from 'node:path';
import { aFolder } from '../support/a-folder.ts';
import { StoreWriter, whatRemains } from '../support/store-writers.ts';

const folder = aFolder();
afterAll(() => folder.remove());

it('the store loses no acknowledged write in fifteen kills of three processes under load', async () => {
  const storage = { kind: 'sqlite' as const, path: path.join(folder.path, 'desk.db') };
  const writers: StoreWriter[] = [];
  for (let round = 0; round < 15; round++) {
    const lives = ['a', 'b', 'c'].map((each) => new StoreWriter(storage, `${each}${round}`, 1e9));
    writers.push(...lives);
    for (const life of lives) await life.hasWritten(200 + 37 * round);
    await Promise.all(lives.map(async (life) => life.kill()));
  }
  const { lost, halves, counted } = await whatRemains(storage, writers);
  expect(lost).toEqual([]);
  expect(halves).toBe(2 * counted);
  const acknowledged = writers.flatMap((writer) => writer.acknowledged).length;
  expect(counted - acknowledged).toBeGreaterThanOrEqual(0);
  expect(counted - acknowledged).toBeLessThanOrEqual(writers.length);
}, 300_000);
