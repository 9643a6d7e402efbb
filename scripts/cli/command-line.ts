import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

/** An unknown or malformed argument; the message names it. */
export class UsageError extends Error {
  readonly code = 'usage';
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** A failure that the operator can fix; the message names the fix. */
export class ScriptFailed extends Error {
  readonly code = 'script-failed';
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ScriptFailed';
  }
}

export interface Script<Request> {
  /** The command, for example `npm run demo`. */
  readonly call: string;
  readonly help: string;
  /** @throws UsageError */
  readonly read: (commandLine: readonly string[]) => Request;
  readonly run: (request: Request) => Promise<void> | void;
}

/**
 * Runs a script. Exit codes: 0 after `--help`, 2 for a usage error, 1 for a known failure. Prints
 * the message of a known error; rethrows any other.
 */
export async function runScript<Request>(script: Script<Request>): Promise<void> {
  const code = await exitCodeOf(script, process.argv.slice(2));
  if (code === 0) return;
  // Exits explicitly: the Cosmos DB SDK retries a failed DNS look-up for two minutes, even after
  // close.
  process.stderr.write('', () => process.exit(code));
}

/** Like `runScript`, but takes the command line and returns the exit code. */
export async function exitCodeOf<Request>(
  script: Script<Request>,
  commandLine: readonly string[],
): Promise<0 | 1 | 2> {
  if (commandLine.some((word) => word === '--help' || word === '-h')) {
    console.log(script.help.trim());
    return 0;
  }
  try {
    await script.run(script.read(commandLine));
    return 0;
  } catch (error) {
    if (!isKnown(error)) throw error;
    const usage = error instanceof UsageError;
    console.error(usage ? `${error.message} See ${script.call} -- --help.` : error.message);
    return usage ? 2 : 1;
  }
}

/**
 * Parses options and positional arguments.
 * @throws UsageError for an unknown option, a missing value or an extra argument
 */
export function readArguments<const Options extends ParseArgsOptionsConfig>(
  commandLine: readonly string[],
  options: Options,
  { positionals = false }: { readonly positionals?: boolean } = {},
) {
  try {
    return parseArgs({ args: [...commandLine], options, allowPositionals: positionals });
  } catch (error) {
    const [problem = ''] = (error as Error).message.split(/\. |\.?\n/u);
    throw new UsageError(`${problem.replace(/\.$/u, '')}.`);
  }
}

/**
 * Rejects any argument.
 * @throws UsageError
 */
export function readNothing(commandLine: readonly string[]): void {
  readArguments(commandLine, {});
}

/** True for errors of this project and of the operating system (EACCES, ENOSPC, …). */
function isKnown(error: unknown): error is Error {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return typeof error.code === 'string' && /^(?:[a-z]|E(?!RR_)[A-Z0-9]+$)/u.test(error.code);
}
