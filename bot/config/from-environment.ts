import path from 'node:path';
import type { StorageSettings } from '../../storage/open-documents.ts';
import { configFields, fieldHints, type FieldName, type Fields } from './fields.ts';
import { configRules } from './rules.ts';
import type { AppCredentials, Config } from './config.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment is invalid. The message lists every problem and no value. */
export class ConfigInvalid extends Error {
  readonly code = 'config-invalid';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
    super([`The configuration has ${count}:`, ...problems.map((one) => `  - ${one}`)].join('\n'));
    this.name = 'ConfigInvalid';
    this.problems = problems;
  }
}

/** Two health checks of a load balancer with an interval of 2 s. */
const DRAIN_SECONDS = 5;

/** Hosts of Teams' service URLs: public cloud and GCC. */
const TEAMS_HOSTS = ['smba.trafficmanager.net', 'smba.infra.gcc.teams.microsoft.com'];

/** Reads the configuration from the environment. @throws ConfigInvalid with all problems */
export function readConfig(environment: Environment): Config {
  const names = Object.keys(configFields) as FieldName[];
  const given = new Map(
    names.flatMap((name) => {
      const value = environment[name]?.trim() ?? '';
      return value === '' ? [] : [[name, value] as const];
    }),
  );
  const problems: string[] = [];
  const fields = Object.fromEntries(
    names.map((name) => {
      const parsed = configFields[name].safeParse(given.get(name));
      if (!parsed.success) problems.push(`${name} must be ${fieldHints[name]}.`);
      return [name, parsed.data];
    }),
  ) as Fields;
  problems.push(...configRules(fields, (name) => given.has(name)));
  if (problems.length > 0) throw new ConfigInvalid(problems);
  return configOf(fields);
}

function configOf(fields: Fields): Config {
  const app = appOf(fields);
  return {
    port: fields.PORT,
    host: fields.HOST ?? (app ? '0.0.0.0' : '127.0.0.1'),
    storage: storageOf(fields),
    app,
    allowedTenants: app && fields.ALLOWED_TENANTS,
    admins: fields.ADMINS,
    webhookSecrets: fields.WEBHOOK_SECRETS ?? [],
    webhookSecretFile: webhookSecretFile(fields.SQLITE_PATH),
    programmeFile: fields.PROGRAMME_FILE,
    timeZone: fields.TIME_ZONE,
    publicUrl: fields.PUBLIC_URL,
    serviceUrlHosts: [...(app ? TEAMS_HOSTS : []), ...(fields.SERVICE_URL_HOSTS ?? [])],
    metrics:
      fields.METRICS_PORT === undefined
        ? undefined
        : { port: fields.METRICS_PORT, host: fields.METRICS_HOST },
    logLevel: fields.LOG_LEVEL,
    trustedProxies: fields.TRUSTED_PROXIES,
    drainSeconds: fields.DRAIN_SECONDS ?? (app ? DRAIN_SECONDS : 0),
  };
}

/** Path of local mode's webhook secret, next to the database. */
export function webhookSecretFile(sqlitePath: string): string {
  return path.join(path.dirname(sqlitePath), 'webhook-secret');
}

function storageOf(fields: Fields): StorageSettings {
  return fields.STORAGE === 'sqlite'
    ? { kind: 'sqlite', path: fields.SQLITE_PATH }
    : {
        kind: 'cosmos',
        endpoint: fields.COSMOS_ENDPOINT ?? '',
        key: fields.COSMOS_KEY,
        database: fields.COSMOS_DATABASE,
      };
}

function appOf(fields: Fields): AppCredentials | undefined {
  const { MicrosoftAppId: id, MicrosoftAppTenantId: tenantId = '' } = fields;
  if (id === undefined) return undefined;
  if (fields.MicrosoftAppType === 'UserAssignedMSI')
    return { type: 'UserAssignedMSI', id, tenantId };
  return {
    type: 'SingleTenant',
    id,
    tenantId,
    password: fields.MicrosoftAppPassword ?? '',
    passwordExpiresOn: fields.MicrosoftAppPasswordExpiresOn,
  };
}
