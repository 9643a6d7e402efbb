import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';

const root = path.resolve(import.meta.dirname, '../..');

export interface PlaygroundOptions {
  /** Messaging endpoint of the bot. */
  readonly endpoint: string;
  /** A free port below 32768; higher ports can be taken by outgoing connections. */
  readonly port: number;
  /** Settings file with people and chats, by default `.m365agentsplayground.yml`. */
  readonly settingsFile?: string;
  readonly logFile: string;
}

export interface Playground {
  /** Address for the browser. */
  readonly url: string;
  /** Resolves when the process exits, for any reason. */
  readonly ended: Promise<unknown>;
  stop(): Promise<void>;
}

/** The Playground did not start or took another port. */
class PlaygroundFailed extends Error {
  readonly code = 'playground-failed';
  constructor(message: string) {
    super(message);
    this.name = 'PlaygroundFailed';
  }
}

/**
 * Starts the Agents Playground on loopback, without a browser and without telemetry.
 * @throws PlaygroundFailed
 */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const child = spawn(process.execPath, commandLine(options), {
    cwd: root,
    env: {
      ...process.env,
      TEAMSAPPTESTER_BROWSER: 'none',
      M365_AGENTS_PLAYGROUND_CONFIG_PATH:
        options.settingsFile ?? path.join(root, '.m365agentsplayground.yml'),
      M365_AGENTS_PLAYGROUND_LOGFILE: options.logFile,
    },
    // The preload script exits when the IPC channel closes, that is, when this process exits.
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
  });
  const ended = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  const port = await Promise.race([
    announcedPort(child.stdout ?? Readable.from([])),
    ended.then(() => undefined),
  ]);
  if (port === undefined)
    throw new PlaygroundFailed(`The Playground did not start.${whyIn(options)}`);
  if (port !== options.port) {
    await stop();
    throw new PlaygroundFailed(`Port ${options.port} is taken.`);
  }
  return { url: `http://localhost:${port}`, ended, stop };
}

function commandLine({ endpoint, port }: PlaygroundOptions): string[] {
  const require = createRequire(import.meta.url);
  return [
    ...['-r', path.join(import.meta.dirname, 'playground-preload.cjs')],
    require.resolve('@microsoft/m365agentsplayground/cli.js'),
    ...['start', '--app-endpoint', endpoint, '--channel-id', 'msteams', '--port', String(port)],
    '--disable-telemetry',
  ];
}

/**
 * Reads the port from the output. The Playground silently takes another port if the requested one
 * is in use.
 */
async function announcedPort(output: NodeJS.ReadableStream): Promise<number | undefined> {
  for await (const line of createInterface({ input: output })) {
    const [, port] = /^Listening on (\d+)/u.exec(line) ?? [];
    if (port !== undefined) {
      output.resume();
      return Number(port);
    }
  }
  return undefined;
}

function whyIn({ logFile }: PlaygroundOptions): string {
  try {
    return ` Its log ends with:\n${readFileSync(logFile, 'utf8').trim().split('\n').slice(-5).join('\n')}`;
  } catch {
    return '';
  }
}
