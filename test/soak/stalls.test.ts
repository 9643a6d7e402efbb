import { stallRun } from '../support/stall-run.ts';

/** The big sister of test/bot/stalls.slow.test.ts, at the machine's own pace. */
it.each([
  { storage: 'sqlite', seconds: 40 },
  { storage: 'sqlite', seconds: 60 },
  { storage: 'cosmos', seconds: 40 },
  { storage: 'cosmos', seconds: 60 },
] as const)(
  'a process that stands still for $seconds s ($storage) repeats at most the 16 notices of a tenant in flight',
  async (where) => {
    const outcome = await stallRun({ ...where, pace: 1 });
    console.log(JSON.stringify({ ...where, ...outcome }));
    expect(outcome.kept).toEqual({ vouchers: outcome.vouchers, wrong: [], leftOver: 0 });
    expect(outcome.missing).toBe(0);
    expect(outcome.mostOfOneTenant).toBeLessThanOrEqual(16);
  },
  300_000,
);
