import { faultRun } from '../support/replica-process-run.ts';
import { expectNothingLost, summaryOf } from '../support/replica-process-verdict.ts';

/** `REPLICAS_SEED` repeats the times of the kills, as far as the machine allows. */
const seed = Number(process.env['REPLICAS_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

it.each([
  { storage: 'sqlite', replicas: 2, pace: 4 },
  { storage: 'sqlite', replicas: 4, pace: 4 },
  // A request may take 8 s here; the lease, 20 s at pace 1, must outlast it.
  { storage: 'cosmos', replicas: 2, pace: 2 },
  { storage: 'cosmos', replicas: 4, pace: 2 },
] as const)(
  '$replicas replicas over one store ($storage), killed repeatedly, lose nothing and repeat nothing',
  async (where) => {
    const run = { ...where, vouchers: 2000, kills: 24, seed };
    console.log(`REPLICAS_SEED=${seed}`);
    const outcome = await faultRun(run);
    console.log(summaryOf(run, outcome));
    expectNothingLost(run, outcome);
  },
  1_200_000,
);
