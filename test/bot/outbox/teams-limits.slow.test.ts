import fc from 'fast-check';
import { TeamsLimits } from '../../../bot/outbox/teams/teams-limits.ts';
import { TENANT_WINDOWS, THREAD_WINDOWS, Windows } from '../../support/fake-teams-windows.ts';

/** One-way delays of request and response, in milliseconds. */
interface Latency {
  readonly there: number;
  readonly back: number;
}

/**
 * Sends as fast as the limits allow over a simulated network and counts at the receiver. A
 * discrete-event simulation: time jumps to the earliest pending event.
 */
function simulate(options: {
  readonly forMs: number;
  readonly inFlight: number;
  readonly latency: (sent: number) => Latency;
  readonly thread: (sent: number) => string;
  readonly windows: readonly { limit: number; ms: number }[];
  readonly key: (thread: string) => string;
}): { arrived: number; refused: number } {
  const limits = new TeamsLimits();
  const teams = new Windows();
  const events: { at: number; happen: () => void }[] = [];
  const later = (at: number, happen: () => void) => events.push({ at, happen });
  let now = 0;
  let sent = 0;
  let flying = 0;
  let arrived = 0;
  let refused = 0;
  let waiting = false;

  const send = () => {
    while (flying < options.inFlight && now < options.forMs) {
      const thread = options.thread(sent);
      const at = Math.floor(now);
      const wait = Math.max(limits.wait(at), limits.threadWait(thread, at));
      if (wait > 0) {
        if (waiting) return;
        waiting = true;
        later(now + wait, () => {
          waiting = false;
          send();
        });
        return;
      }
      const end = limits.begin(thread);
      const { there, back } = options.latency(sent++);
      flying++;
      later(now + there, () => {
        arrived++;
        const key = options.key(thread);
        if (teams.wait(key, options.windows, now) > 0) refused++;
        else teams.count(key, now);
        later(now + back, () => {
          flying--;
          end(Math.floor(now));
          send();
        });
      });
    }
  };
  send();
  while (events.length > 0) {
    events.sort((one, other) => one.at - other.at);
    const next = events.shift()!;
    now = next.at;
    next.happen();
  }
  return { arrived, refused };
}

const toTenant = { windows: TENANT_WINDOWS, key: () => 'tenant' };
const toThread = { windows: THREAD_WINDOWS, key: (thread: string) => thread };

describe('the rate limits of Teams', () => {
  // A request counts until one second after its response, so 50 fit in one second plus the round
  // trip.
  it.each([
    ['49 a second without latency', 0, 0, 49],
    ['47 a second at 50 ms', 50, 0, 47],
    ['47 a second at 35 to 65 ms', 35, 30, 47],
    ['37 a second at 275 to 325 ms', 275, 50, 37],
  ])('allow a tenant at least %s and never exceed its window', (_name, base, jitter, least) => {
    const random = lcg(7);
    const { arrived, refused } = simulate({
      ...toTenant,
      forMs: 60_000,
      inFlight: 32,
      latency: () => ({ there: base / 2 + random() * jitter * 0.5, back: base / 2 }),
      thread: (sent) => `thread-${sent}`,
    });
    expect(refused).toBe(0);
    expect(arrived / 60).toBeGreaterThanOrEqual(least);
    expect(arrived / 60).toBeLessThanOrEqual(50.1);
  });

  it('never exceed a tenant’s window, whatever delays the requests', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ there: fc.nat(900), back: fc.nat(300) }), { minLength: 1 }),
        fc.integer({ min: 1, max: 64 }),
        (latencies, inFlight) => {
          const { refused } = simulate({
            ...toTenant,
            forMs: 5_000,
            inFlight,
            latency: (sent) => latencies[sent % latencies.length]!,
            thread: (sent) => `thread-${sent}`,
          });
          expect(refused).toBe(0);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('never exceed a thread’s windows and use them up', () => {
    const random = lcg(11);
    const { arrived, refused } = simulate({
      ...toThread,
      forMs: 3_600_000,
      inFlight: 4,
      latency: () => ({ there: 5 + random() * 20, back: 5 }),
      thread: () => 'thread',
    });
    expect(refused).toBe(0);
    expect(arrived).toBe(1_800);
  });

  it('count replies in turns, which are not delayed themselves', () => {
    const limits = new TeamsLimits();
    for (let reply = 0; reply < 50; reply++) limits.begin(`thread-${reply}`)(0);
    expect(limits.wait(0)).toBeGreaterThanOrEqual(1_000);
    expect(limits.wait(1_010)).toBe(0);
  });

  it('pause the tenant once and lower its rate for a while', () => {
    const limits = new TeamsLimits();
    limits.pauseUntil(5_000);
    limits.slowDown(0);
    expect(limits.wait(1_000)).toBe(4_000);
    limits.pauseUntil(3_000);
    expect(limits.wait(1_000)).toBe(4_000);

    const allowed = (now: number) => {
      let count = 0;
      while (limits.wait(now) === 0) {
        limits.begin(`thread-${now}-${count}`)(now);
        count++;
      }
      return count;
    };
    expect(allowed(5_000)).toBe(41);
    expect(allowed(65_000)).toBeGreaterThan(41);
    for (let now = 70_000; now < 130_000; now += 5_000) allowed(now);
    expect(allowed(200_000)).toBe(50);
  });

  it('forget a thread after an hour without requests', () => {
    const limits = new TeamsLimits();
    for (let sent = 0; sent < 8; sent++) limits.begin('busy')(sent);
    expect(limits.threadWait('busy', 10)).toBeGreaterThan(0);
    expect(limits.threadWait('busy', 3_600_020)).toBe(0);
  });
});

/** Deterministic pseudo-random numbers from 0 to 1. */
function lcg(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296) / 4_294_967_296;
}
