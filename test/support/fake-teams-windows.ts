import type { Operation } from './fake-teams-routes.ts';

/**
 * A published rate of Teams as a sliding window: no interval of this length contains more than
 * `limit` requests of a key.
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

  /** Milliseconds until a request of the key is allowed; 0 if now. `count` records it. */
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

/** The windows of a tenant, of each thread and of each roster. */
export class RequestWindows {
  readonly #windows = new Windows();

  /** Milliseconds until the request is allowed; 0 records it. */
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
