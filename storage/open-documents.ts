import type { Clock, Documents, Ids } from '../workflow/kernel/ports.ts';
import { openSqliteDocuments, readSqliteDocuments } from './sqlite/open-sqlite-documents.ts';

export type StorageSettings =
  | { readonly kind: 'sqlite'; readonly path: string }
  | {
      readonly kind: 'cosmos';
      readonly endpoint: string;
      /** Absent for managed identity. */
      readonly key?: string;
      readonly database: string;
    };

/** `generation`: the same for all processes that use the store concurrently, if known. */
export type OpenedDocuments = Documents & { readonly generation?: number };

/**
 * Opens the configured store. `onCharge` receives the request units of each Cosmos DB response.
 * @throws StoreUnavailable if the file cannot be opened; StorageError `store-unusable` if it
 * belongs to another program or a later release
 */
export async function openDocuments(options: {
  readonly storage: StorageSettings;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly onCharge?: (requestUnits: number) => void;
  /** Called when a new SQLite file was created. */
  readonly onCreated?: () => void;
  /** For a process that takes leases: other processes can see that it runs, until `close()`. */
  readonly asReplica?: boolean;
  /** Leaves an existing SQLite file of any release as it is. */
  readonly readOnly?: boolean;
}): Promise<OpenedDocuments> {
  const { storage, clock, ids, onCharge, onCreated, asReplica, readOnly } = options;
  if (storage.kind === 'sqlite' && readOnly)
    return readSqliteDocuments({ path: storage.path, clock });
  if (storage.kind === 'sqlite')
    return openSqliteDocuments({ path: storage.path, clock, onCreated, asReplica });
  // Imported only if used: loading the SDK takes longer than the rest of the start.
  const { openCosmosDocuments } = await import('./cosmos/open-cosmos-documents.ts');
  return openCosmosDocuments({ settings: storage, ids, ...(onCharge && { onCharge }) });
}
