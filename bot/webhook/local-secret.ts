import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The file with local mode's webhook secret can be neither written nor read. */
class SecretNotStored extends Error {
  readonly code = 'secret-not-kept';
  constructor(file: string, cause: unknown) {
    super(
      `The webhook secret of local mode cannot be stored in ${file}: set SQLITE_PATH to a writable folder, or set WEBHOOK_SECRETS.`,
      { cause },
    );
    this.name = 'SecretNotKept';
  }
}

/**
 * Webhook secret of local mode, created once. It is stored next to the database with mode 0600,
 * where `npm run assign` reads it.
 * @throws SecretNotKept
 */
export function localSecret(file: string): string {
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    return createOrRead(file, `whsec_${randomBytes(32).toString('base64')}`);
  } catch (error) {
    throw new SecretNotStored(file, error);
  }
}

function createOrRead(file: string, made: string): string {
  try {
    // `wx` fails if the file exists, so of two processes that start together only one creates it.
    writeFileSync(file, `${made}\n`, { flag: 'wx', mode: 0o600 });
    return made;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return readFileSync(file, 'utf8').trim();
  }
}
