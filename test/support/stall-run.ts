import { setTimeout as pause } from 'node:timers/promises';
import { keptIn, type Kept } from './replica-process-kept.ts';
import { toldBy } from './replica-process-told.ts';
import { aReplicaWorld, type WorldOptions } from './replica-process-world.ts';

export interface StallOptions extends Pick<WorldOptions, 'storage' | 'pace'> {
  /** How long the holder of the leases stands still, by its clock. */
  readonly seconds: number;
}

export interface StallOutcome {
  readonly kept: Kept;
  readonly vouchers: number;
  /** Notices that Teams accepted before the stall, and in hand then. */
  readonly before: number;
  readonly inHand: number;
  /** Notices that never came. */
  readonly missing: number;
  /** Of all tenants, and the most of one. */
  readonly copies: number;
  readonly mostOfOneTenant: number;
}

const VOUCHERS = 300;
/** Slow enough for a queue, fast enough for the other replica to send all of it. */
const [SLOW_MS, FAST_MS] = [1_500, 20];

/**
 * The process that holds the leases of four tenants stops (SIGSTOP) with a queue for each in hand,
 * while another one lives, and goes on (SIGCONT).
 */
export async function stallRun({ storage, pace, seconds }: StallOptions): Promise<StallOutcome> {
  const world = await aReplicaWorld({ storage, pace, replicas: 1, vouchers: VOUCHERS });
  const { group, teams, vouchers, documents } = world;
  try {
    teams.latencyMs = SLOW_MS;
    const answered = teams.messages().length;
    await world.rain();
    // The first one took all leases while it was alone, and goes on with them.
    group.add();
    await group.up();
    const before = teams.messages().length - answered;
    group.signal(0, 'SIGSTOP');
    await pause(SLOW_MS);
    teams.latencyMs = FAST_MS;
    await pause((seconds * 1_000) / pace);
    group.signal(0, 'SIGCONT');
    await world.quiet();
    await pause(5_000);
    const { copies, duplicates } = toldBy(teams, []);
    const byTenant = new Map<string, number>();
    for (const { tenantId, voucherId } of vouchers)
      for (const [key, count] of copies)
        if (key.startsWith(`${voucherId}:`))
          byTenant.set(tenantId, (byTenant.get(tenantId) ?? 0) + count - 1);
    return {
      kept: await keptIn(documents, vouchers),
      vouchers: VOUCHERS,
      before,
      inHand: world.work / 2 - before,
      missing: world.work / 2 - copies.size,
      copies: duplicates,
      mostOfOneTenant: Math.max(...byTenant.values()),
    };
  } finally {
    await world.end();
  }
}
