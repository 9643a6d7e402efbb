import { readConfig } from '../../bot/config/from-environment.ts';
import type { Config } from '../../bot/config/config.ts';

/** Variables that operator scripts read; they need no Teams credentials. */
const NEEDED = [
  'STORAGE',
  'SQLITE_PATH',
  'COSMOS_ENDPOINT',
  'COSMOS_KEY',
  'COSMOS_DATABASE',
  'PROGRAMME_FILE',
  'TIME_ZONE',
] as const;

/**
 * The settings of the store and of the role rules.
 * @throws ConfigInvalid
 */
export function storeOfEnvironment(): Pick<Config, 'storage' | 'programmeFile' | 'timeZone'> {
  return readConfig(Object.fromEntries(NEEDED.map((name) => [name, process.env[name]])));
}
