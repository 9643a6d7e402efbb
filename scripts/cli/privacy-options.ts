import { readArguments, UsageError } from './command-line.ts';

export interface PrivacyRequest {
  readonly action: 'export' | 'erase';
  readonly tenantId: string;
  /** Entra object id or e-mail address. */
  readonly user: string;
}

export const PRIVACY_HELP = `npm run privacy -- export --tenant <tenant id> --user <object id or e-mail>
  writes all stored data about one person to standard output, as JSON
npm run privacy -- erase --tenant <tenant id> --user <object id or e-mail>
  withdraws the person's roles, deletes what is about them alone, and replaces them by a pseudonym
  everywhere else, so that every history remains readable

Works on the store of STORAGE, SQLITE_PATH, COSMOS_ENDPOINT, COSMOS_KEY and COSMOS_DATABASE, while the
desk runs or not. A customer's contact is given by e-mail. docs/privacy.md lists the data that stays, with the reason.`;

const flags = {
  tenant: { type: 'string' },
  user: { type: 'string' },
} as const;
const USER = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[^\s@:]+@[^\s@.]+(?:\.[^\s@.]+)+)$/iu;

/** @throws UsageError */
export function readRequest(commandLine: readonly string[]): PrivacyRequest {
  const { values, positionals } = readArguments(commandLine, flags, { positionals: true });
  const [action] = positionals;
  if ((action !== 'export' && action !== 'erase') || positionals.length > 1)
    throw new UsageError('Name a command: export or erase.');
  const { tenant = '', user = '' } = values;
  if (tenant.trim() === '') throw new UsageError('--tenant is the id of the tenant.');
  // A short text would match half the records.
  if (!USER.test(user.trim()))
    throw new UsageError('--user is an Entra object id or an e-mail address.');
  return { action, tenantId: tenant.trim(), user: user.trim() };
}
