import type { StoreReason } from '../workflow/kernel/ports.ts';

/** Instructions for operators, shown in the log, at the start and by the scripts. */
export const STORE_HINTS = {
  closed: 'The desk is stopping; nothing to do.',
  corrupt: 'The database file is damaged: stop the desk and restore a backup (docs/runbook.md).',
  forbidden:
    'Cosmos DB refuses this identity or address: check the account’s firewall, and that the identity has the role Cosmos DB Built-in Data Contributor.',
  full: 'The disk is full: free some space. Reading continues; writing resumes automatically.',
  identity: 'No managed identity could be used: assign one to this machine, or set COSMOS_KEY.',
  io: 'The disk reported an error: check the volume.',
  locked:
    'Another program holds the database: close it, or find the desk process that uses the file.',
  missing:
    'The database or its container is missing: check COSMOS_DATABASE, then run npm run provision.',
  'missing-folder':
    'A folder on the path is missing or is a file, or the path itself is a folder: check SQLITE_PATH.',
  'newer-schema': 'A later release has written this database: start that release or a later one.',
  'no-permission':
    'This user may not open the file: grant access to the file and its folder, or change SQLITE_PATH.',
  'no-ttl': 'The container does not delete expired documents: run npm run provision.',
  'not-a-database': 'The file is not an SQLite database: check SQLITE_PATH; the file is unchanged.',
  'not-cosmos': 'The endpoint is not Cosmos DB: check COSMOS_ENDPOINT.',
  'other-program':
    'The database belongs to another program: change SQLITE_PATH; the file is unchanged.',
  'read-only': 'The file or its volume is read-only: mount it for writing.',
  refused: 'The endpoint refuses connections: check COSMOS_ENDPOINT and the network.',
  throttled: 'Cosmos DB answers 429: raise the throughput, or wait.',
  timeout: 'The store did not answer in time: check its health and the network.',
  tls: 'The certificate of COSMOS_ENDPOINT is not trusted: check the address and the proxy.',
  unauthorized: 'Cosmos DB does not accept the key: check COSMOS_KEY.',
  'unknown-host': 'The host name of COSMOS_ENDPOINT is unknown: check it and the DNS.',
  'wrong-partition-key':
    'The container has another partition key, which cannot be changed: use another COSMOS_DATABASE.',
} as const satisfies Readonly<Record<StoreReason, string>>;

/** Reasons that may pass without a change of configuration or store. */
const PASSING: ReadonlySet<StoreReason> = new Set([
  'full',
  'io',
  'locked',
  'refused',
  'throttled',
  'timeout',
]);

/** Reason of a store's error; undefined for other errors. */
export function storeReason(error: unknown): StoreReason | undefined {
  if (!(error instanceof Error) || !('reason' in error)) return undefined;
  const { reason } = error;
  return typeof reason === 'string' && Object.hasOwn(STORE_HINTS, reason)
    ? (reason as StoreReason)
    : undefined;
}

/** True if the store may become usable without intervention. */
export function canPass(reason: StoreReason): boolean {
  return PASSING.has(reason);
}
