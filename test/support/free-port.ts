import { randomInt } from 'node:crypto';
import { isFree } from '../../scripts/demo/free-port.ts';

/** A free port below the range of outgoing connections. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    if (await isFree(port)) return port;
  }
}
