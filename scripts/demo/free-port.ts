import { once } from 'node:events';
import { createServer } from 'node:net';

/** The port is in use; the message names the setting that changes it. */
export class PortTaken extends Error {
  readonly code = 'port-taken';
  constructor(port: number, setting: string) {
    super(`Port ${port} is taken: stop what listens there, or choose another with ${setting}.`);
    this.name = 'PortTaken';
  }
}

/** True if the loopback port can be bound; always true for 0, which means any port. */
export async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}
