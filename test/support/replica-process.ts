import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { readConfig, type Environment } from '../../bot/config/from-environment.ts';
import { startDesk } from '../../bot/wiring.ts';
import { commonClock, monotonicAt, type CommonTime } from './replica-process-clock.ts';

/** Settings of a replica, as JSON on its command line. */
export interface ReplicaSettings {
  readonly environment: Environment;
  readonly time: CommonTime;
}

/**
 * A replica of the whole desk: `node replica-process.ts <settings as JSON>`. Prints its address and
 * exits as `npm start` does.
 */
const { environment, time } = JSON.parse(process.argv[2] ?? '') as ReplicaSettings;
const desk = await startDesk({
  config: readConfig(environment),
  clock: commonClock(time),
  monotonic: monotonicAt(time.pace),
});
process.once('SIGTERM', () => void desk.close().then(() => process.exit(0)));
// A killed process writes nothing at its end.
flushCompileCache();
writeSync(1, `${desk.address}\n`);
