import type { Clock, Documents, Ids } from '../workflow/kernel/ports.ts';
import { openSqliteDocuments } from './sqlite/open-sqlite-documents.ts';

export type StorageSettings =
  | { readonly kind: 'sqlite'; readonly path: string }
  | {
      readonly kind: 'cosmos';
      readonly endpoint: string;
      /** Absent: managed identity. */
      readonly key?: string;
      readonly database: string;
    };

/** `generation`: the same for all processes that use the store at the same time, if it can tell. */
export type OpenedDocuments = Documents & { readonly generation?: number };

/**
 * Opens the store that the operator has chosen. `onCharge` is told what each answer of Cosmos DB
 * cost, in request units.
 * @throws StoreUnavailable when the file cannot be opened; StorageError `store-unusable` when it is
 * not ours.
 */
export async function openDocuments(options: {
  readonly storage: StorageSettings;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly onCharge?: (requestUnits: number) => void;
  /** Called when a new SQLite file was created. */
  readonly onCreated?: () => void;
  /** For a process that takes leases: it shows others that it lives, until `close()`. */
  readonly asReplica?: boolean;
}): Promise<OpenedDocuments> {
  const { storage, clock, ids, onCharge, onCreated, asReplica } = options;
  if (storage.kind === 'sqlite')
    return openSqliteDocuments({ path: storage.path, clock, onCreated, asReplica });
  // Loading the SDK takes longer than all the rest of the start: only where it is used.
  const { openCosmosDocuments } = await import('./cosmos/open-cosmos-documents.ts');
  return openCosmosDocuments({ settings: storage, ids, ...(onCharge && { onCharge }) });
}
