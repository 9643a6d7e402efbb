import { exitCodeOf, type Script } from '../../scripts/cli/command-line.ts';

/** Runs a script in this process; returns its output and exit code. */
export async function runHere<Request>(
  script: Script<Request>,
  commandLine: readonly string[] = [],
): Promise<{ readonly status: 0 | 1 | 2; readonly stdout: string; readonly stderr: string }> {
  const [out, errors] = [
    jest.spyOn(console, 'log').mockReturnValue(),
    jest.spyOn(console, 'error').mockReturnValue(),
  ];
  const printed = (spy: typeof out) => spy.mock.calls.map((line) => `${line.join(' ')}\n`).join('');
  try {
    const status = await exitCodeOf(script, commandLine);
    return { status, stdout: printed(out), stderr: printed(errors) };
  } finally {
    out.mockRestore();
    errors.mockRestore();
  }
}
