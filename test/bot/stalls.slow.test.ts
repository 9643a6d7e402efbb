import { stallRun } from '../support/stall-run.ts';

describe('a process that stalls with queued rows (SIGSTOP, SIGCONT)', () => {
  // Simulated time runs four times as fast; test/soak/stalls.test.ts uses real time, and
  // test/bot/outbox/stalls.slow.test.ts has shorter stalls.
  it('loses nothing after 60 s and repeats at most the tenant’s 16 requests in flight', async () => {
    const outcome = await stallRun({ storage: 'sqlite', pace: 4, seconds: 60 });
    console.log(JSON.stringify(outcome));
    expect(outcome.inHand).toBeGreaterThan(64);
    expect(outcome.kept).toEqual({ vouchers: outcome.vouchers, wrong: [], leftOver: 0 });
    expect(outcome.missing).toBe(0);
    expect(outcome.mostOfOneTenant).toBeLessThanOrEqual(16);
  }, 120_000);
});
