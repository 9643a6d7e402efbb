import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConfig } from '../../bot/config/from-environment.ts';
import { loadProgramme } from '../../bot/config/programme-file.ts';
import { startDesk } from '../../bot/wiring.ts';
import { People } from '../../workflow/people/people.ts';
import { openSqliteDocuments } from '../../storage/sqlite/open-sqlite-documents.ts';
import { isFree, PortTaken } from './free-port.ts';
import { DEMO_ADMINS, makeDemoData } from './data.ts';
import { DEMO_TENANT } from './people.ts';
import { DEMO_READERS, playgroundSettingsFor, type DemoReader } from './readers.ts';
import { startPlayground, type Playground } from './start-playground.ts';

const DEFAULT_PORT = 3978;
const [projectManager] = DEMO_READERS;

export interface DemoOptions {
  /** Port of the desk; 0 means any free port. */
  readonly port: number;
  readonly playgroundPort: number;
  /** Folder of the database, the webhook secret and the Playground's log. */
  readonly folder: string;
  readonly timeZone: string;
  /** The person who uses the Playground; by default the project manager. */
  readonly reader?: DemoReader;
  /** Initial language of this person's cards. */
  readonly language?: string;
  /** Reuses the data of the last run. */
  readonly keep?: boolean;
  /** Starts with a company without records, where everyone is a global admin. */
  readonly empty?: boolean;
}

export interface Demo {
  /** Base URL of the desk. */
  readonly address: string;
  readonly playground: Playground;
  stop(): Promise<void>;
}

/**
 * Starts the desk in local mode on demo data, and the Playground.
 * @throws PortTaken before any file is changed
 * @throws PlaygroundFailed
 */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const { folder, timeZone, reader = projectManager, empty = false } = options;
  if (!(await isFree(options.port))) throw new PortTaken(options.port, 'PORT');
  if (!(await isFree(options.playgroundPort)))
    throw new PortTaken(options.playgroundPort, 'PLAYGROUND_PORT');
  // The port in the name separates demos that run at the same time.
  const name = `demo${empty ? '-empty' : ''}${options.port === DEFAULT_PORT ? '' : `-${options.port}`}`;
  const database = path.join(folder, `${name}.sqlite`);
  if (options.keep !== true)
    for (const part of ['', '-shm', '-wal', '-alive'])
      rmSync(`${database}${part}`, { force: true });
  await fill(database, { ...options, reader });
  const desk = await startDesk({
    config: readConfig({
      PORT: String(options.port),
      SQLITE_PATH: database,
      ...(empty ? {} : { ADMINS: DEMO_ADMINS.join(',') }),
      TIME_ZONE: timeZone,
      LOG_LEVEL: 'error',
    }),
  });
  const settings = mkdtempSync(path.join(tmpdir(), 'desk-demo-'));
  const settingsFile = path.join(settings, 'playground.yml');
  const stopDesk = async (): Promise<void> => {
    rmSync(settings, { recursive: true, force: true });
    await desk.close();
  };
  try {
    if (reader !== undefined) writeFileSync(settingsFile, playgroundSettingsFor(reader));
    const playground = await startPlayground({
      endpoint: `${desk.address}/api/messages`,
      port: options.playgroundPort,
      settingsFile,
      logFile: path.join(folder, `${name}-playground.log`),
    });
    const stop = async (): Promise<void> => {
      await Promise.all([playground.stop(), stopDesk()]);
    };
    return { address: desk.address, playground, stop };
  } catch (error) {
    await stopDesk();
    throw error;
  }
}

async function fill(
  database: string,
  { timeZone, language, reader, empty }: DemoOptions,
): Promise<void> {
  const clock = { now: () => Date.now() };
  const documents = openSqliteDocuments({ path: database, clock });
  try {
    if (empty !== true) {
      const programme = await loadProgramme(undefined);
      const ids = { next: () => randomUUID() };
      await makeDemoData({ documents, programme, ids, timeZone, now: clock.now() });
    }
    if (language === undefined || reader === undefined) return;
    const people = new People({ documents, clock });
    await people.recordContact(DEMO_TENANT, { personId: reader.personId, name: reader.name });
    await people.choose(DEMO_TENANT, reader.personId, { language });
  } finally {
    await documents.close();
  }
}
