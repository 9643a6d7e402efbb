import { parseArgs } from 'node:util';

/** What `npm run privacy` is asked to do. */
export interface PrivacyRequest {
  readonly action: 'export' | 'erase';
  readonly tenantId: string;
  /** Entra object id or e-mail address. */
  readonly user: string;
}

export const PRIVACY_HELP = `npm run privacy -- export --tenant <tenant id> --user <object id or e-mail>
  writes everything kept about one person to standard output, as JSON
npm run privacy -- erase --tenant <tenant id> --user <object id or e-mail>
  takes the person out: her roles are withdrawn, what is hers alone is deleted, and a pseudonym takes
  her place wherever else she stands, so that every history remains readable

Works on the store of STORAGE, SQLITE_PATH, COSMOS_ENDPOINT, COSMOS_KEY and COSMOS_DATABASE, while the
desk runs or not. A customer's contact is given by e-mail. docs/privacy.md says what stays and why.`;

/** The command line asks for nothing that can be done; the message says what to change. */
export class PrivacyRefused extends Error {
  readonly code = 'privacy-refused';
  constructor(message: string) {
    super(`${message} See npm run privacy -- --help.`);
    this.name = 'PrivacyRefused';
  }
}

const flags = {
  help: { type: 'boolean', short: 'h' },
  tenant: { type: 'string' },
  user: { type: 'string' },
} as const;
const USER = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[^\s@:]+@[^\s@.]+(?:\.[^\s@.]+)+)$/iu;

/**
 * The request as given, or `help` when asked for it.
 * @throws PrivacyRefused
 */
export function readRequest(commandLine: readonly string[]): PrivacyRequest | 'help' {
  const { values, positionals } = parsed(commandLine);
  if (values.help === true) return 'help';
  const [action] = positionals;
  if ((action !== 'export' && action !== 'erase') || positionals.length > 1)
    throw new PrivacyRefused('Say what to do: export or erase.');
  const { tenant = '', user = '' } = values;
  if (tenant.trim() === '') throw new PrivacyRefused('--tenant is the id of the tenant.');
  // A short text would be found in half the records.
  if (!USER.test(user.trim()))
    throw new PrivacyRefused('--user is an Entra object id or an e-mail address.');
  return { action, tenantId: tenant.trim(), user: user.trim() };
}

function parsed(commandLine: readonly string[]) {
  try {
    return parseArgs({ args: [...commandLine], options: flags, allowPositionals: true });
  } catch (error) {
    const [problem = ''] = (error as Error).message.split('. ');
    throw new PrivacyRefused(`${problem}.`);
  }
}
