import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** What a peer process is told by its environment. */
export interface PeerSettings {
  /** Where the key set and the token endpoint are; absent: no authentication. */
  readonly trustUrl?: string;
  readonly serviceUrl: string;
  /** A folder of its own, for a peer that stores on disk. */
  readonly folder: string;
  /** How a peer is to go about it, where it knows several ways. */
  readonly way?: string;
  readonly profiles?: string;
}

export interface Usage {
  /** User and system together. */
  readonly cpuMs: number;
  readonly heapBytes: number;
  readonly rssBytes: number;
  /** On the process and on its open sockets and servers. */
  readonly listeners: number;
}

export interface Peer {
  readonly name: string;
  readonly port: number;
  /** Milliseconds from the fork until it listened. */
  readonly startedInMs: number;
  usage(collect?: boolean): Promise<Usage>;
  /** Bytes allocated so far, by the collector's own trace; what is not collected yet is collected. */
  allocated(): Promise<number>;
  /** Has it send so many notices; resolves when all are told. */
  notify(count: number): Promise<unknown>;
  close(): Promise<void>;
}

interface Listening {
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
    // Unsigned in V8, so a decrease arrives as almost 2 ** 64.
    for (const line of lines)
      allocated += Number(BigInt.asIntN(64, BigInt(/ allocated=(\d+)/u.exec(line)?.[1] ?? 0)));
  });
  let complaints = '';
  child.stderr?.on('data', (chunk: Buffer) => (complaints += chunk.toString('utf8')));
  const { port } = await heard<Listening>(child, 'port').catch(() => {
    throw new PeerFailed(name, complaints);
  });
  const startedInMs = performance.now() - startedAt;
  child.once('exit', (code) => {
    if (code !== null) console.error(`${name} ended with ${code}: ${complaints.slice(-2000)}`);
  });
  const usage = (collect = false): Promise<Usage> => {
    const answer = heard<Usage>(child, 'cpuMs');
    child.send({ usage: true, collect });
    return answer;
  };
  return {
    name,
    port,
    startedInMs,
    usage,
    notify(count) {
      const answer = heard(child, 'notified');
      child.send({ notices: count });
      return answer;
    },
    async allocated() {
      await usage(true);
      // The trace comes by another pipe than the answer.
      await pause(50);
      return allocated;
    },
    close: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        // With its line to the bench cut, a peer ends by itself; only then is its profile written.
        child.disconnect();
        setTimeout(() => child.kill('SIGKILL'), 5000).unref();
      }),
  };
}

/** A peer ended before it listened. */
class PeerFailed extends Error {
  readonly code = 'peer-failed';
  constructor(name: string, complaints: string) {
    super(`${name} did not start: ${complaints.slice(0, 2000)}`);
    this.name = 'PeerFailed';
  }
}

function heard<Message = unknown>(child: ChildProcess, field: string): Promise<Message> {
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
