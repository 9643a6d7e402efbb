import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { startDemo } from '../../scripts/start-demo.ts';
import { freePort } from './free-port.ts';

const assignScript = path.resolve(import.meta.dirname, '../../scripts/assign.ts');

/** The demo on ports and in a folder of its own. */
export async function aDeskInThePlayground(timeZone: string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-'));
  const [port, playgroundPort] = [await freePort(), await freePort()];
  const demo = await startDemo({ port, playgroundPort, folder, timeZone });
  return {
    url: demo.playground.url,
    /** `npm run assign` with these flags, against this desk. */
    assign: async (...flags: string[]): Promise<void> => {
      const env = { PORT: String(port), SQLITE_PATH: path.join(folder, 'desk.sqlite') };
      await promisify(execFile)(process.execPath, [assignScript, ...flags], { env });
    },
    stop: async (): Promise<void> => {
      await demo.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
