import { readConfig } from '../../bot/config/from-environment.ts';
import { startDesk, type RunningDesk } from '../../bot/wiring.ts';
import type { Documents } from '../../workflow/kernel/ports.ts';
import { BENCH_ADMINS } from './seed.ts';

/**
 * Runs the desk in this process on the given store, without authentication; for counting, not
 * timing.
 */
export function localDesk(folder: string, documents: Documents): Promise<RunningDesk> {
  return startDesk({
    config: readConfig({
      PORT: '0',
      HOST: '127.0.0.1',
      SQLITE_PATH: `${folder}/unused.sqlite`,
      TIME_ZONE: 'UTC',
      LOG_LEVEL: 'silent',
      ADMINS: BENCH_ADMINS.join(','),
    }),
    documents,
  });
}
