import { z } from 'zod';
import { isDay } from '../../workflow/kernel/day.ts';

/** Formats of the environment variables, each on its own. An empty one counts as absent. */

const text = z.string().trim();
const port = text
  .regex(/^\d{1,5}$/u)
  .transform(Number)
  .pipe(z.number().max(65_535));
const tenant = z.guid().toLowerCase();
const person = z.union([z.guid(), z.email()]).transform((value) => value.toLowerCase());
/** `whsec_` and 24 to 64 random bytes in base64, by the Standard Webhooks specification. */
const secret = z
  .string()
  .regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/u)
  .refine((value) => {
    const { length } = Buffer.from(value.slice('whsec_'.length), 'base64');
    return length >= 24 && length <= 64;
  });
/** A host (https, default port), `*.` and a domain, or a whole origin. */
const serviceHost = z
  .string()
  .toLowerCase()
  .regex(/^(?:(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+|https?:\/\/[a-z0-9.[\]:-]+)$/u);

const list = <Output>(item: z.ZodType<Output, string>) =>
  text
    .transform((value) => value.split(/[\s,]+/u).filter((part) => part !== ''))
    .pipe(z.array(item).min(1));

const timeZone = text.refine((name) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
});

export const configFields = {
  PORT: port.default(3978),
  HOST: text.optional(),
  STORAGE: z.enum(['sqlite', 'cosmos']).default('sqlite'),
  SQLITE_PATH: text.default('data/desk.sqlite'),
  COSMOS_ENDPOINT: z.url({ protocol: /^https?$/u }).optional(),
  COSMOS_KEY: text.optional(),
  COSMOS_DATABASE: text.default('planning-services-desk'),
  MicrosoftAppType: z.enum(['SingleTenant', 'UserAssignedMSI']).optional(),
  MicrosoftAppId: z.guid().toLowerCase().optional(),
  MicrosoftAppPassword: text.optional(),
  MicrosoftAppPasswordExpiresOn: text.refine(isDay).optional(),
  MicrosoftAppTenantId: tenant.optional(),
  ALLOWED_TENANTS: list(tenant).optional(),
  ADMINS: list(person).default([]),
  WEBHOOK_SECRETS: list(secret).optional(),
  PROGRAMME_FILE: text.optional(),
  TIME_ZONE: timeZone.default('UTC'),
  PUBLIC_URL: z.url({ protocol: /^https?$/u }).optional(),
  SERVICE_URL_HOSTS: list(serviceHost).optional(),
  METRICS_PORT: port.optional(),
  METRICS_HOST: text.default('127.0.0.1'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  TRUSTED_PROXIES: text.regex(/^\d$/u).transform(Number).default(0),
  DRAIN_SECONDS: text
    .regex(/^\d{1,3}$/u)
    .transform(Number)
    .pipe(z.number().max(300))
    .optional(),
} as const;

export type FieldName = keyof typeof configFields;
export type Fields = { readonly [Name in FieldName]: z.output<(typeof configFields)[Name]> };

/** Expected format of each variable, for error messages, which never contain its value. */
export const fieldHints: Readonly<Record<FieldName, string>> = {
  PORT: 'a port number from 0 to 65535',
  HOST: 'an address or host name to listen on',
  STORAGE: 'sqlite or cosmos',
  SQLITE_PATH: 'a path to the database file',
  COSMOS_ENDPOINT: 'the https address of the Cosmos DB account',
  COSMOS_KEY: 'an account key; leave it out to use the managed identity',
  COSMOS_DATABASE: 'the name of a database',
  MicrosoftAppType:
    'SingleTenant or UserAssignedMSI (Microsoft ended new MultiTenant bots on 2025-07-31; register the bot again as SingleTenant)',
  MicrosoftAppId: "the GUID of the bot's app registration",
  MicrosoftAppPassword: "a client secret of the bot's app registration",
  MicrosoftAppPasswordExpiresOn: 'the day the client secret expires, as YYYY-MM-DD',
  MicrosoftAppTenantId: 'the GUID of the tenant that holds the app registration',
  ALLOWED_TENANTS: 'tenant GUIDs, separated by commas',
  ADMINS:
    'object ids or e-mail addresses of the first admins, separated by commas; without one nobody can be granted a role',
  WEBHOOK_SECRETS:
    'one or more secrets separated by commas, each whsec_ followed by 24 to 64 random bytes in base64',
  PROGRAMME_FILE: 'a path to a programme definition',
  TIME_ZONE: 'an IANA time zone such as Europe/Berlin',
  PUBLIC_URL: 'the https address of the desk for people',
  SERVICE_URL_HOSTS:
    "host names, *.domains or whole origins besides Teams' own, separated by commas",
  METRICS_PORT: 'a port number from 0 to 65535',
  METRICS_HOST: 'an address or host name to listen on',
  LOG_LEVEL: 'debug, info, warn, error or silent',
  TRUSTED_PROXIES: 'the number of proxies in front of the desk, 0 to 9',
  DRAIN_SECONDS: 'a number of seconds from 0 to 300',
};
