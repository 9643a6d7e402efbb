import { once } from 'node:events';
import { createServer } from 'node:net';

/** Somebody else listens on the port; the message says which setting chooses another. */
export class PortTaken extends Error {
  readonly code = 'port-taken';
  constructor(port: number, setting: string) {
    super(`Port ${port} is taken: stop what listens there, or choose another with ${setting}.`);
    this.name = 'PortTaken';
  }
}

/** Whether nobody listens on the port of this machine; 0 stands for any port and always is. */
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
