import { readFileSync } from 'node:fs';
import { webhookSecretFile } from '../bot/config/from-environment.ts';
import { configFields } from '../bot/config/fields.ts';
import { AssignRefused, type Flags } from './assign-options.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the desk takes events. */
export function targetUrl(given: Flags, environment: Environment): string {
  const url =
    given.url ?? `http://127.0.0.1:${environment['PORT'] ?? '3978'}/api/webhooks/vouchers`;
  if (!URL.canParse(url)) throw new AssignRefused(`--url is an address, not "${url}".`);
  return url;
}

/**
 * The secret to sign with.
 * @throws AssignRefused when there is none, or it is no secret.
 */
export function signingSecret(given: Flags, environment: Environment): string {
  const [first] = (environment['WEBHOOK_SECRETS'] ?? '').split(/[\s,]+/u);
  const secret =
    given.secret ?? (first === '' ? undefined : first) ?? secretOfLocalMode(environment);
  if (!configFields.WEBHOOK_SECRETS.safeParse(secret).success)
    throw new AssignRefused(
      'The webhook secret is whsec_ followed by 24 to 64 random bytes in base64.',
    );
  return secret;
}

function secretOfLocalMode(environment: Environment): string {
  const database = configFields.SQLITE_PATH.parse(environment['SQLITE_PATH'] ?? undefined);
  const file = webhookSecretFile(database);
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new AssignRefused(
      `There is no webhook secret in ${file}: start the desk first (npm run demo, or npm start), or pass --secret.`,
    );
  }
}
