import { aCosmos } from '../support/cosmos.ts';
import { randomFaults } from '../support/random-faults.ts';
import { StoreWriter, whatRemains } from '../support/store-writers.ts';

it('two processes on a faulty network, one of them killed, lose nothing and repeat nothing', async () => {
  const { weather, begin, clear } = randomFaults(5, 7);
  const cosmos = await aCosmos({ weather });
  const storage = { kind: 'cosmos', ...cosmos.settings } as const;
  begin();
  const writers = ['one', 'other'].map((name) => new StoreWriter(storage, name, 25));
  const doomed = new StoreWriter(storage, 'doomed', 1_000_000);
  await doomed.hasWritten(8);
  await doomed.kill();
  for (const writer of writers) await writer.end();
  clear();
  const { lost, halves, counted } = await whatRemains(storage, [...writers, doomed]);
  await cosmos.close();
  expect(lost).toEqual([]);
  expect(halves).toBe(2 * counted);
  const acknowledged = 50 + doomed.acknowledged.length;
  expect(counted - acknowledged).toBeGreaterThanOrEqual(0);
  // The kill may have happened between the commit and its acknowledgement.
  expect(counted - acknowledged).toBeLessThanOrEqual(1);
}, 60_000);
