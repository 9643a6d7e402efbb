import type { Operation } from './fake-teams-routes.ts';

/**
 * Teams' published windows, each enforced as a sliding one: whatever interval of that length is
 * looked at, no more than `limit` requests of the key lie in it.
 */
export interface Window {
  readonly limit: number;
  readonly ms: number;
}

export const THREAD_WINDOWS: readonly Window[] = [
  { limit: 7, ms: 1_000 },
  { limit: 8, ms: 2_000 },
  { limit: 60, ms: 30_000 },
  { limit: 1_800, ms: 3_600_000 },
];
const MEMBERS_WINDOWS: readonly Window[] = [
  { limit: 14, ms: 1_000 },
  { limit: 16, ms: 2_000 },
  { limit: 120, ms: 30_000 },
  { limit: 3_600, ms: 3_600_000 },
];
export const TENANT_WINDOWS: readonly Window[] = [{ limit: 50, ms: 1_000 }];

export class Windows {
  readonly #accepted = new Map<string, number[]>();

  /** Milliseconds until the key may pass again; 0: it passes now, and is counted by `count`. */
  wait(key: string, windows: readonly Window[], now: number): number {
    const times = this.#accepted.get(key) ?? [];
    return Math.max(
      0,
      ...windows.map(({ limit, ms }) => {
        const blocking = times.at(-limit);
        return blocking === undefined ? 0 : blocking + ms - now;
      }),
    );
  }

  count(key: string, now: number): void {
    const times = this.#accepted.get(key) ?? [];
    times.push(now);
    if (times.length > 8_000) times.splice(0, 4_000);
    this.#accepted.set(key, times);
  }
}

/** Teams' windows of a tenant's requests, each thread and its roster counted apart. */
export class RequestWindows {
  readonly #windows = new Windows();

  /** Milliseconds until the request may pass; 0: it passes and is counted. */
  take(
    request: { readonly tenantId: string; readonly thread: string; readonly operation: Operation },
    now: number,
  ): number {
    const { tenantId, thread, operation } = request;
    const isRoster = operation === 'member' || operation === 'members';
    const key = `${isRoster ? 'members' : 'thread'}:${thread}`;
    const wait = Math.max(
      this.#windows.wait(`tenant:${tenantId}`, TENANT_WINDOWS, now),
      this.#windows.wait(key, isRoster ? MEMBERS_WINDOWS : THREAD_WINDOWS, now),
    );
    if (wait > 0) return wait;
    this.#windows.count(`tenant:${tenantId}`, now);
    this.#windows.count(key, now);
    return 0;
  }
}
