import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** The package was not written; the message names the fix. */
class PackageRefused extends Error {
  readonly code = 'package-refused';
  constructor(message: string) {
    super(message);
    this.name = 'PackageRefused';
  }
}

/** Content hashes by `<app id> <version>`. */
const recordSchema = z.record(z.string(), z.string());
const identitySchema = z.object({ id: z.string(), version: z.string() });

const RECORD = 'packaged.json';

/**
 * Records the content hash of an app version. Teams accepts an update only with a higher version,
 * so changed content under a recorded version is refused. Hashes the files, not the zip, whose
 * bytes depend on the zip library's version.
 * @throws PackageRefused
 */
export function recordPackage(folder: string, files: ReadonlyMap<string, Uint8Array>): void {
  const manifest = Buffer.from(files.get('manifest.json') ?? '').toString('utf8');
  const { id, version } = identitySchema.parse(JSON.parse(manifest));
  const record = readRecord(folder);
  const [key, hash] = [`${id} ${version}`, hashOf(files)];
  const before = record[key];
  if (before === hash) return;
  if (before !== undefined)
    throw new PackageRefused(
      `The app has changed since version ${version} was packaged: raise the version (npm version patch) and package again, or delete dist/${RECORD} if that package was never uploaded.`,
    );
  mkdirSync(folder, { recursive: true });
  const text = JSON.stringify({ ...record, [key]: hash }, undefined, 2);
  writeFileSync(path.join(folder, RECORD), `${text}\n`);
}

function readRecord(folder: string): z.output<typeof recordSchema> {
  const file = path.join(folder, RECORD);
  if (!existsSync(file)) return {};
  try {
    return recordSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new PackageRefused(`dist/${RECORD} cannot be read: delete it and package again.`);
  }
}

function hashOf(files: ReadonlyMap<string, Uint8Array>): string {
  const hash = createHash('sha256');
  for (const [name, bytes] of files) hash.update(`${name} ${bytes.length}\n`).update(bytes);
  return hash.digest('hex');
}
