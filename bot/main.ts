import type { RunningDesk } from './wiring.ts';

/** `npm start`: the desk as configured by the environment, until it is told to stop. */

/** Errors an operator can fix: one message instead of a stack. */
const FIXABLE: readonly unknown[] = [
  'config-invalid',
  'programme-invalid',
  'cannot-listen',
  'secret-not-kept',
  'store-unavailable',
  'store-unusable',
];
/** After the drain a stop takes at most this long, whatever clients hold open, in milliseconds. */
const STOP_MS = 10_000;
const CRASH_MS = 3_000;

// Everything else is imported later: as process 1 of a container a signal is lost without a handler.
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
  // A configuration error is shown before the rest is loaded.
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
  // Before the start is complete nothing is held that another replica would wait for.
  if (desk === undefined) process.exit(0);
  // A signal to the process group arrives a second time through the launcher.
  if (isStopping) return;
  isStopping = true;
  setTimeout(() => process.exit(1), drainMs + STOP_MS).unref();
  void desk.close().then(() => process.exit(0));
}

/** Also for a rejection that nobody handled. The message may hold what a person typed. */
function crash(error: unknown): void {
  log.error('crashed', { error });
  setTimeout(() => process.exit(1), CRASH_MS).unref();
  if (desk === undefined) process.exit(1);
  // The second call ends the drain: leases are released, nothing else is waited for.
  void desk.close();
  void desk.close().finally(() => process.exit(1));
}
