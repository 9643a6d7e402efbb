import { readConfig } from '../../bot/config/from-environment.ts';
import type { Config } from '../../bot/config/config.ts';

/** What an operator's script works on; credentials of Teams are needed for none of it. */
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
 * The part of the environment that names the store and what decides on roles.
 * @throws ConfigInvalid
 */
export function storeOfEnvironment(): Pick<Config, 'storage' | 'programmeFile' | 'timeZone'> {
  return readConfig(Object.fromEntries(NEEDED.map((name) => [name, process.env[name]])));
}
