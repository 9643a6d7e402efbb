import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The webhook secret of local mode: made once, kept beside the database for this user alone, so
 * that `npm run assign` finds it.
 */
export function localSecret(file: string): string {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const made = `whsec_${randomBytes(32).toString('base64')}`;
  try {
    // Fails when there is one already, also when another process was quicker by a hair.
    writeFileSync(file, `${made}\n`, { flag: 'wx', mode: 0o600 });
    return made;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return readFileSync(file, 'utf8').trim();
  }
}
