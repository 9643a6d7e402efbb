import { contentsOf } from '../support/replica-process-contents.ts';
import { faultRun } from '../support/replica-process-run.ts';
import { deliveriesTo } from '../support/replica-process-deliveries.ts';
import { expectNothingLost, summaryOf } from '../support/replica-process-verdict.ts';
import { aReplicaWorld } from '../support/replica-process-world.ts';

const STORES = ['sqlite', 'cosmos'] as const;
// Generous, since each process has to start.
const LIMIT = 180_000;
// Simulated time runs six times as fast, so that a lease of 20 s ends soon.
const small = { replicas: 2, vouchers: 48, pace: 6 };

describe('two replicas over one store', () => {
  /** Short version of test/soak/replicas.test.ts. */
  it.each(STORES)(
    'lose nothing and repeat nothing when killed under load (%s)',
    async (storage) => {
      const run = { ...small, storage, kills: 3, seed: 4 };
      const outcome = await faultRun(run);
      console.log(summaryOf(run, outcome));
      expectNothingLost(run, outcome);
    },
    LIMIT,
  );

  it.each(STORES)(
    'finish started work within ten seconds and leave the rest when stopped under load (%s)',
    async (storage) => {
      const world = await aReplicaWorld({ ...small, storage });
      const rain = world.rain();
      await world.reached(world.work / 3);
      const stopped = await world.group.stop(0);
      await rain;
      await world.quiet();
      const kept = await contentsOf(world.documents, world.vouchers);
      const { duplicates, copies } = deliveriesTo(world.teams, []);
      await world.end();

      expect(stopped.code).toBe(0);
      expect(stopped.milliseconds).toBeLessThan(10_000);
      expect(kept).toEqual({ vouchers: small.vouchers, wrong: [], leftOver: 0 });
      expect(duplicates).toBe(0);
      expect(copies.size).toBe(world.work / 2);
    },
    LIMIT,
  );
});
