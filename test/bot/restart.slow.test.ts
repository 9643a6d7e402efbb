import { setTimeout as pause } from 'node:timers/promises';
import { contentsOf } from '../support/replica-process-contents.ts';
import { aReplicaWorld } from '../support/replica-process-world.ts';

/** Milliseconds. Leases last 20 s; a start and a notice take about 1 s on an idle machine. */
const SOON_MS = 10_000;

describe('a process that is killed with queued notices and restarts on the same SQLite file', () => {
  it('sends at once, since no other process can hold its leases', async () => {
    const world = await aReplicaWorld({ storage: 'sqlite', replicas: 1, vouchers: 100, pace: 1 });
    const { group, teams, vouchers, documents } = world;
    teams.latencyMs = 1_500;
    await world.rain();
    await group.kill([0]);
    teams.latencyMs = 20;
    // Teams accepts the requests that were in flight at the kill.
    await group.up();
    const started = performance.now();
    const before = teams.requests.length;
    while (teams.requests.length === before && performance.now() - started < SOON_MS)
      await pause(10);
    const milliseconds = Math.round(performance.now() - started);
    await world.quiet();
    const kept = await contentsOf(documents, vouchers);
    await world.end();
    console.log(`the first notice came ${milliseconds} ms after the start`);
    expect(milliseconds).toBeLessThan(SOON_MS);
    expect(kept).toEqual({ vouchers: 100, wrong: [], leftOver: 0 });
  }, 120_000);
});
