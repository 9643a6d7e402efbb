import { setTimeout as pause } from 'node:timers/promises';
import type { LoadVoucher } from './replica-process-events.ts';
import { contentsOf, type StoreContents } from './replica-process-contents.ts';
import { deliveriesTo, type Deliveries } from './replica-process-deliveries.ts';
import { aReplicaWorld, type ReplicaWorld, type WorldOptions } from './replica-process-world.ts';
import { seeded } from './seeded.ts';

export interface FaultRun extends WorldOptions {
  /** Each kills one replica, every fourth one all of them. */
  readonly kills: number;
  readonly seed: number;
}

export interface FaultOutcome {
  readonly vouchers: readonly LoadVoucher[];
  readonly contents: StoreContents;
  readonly deliveries: Deliveries;
  /** Accepted events, and repeated attempts. */
  readonly accepted: number;
  readonly repeated: number;
  readonly killed: number;
  readonly seconds: number;
}

/** Sends events to replicas that are killed repeatedly, until all notices are sent. */
export async function faultRun(run: FaultRun): Promise<FaultOutcome> {
  const began = performance.now();
  const world = await aReplicaWorld(run);
  try {
    const rain = world.rain();
    const crashes = await killAgainAndAgain(run, world);
    await rain;
    await world.quiet();
    const { vouchers, sender, documents, teams } = world;
    return {
      vouchers,
      contents: await contentsOf(documents, vouchers),
      deliveries: deliveriesTo(teams, crashes),
      accepted: sender.accepted,
      repeated: sender.repeated,
      killed: crashes.length,
      seconds: Math.round((performance.now() - began) / 1000),
    };
  } finally {
    await world.end();
  }
}

/**
 * Kills at seeded points of progress; load and machine still vary the timing.
 * @returns the end of each crash, by `performance.now()`
 */
async function killAgainAndAgain(
  { kills, seed }: FaultRun,
  { group, reached, work }: ReplicaWorld,
): Promise<readonly number[]> {
  const draw = seeded(seed);
  const everywhere = Array.from({ length: group.size }, (_, place) => place);
  const plan = Array.from({ length: kills }, (_, kill) => ({
    at: ((kill + draw(1000) / 1000) / kills) * work * 0.95,
    lateMs: draw(40),
    places: kill % 4 === 3 ? everywhere : [draw(group.size)],
  }));
  const crashes: number[] = [];
  for (const { at, lateMs, places } of plan) {
    await group.up();
    await reached(at);
    await pause(lateMs);
    await group.kill(places);
    crashes.push(performance.now());
  }
  return crashes;
}
