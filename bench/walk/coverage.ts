import { readFileSync } from 'node:fs';
import { Session, type Profiler } from 'node:inspector/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export interface CalledFunction {
  /** Empty for an anonymous function. */
  readonly name: string;
  readonly line: number;
  /** For an async function, each resume adds one. */
  readonly calls: number;
}

/** Called functions by file, relative to the repository. */
export type Coverage = ReadonlyMap<string, readonly CalledFunction[]>;

const ROOT = path.resolve(import.meta.dirname, '../..');
const LAYERS = /^(?:bot|cards|dialogs|locales|storage|workflow)\//u;
/** Runs concurrently with the click, started by the commit. */
const OUTBOX = /^bot\/outbox\//u;

/** Functions of the product's layers, apart from the outbox, called in this process during `work`. */
export async function coverageOf(work: () => Promise<void>): Promise<Coverage> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  // Discards calls before the measurement: taking coverage resets the counts.
  await session.post('Profiler.takePreciseCoverage');
  await work();
  const { result } = await session.post('Profiler.takePreciseCoverage');
  session.disconnect();
  const files = result.flatMap(({ url, functions }) => {
    if (!url.startsWith('file:')) return [];
    const file = path.relative(ROOT, fileURLToPath(url));
    const isWalked = LAYERS.test(file) && !OUTBOX.test(file);
    const called = isWalked ? calledIn(file, functions) : [];
    return called.length === 0 ? [] : [[file, called] as const];
  });
  return new Map(files.toSorted(([one], [other]) => one.localeCompare(other)));
}

function calledIn(
  file: string,
  functions: readonly Profiler.FunctionCoverage[],
): readonly CalledFunction[] {
  const source = readFileSync(path.join(ROOT, file), 'utf8');
  return functions.flatMap(({ functionName: name, ranges: [range] }) => {
    if (range === undefined || range.count === 0) return [];
    // Node strips types in place, so the offsets match the source.
    const line = source.slice(0, range.startOffset).split('\n').length;
    return [{ name, line, calls: range.count }];
  });
}
