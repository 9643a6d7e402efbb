import { setTimeout as pause } from 'node:timers/promises';
import { contentsOf, type StoreContents } from './replica-process-contents.ts';
import { deliveriesTo } from './replica-process-deliveries.ts';
import { aReplicaWorld, type WorldOptions } from './replica-process-world.ts';

export interface StallOptions extends Pick<WorldOptions, 'storage' | 'pace'> {
  /** Duration of the stall in seconds, by the replica's clock. */
  readonly seconds: number;
}

export interface StallOutcome {
  readonly kept: StoreContents;
  readonly vouchers: number;
  /** Notices accepted by Teams before the stall, and queued rows at the stall. */
  readonly before: number;
  readonly inHand: number;
  /** Notices that never arrived. */
  readonly missing: number;
  /** Copies for all tenants, and the maximum of one tenant. */
  readonly copies: number;
  readonly mostOfOneTenant: number;
}

const VOUCHERS = 300;
/** Milliseconds of latency: slow enough for a queue, then fast enough to send all of it. */
const [SLOW_MS, FAST_MS] = [1_500, 20];

/**
 * Stops (SIGSTOP) the process with the leases and queues of four tenants while another is alive,
 * then continues it (SIGCONT).
 */
export async function stallRun({ storage, pace, seconds }: StallOptions): Promise<StallOutcome> {
  const world = await aReplicaWorld({ storage, pace, replicas: 1, vouchers: VOUCHERS });
  const { group, teams, vouchers, documents } = world;
  try {
    teams.latencyMs = SLOW_MS;
    const answered = teams.messages().length;
    await world.rain();
    // The first replica took all leases while it was alone, and renews them.
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
    const { copies, duplicates } = deliveriesTo(teams, []);
    const byTenant = new Map<string, number>();
    for (const { tenantId, voucherId } of vouchers)
      for (const [key, count] of copies)
        if (key.startsWith(`${voucherId}:`))
          byTenant.set(tenantId, (byTenant.get(tenantId) ?? 0) + count - 1);
    return {
      kept: await contentsOf(documents, vouchers),
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
