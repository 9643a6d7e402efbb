import { readConfig } from '../../bot/config/from-environment.ts';
import { startDesk, type RunningDesk } from '../../bot/wiring.ts';
import type { Documents } from '../../workflow/kernel/ports.ts';
import { BENCH_ADMINS } from './seed.ts';

/** The desk in this process, without tokens, on a store handed in: for what is counted, not timed. */
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
