import { readFileSync } from 'node:fs';
import { webhookSecretFile } from '../../bot/config/from-environment.ts';
import { configFields } from '../../bot/config/fields.ts';
import type { Flags } from './options.ts';
import { ScriptFailed, UsageError } from '../cli/command-line.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** URL of the desk's webhook. */
export function targetUrl(given: Flags, environment: Environment): string {
  const url =
    given.url ?? `http://127.0.0.1:${environment['PORT'] ?? '3978'}/api/webhooks/vouchers`;
  if (!URL.canParse(url)) throw new UsageError(`--url (or PORT) is not a valid address: "${url}".`);
  return url;
}

/**
 * The webhook signing secret: `--secret`, `WEBHOOK_SECRETS`, or the file of local mode.
 * @throws ScriptFailed if no secret exists
 * @throws UsageError if the secret is malformed
 */
export function signingSecret(given: Flags, environment: Environment): string {
  const [first] = (environment['WEBHOOK_SECRETS'] ?? '').split(/[\s,]+/u);
  const secret =
    given.secret ?? (first === '' ? undefined : first) ?? secretOfLocalMode(environment);
  if (!configFields.WEBHOOK_SECRETS.safeParse(secret).success)
    throw new UsageError(
      'The webhook secret (--secret or WEBHOOK_SECRETS) is whsec_ followed by 24 to 64 random bytes in base64.',
    );
  return secret;
}

function secretOfLocalMode(environment: Environment): string {
  const database = configFields.SQLITE_PATH.parse(environment['SQLITE_PATH'] ?? undefined);
  const file = webhookSecretFile(database);
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new ScriptFailed(
      `There is no webhook secret in ${file}: start the desk first (npm run demo, or npm start), or pass --secret.`,
    );
  }
}
