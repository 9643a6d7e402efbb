import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Settings passed to a peer process in its environment. */
export interface PeerSettings {
  /** Base URL of the key set and token endpoint; undefined disables authentication. */
  readonly trustUrl?: string;
  readonly serviceUrl: string;
  /** A folder of the peer's own, for a store on disk. */
  readonly folder: string;
  /** Variant of the peer, where it has several. */
  readonly way?: string;
  readonly profiles?: string;
}

export interface Usage {
  /** User and system time. */
  readonly cpuMs: number;
  readonly heapBytes: number;
  readonly rssBytes: number;
  /** Listeners on the process and its open sockets and servers. */
  readonly listeners: number;
}

export interface Peer {
  readonly name: string;
  readonly port: number;
  /** Milliseconds from the fork until it listened. */
  readonly startedInMs: number;
  usage(collect?: boolean): Promise<Usage>;
  /** Bytes allocated so far, from V8's GC trace; collects garbage first to flush the trace. */
  allocated(): Promise<number>;
  /** Sends this many notices; resolves when all have arrived. */
  notify(count: number): Promise<unknown>;
  close(): Promise<void>;
}

interface PortMessage {
  readonly port: number;
}

export async function startPeer(name: string, settings: PeerSettings): Promise<Peer> {
  const startedAt = performance.now();
  const child = fork(path.join(import.meta.dirname, `../peers/${name}.ts`), [], {
    env: {
      ...process.env,
      BENCH_TRUST: settings.trustUrl ?? '',
      BENCH_SERVICE_URL: settings.serviceUrl,
      BENCH_WAY: settings.way ?? '',
      BENCH_FOLDER: settings.folder,
    },
    execArgv: [
      '--expose-gc',
      '--trace-gc-nvp',
      ...(settings.profiles === undefined
        ? []
        : [
            '--cpu-prof',
            `--cpu-prof-dir=${settings.profiles}`,
            `--cpu-prof-name=${name}-${randomUUID()}.cpuprofile`,
          ]),
    ],
    silent: true,
  });
  let allocated = 0;
  let rest = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString('utf8')).split('\n');
    rest = lines.pop() ?? '';
    // V8 prints the value as unsigned, so a decrease appears as almost 2 ** 64.
    for (const line of lines)
      allocated += Number(BigInt.asIntN(64, BigInt(/ allocated=(\d+)/u.exec(line)?.[1] ?? 0)));
  });
  let complaints = '';
  child.stderr?.on('data', (chunk: Buffer) => (complaints += chunk.toString('utf8')));
  const { port } = await messageWith<PortMessage>(child, 'port').catch(() => {
    throw new PeerFailed(name, complaints);
  });
  const startedInMs = performance.now() - startedAt;
  child.once('exit', (code) => {
    if (code !== null) console.error(`${name} ended with ${code}: ${complaints.slice(-2000)}`);
  });
  const usage = (collect = false): Promise<Usage> => {
    const answer = messageWith<Usage>(child, 'cpuMs');
    child.send({ usage: true, collect });
    return answer;
  };
  return {
    name,
    port,
    startedInMs,
    usage,
    notify(count) {
      const answer = messageWith(child, 'notified');
      child.send({ notices: count });
      return answer;
    },
    async allocated() {
      await usage(true);
      // The trace uses another pipe than the message, so it may arrive later.
      await pause(50);
      return allocated;
    },
    close: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        // A peer exits when its IPC channel closes and writes its CPU profile on exit.
        child.disconnect();
        setTimeout(() => child.kill('SIGKILL'), 5000).unref();
      }),
  };
}

/** A peer exited before it listened. */
class PeerFailed extends Error {
  readonly code = 'peer-failed';
  constructor(name: string, complaints: string) {
    super(`${name} did not start: ${complaints.slice(0, 2000)}`);
    this.name = 'PeerFailed';
  }
}

function messageWith<Message = unknown>(child: ChildProcess, field: string): Promise<Message> {
  return new Promise((resolve, reject) => {
    const onMessage = (message: unknown): void => {
      if (message === null || typeof message !== 'object' || !(field in message)) return;
      child.off('message', onMessage);
      child.off('exit', reject);
      resolve(message as Message);
    };
    child.on('message', onMessage);
    child.once('exit', reject);
  });
}
