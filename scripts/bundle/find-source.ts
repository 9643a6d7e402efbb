import { existsSync, readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import path from 'node:path';
import { ScriptFailed, UsageError } from '../cli/command-line.ts';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * The source of a position in a log line, e.g. `desk/chunk-ABCDEFGH:12:345`.
 * @param bundle the folder from which the paths in the maps lead to the sources
 */
export function findSource(position: string, bundle: string, mapsFolder: string): string {
  const [, chunk, line, column] = /^(?:.*\/)?([^/:]+?)(?:\.js)?:(\d+):(\d+)$/u.exec(position) ?? [];
  if (chunk === undefined)
    throw new UsageError(`“${position}” is no position like desk/chunk-ABCDEFGH:12:345.`);
  const file = path.join(mapsFolder, `${chunk}.js.map`);
  if (!existsSync(file))
    throw new ScriptFailed(`The bundle of these sources has no ${chunk}: check out its release.`);
  const map = new SourceMap(JSON.parse(readFileSync(file, 'utf8')) as SourceMapPayload);
  const found = map.findEntry(Number(line) - 1, Number(column) - 1);
  if (!('originalSource' in found)) throw new ScriptFailed(`${position} has no source.`);
  const source = path.relative(root, path.resolve(bundle, found.originalSource));
  return `${source}:${found.originalLine + 1}:${found.originalColumn + 1}`;
}
