import { lookup } from 'node:dns/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { StoreReason } from '../../workflow/kernel/ports.ts';

const LOOKUP_MS = 2_000;

/**
 * Reason for a missing response. The SDK retries a failed DNS look-up for longer than any call may
 * take and does not report it.
 */
export async function explainSilence(endpoint: string): Promise<StoreReason | undefined> {
  const host = new URL(endpoint).hostname.replace(/^\[(.*)\]$/u, '$1');
  const found = lookup(host).then(
    () => undefined,
    () => 'unknown-host' as const,
  );
  return Promise.race([found, pause(LOOKUP_MS, undefined, { ref: false })]);
}
