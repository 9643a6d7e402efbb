import { stallRun } from '../support/stall-run.ts';

/** Long version of test/bot/stalls.slow.test.ts, in real time. */
it.each([
  { storage: 'sqlite', seconds: 40 },
  { storage: 'sqlite', seconds: 60 },
  { storage: 'cosmos', seconds: 40 },
  { storage: 'cosmos', seconds: 60 },
] as const)(
  'a process that stalls for $seconds s ($storage) repeats at most the tenant’s 16 requests in flight',
  async (where) => {
    const outcome = await stallRun({ ...where, pace: 1 });
    console.log(JSON.stringify({ ...where, ...outcome }));
    expect(outcome.kept).toEqual({ vouchers: outcome.vouchers, wrong: [], leftOver: 0 });
    expect(outcome.missing).toBe(0);
    expect(outcome.mostOfOneTenant).toBeLessThanOrEqual(16);
  },
  300_000,
);
