import { randomInt } from 'node:crypto';
import { isFree } from '../../scripts/demo/free-port.ts';

/** A port that nobody listens on, and below those that outgoing connections take. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    if (await isFree(port)) return port;
  }
}
