import { stallRun } from '../support/stall-run.ts';

describe('a process that stands still with a queue in hand (SIGSTOP, SIGCONT)', () => {
  // At a pace of four; test/soak/stalls.test.ts has the real one.
  it.each([40, 60])(
    'for %d s loses nothing and repeats at most the 16 notices of a tenant in flight',
    async (seconds) => {
      const outcome = await stallRun({ storage: 'sqlite', pace: 4, seconds });
      console.log(JSON.stringify({ seconds, ...outcome }));
      expect(outcome.inHand).toBeGreaterThan(64);
      expect(outcome.kept).toEqual({ vouchers: outcome.vouchers, wrong: [], leftOver: 0 });
      expect(outcome.missing).toBe(0);
      expect(outcome.mostOfOneTenant).toBeLessThanOrEqual(16);
    },
    120_000,
  );
});
