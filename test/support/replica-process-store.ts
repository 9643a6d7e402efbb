import type { Environment } from '../../bot/config/from-environment.ts';
import { openDocuments, type StorageSettings } from '../../storage/open-documents.ts';
import type { Clock, Documents } from '../../workflow/kernel/ports.ts';
import { aFolder } from './a-folder.ts';
import { aCosmos } from './cosmos.ts';
import { numberedIds } from './numbered-ids.ts';

/** A store shared by processes. */
export interface SharedStore {
  readonly settings: StorageSettings;
  /** The same settings as environment variables. */
  readonly environment: Environment;
  /** Opens a connection for the test. */
  open(clock: Clock): Promise<Documents>;
  remove(): Promise<void>;
}

export const SHARED_STORES = { sqlite: aSharedFile, cosmos: aSharedEndpoint } as const;

async function aSharedFile(): Promise<SharedStore> {
  const folder = aFolder();
  const path = `${folder.path}/desk.sqlite`;
  return shared({ kind: 'sqlite', path }, { STORAGE: 'sqlite', SQLITE_PATH: path }, async () =>
    folder.remove(),
  );
}

/** A Cosmos DB stub in this process, over HTTP. */
async function aSharedEndpoint(): Promise<SharedStore> {
  const { settings, close } = await aCosmos();
  const { endpoint, key, database } = settings;
  const environment = {
    STORAGE: 'cosmos',
    COSMOS_ENDPOINT: endpoint,
    COSMOS_KEY: key,
    COSMOS_DATABASE: database,
  };
  return shared({ kind: 'cosmos', ...settings }, environment, close);
}

function shared(
  settings: StorageSettings,
  environment: Environment,
  remove: () => Promise<void>,
): SharedStore {
  const open = (clock: Clock) => openDocuments({ storage: settings, clock, ids: numberedIds() });
  return { settings, environment, open, remove };
}
