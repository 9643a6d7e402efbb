import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { readConfig } from '../bot/config/from-environment.ts';
import { loadProgramme } from '../bot/config/programme-file.ts';
import { startDesk } from '../bot/wiring.ts';
import { openSqliteDocuments } from '../storage/sqlite/open-sqlite-documents.ts';
import { isFree, PortTaken } from './free-port.ts';
import { DEMO_ADMINS, makeDemoData } from './demo-data.ts';
import { startPlayground, type Playground } from './start-playground.ts';

export interface DemoOptions {
  /** Ports for the desk (0: any) and for the Playground. */
  readonly port: number;
  readonly playgroundPort: number;
  /** Holds the database, the webhook secret and the Playground's log. */
  readonly folder: string;
  readonly timeZone: string;
  /** What the project manager is spoken to in, until she chooses another. */
  readonly language?: string;
  /** Goes on with the data of the last time. */
  readonly keep?: boolean;
}

export interface Demo {
  /** Where the desk listens. */
  readonly address: string;
  readonly playground: Playground;
  stop(): Promise<void>;
}

/**
 * Starts the desk in local mode on demo data, and the Playground beside it.
 * @throws PortTaken before anything is touched; PlaygroundFailed.
 */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const { folder, timeZone, language } = options;
  // A demo that runs already would lose its database.
  if (!(await isFree(options.port))) throw new PortTaken(options.port, 'PORT');
  if (!(await isFree(options.playgroundPort)))
    throw new PortTaken(options.playgroundPort, 'PLAYGROUND_PORT');
  const database = path.join(folder, 'demo.sqlite');
  if (options.keep !== true)
    for (const part of ['', '-shm', '-wal', '-alive'])
      rmSync(`${database}${part}`, { force: true });
  await fill(database, timeZone, language);
  const desk = await startDesk({
    config: readConfig({
      PORT: String(options.port),
      SQLITE_PATH: database,
      ADMINS: DEMO_ADMINS.join(','),
      TIME_ZONE: timeZone,
      LOG_LEVEL: 'error',
    }),
  });
  try {
    const playground = await startPlayground({
      endpoint: `${desk.address}/api/messages`,
      port: options.playgroundPort,
      logFile: path.join(folder, 'playground.log'),
    });
    const stop = async (): Promise<void> => {
      await Promise.all([playground.stop(), desk.close()]);
    };
    return { address: desk.address, playground, stop };
  } catch (error) {
    await desk.close();
    throw error;
  }
}

async function fill(
  database: string,
  timeZone: string,
  language: string | undefined,
): Promise<void> {
  const clock = { now: () => Date.now() };
  const documents = openSqliteDocuments({ path: database, clock });
  try {
    const programme = await loadProgramme(undefined);
    const ids = { next: () => randomUUID() };
    await makeDemoData({ documents, programme, ids, timeZone, language, now: clock.now() });
  } finally {
    await documents.close();
  }
}
