import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

/** The command line asks for something that does not exist; the message names it. */
export class UsageError extends Error {
  readonly code = 'usage';
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** A failure that the operator can fix; the message says how. */
export class ScriptFailed extends Error {
  readonly code = 'script-failed';
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ScriptFailed';
  }
}

export interface Script<Request> {
  /** How it is called, for example `npm run demo`. */
  readonly call: string;
  readonly help: string;
  /** @throws UsageError */
  readonly read: (commandLine: readonly string[]) => Request;
  readonly run: (request: Request) => Promise<void> | void;
}

/**
 * Runs a script. The exit code is 0 after `--help`, 2 for a wrong command line and 1 for a known
 * failure, each told in its message alone. An unknown error is thrown, with its stack.
 */
export async function runScript<Request>(script: Script<Request>): Promise<void> {
  const code = await exitCodeOf(script, process.argv.slice(2));
  if (code === 0) return;
  // Ends here: the SDK of Cosmos DB retries a failed look-up for two minutes, client closed or not.
  process.stderr.write('', () => process.exit(code));
}

/** `runScript` on a given command line; returns the exit code instead of setting it. */
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
 * The options and other arguments of a command line.
 * @throws UsageError for an unknown option, a missing value or an argument too many.
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
 * For a script that takes no arguments.
 * @throws UsageError
 */
export function readNothing(commandLine: readonly string[]): void {
  readArguments(commandLine, {});
}

/** One of our own errors, or one of the operating system (EACCES, ENOSPC, …). */
function isKnown(error: unknown): error is Error {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return typeof error.code === 'string' && /^(?:[a-z]|E(?!RR_)[A-Z0-9]+$)/u.test(error.code);
}
