import type { RunningDesk } from './wiring.ts';

/** `npm start`: runs the bot with the environment's configuration until a signal stops it. */

/** Codes of errors that an operator can fix: one message instead of a stack trace. */
const FIXABLE: readonly unknown[] = [
  'config-invalid',
  'programme-invalid',
  'cannot-listen',
  'secret-not-kept',
  'store-unavailable',
  'store-unusable',
];
/** Maximum duration of a stop after the drain, whatever clients do. */
const STOP_MS = 10_000;
const CRASH_MS = 3_000;

// All else is imported after the handlers: as process 1 of a container, a process without one
// ignores signals.
let desk: RunningDesk | undefined;
let drainMs = 0;
let isStopping = false;
process.on('SIGTERM', stop);
process.on('SIGINT', stop);

const { createLog } = await import('./telemetry/log.ts');
let log = createLog('info');
process.on('uncaughtException', crash);

try {
  const { readConfig } = await import('./config/from-environment.ts');
  const config = readConfig(process.env);
  log = createLog(config.logLevel);
  drainMs = config.drainSeconds * 1000;
  // Imported late, so that a configuration error is reported before the rest is loaded.
  const { startDesk } = await import('./wiring.ts');
  desk = await startDesk({ config });
} catch (error) {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (!FIXABLE.includes(code)) throw error;
  log.error('start-failed', { code: String(code), error });
  console.error((error as Error).message);
  process.exit(1);
}

function stop(): void {
  // Until the start is complete the process has nothing that another replica waits for.
  if (desk === undefined) process.exit(0);
  // The launcher forwards a signal that the process group has received already.
  if (isStopping) return;
  isStopping = true;
  setTimeout(() => process.exit(1), drainMs + STOP_MS).unref();
  void desk.close().then(() => process.exit(0));
}

/** Also handles unhandled rejections. The message may contain user input. */
function crash(error: unknown): void {
  log.error('crashed', { error });
  setTimeout(() => process.exit(1), CRASH_MS).unref();
  if (desk === undefined) process.exit(1);
  // The second call ends the drain: the leases are released and the drain time is skipped.
  void desk.close();
  void desk.close().finally(() => process.exit(1));
}
