import { randomFaults } from '../support/random-faults.ts';
import { aCosmos } from '../support/cosmos.ts';
import { StoreWriter, whatRemains } from '../support/store-writers.ts';

it('four processes on a faulty network, killed repeatedly, lose nothing and repeat nothing', async () => {
  const { weather, begin, clear } = randomFaults(6, 42);
  const cosmos = await aCosmos({ weather });
  const storage = { kind: 'cosmos', ...cosmos.settings } as const;
  begin();
  const writers: StoreWriter[] = [];
  const killed: StoreWriter[] = [];
  for (let round = 0; round < 8; round++) {
    const lives = ['a', 'b', 'c', 'd'].map(
      (name) => new StoreWriter(storage, `${name}${round}`, 1_000_000),
    );
    writers.push(...lives);
    for (const life of lives) await life.hasWritten(30 + 7 * round);
    for (const life of lives) await life.kill();
    killed.push(...lives);
  }
  clear();
  const { lost, halves, counted } = await whatRemains(storage, writers);
  await cosmos.close();
  expect(lost).toEqual([]);
  expect(halves).toBe(2 * counted);
  const acknowledged = writers.flatMap((writer) => writer.acknowledged).length;
  expect(counted - acknowledged).toBeGreaterThanOrEqual(0);
  expect(counted - acknowledged).toBeLessThanOrEqual(killed.length);
}, 600_000);
