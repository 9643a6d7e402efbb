import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { assignScript } from '../../scripts/assign/script.ts';
import { PortTaken } from '../../scripts/demo/free-port.ts';
import { startDemo } from '../../scripts/demo/start-demo.ts';
import type { Playground } from '../../scripts/demo/start-playground.ts';
import { freePort } from './free-port.ts';
import { runHere } from './run-here.ts';

interface Place {
  readonly port: number;
  readonly playgroundPort: number;
  readonly folder: string;
  readonly timeZone: string;
}

interface Started {
  readonly playground: Playground;
  stop(): Promise<void>;
}

/** The demo on free ports in a new folder. */
export const aDeskInThePlayground = (timeZone: string) => inAPlaceOfItsOwn(timeZone, startDemo);

/** The demo of a company without records (`npm run demo -- --empty`). */
export const aNewDeskInThePlayground = (timeZone: string, language: string) =>
  inAPlaceOfItsOwn(timeZone, (place) => startDemo({ ...place, empty: true, language }));

async function inAPlaceOfItsOwn(timeZone: string, start: (place: Place) => Promise<Started>) {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-'));
  const { place, playground, stop } = await startedIn({ folder, timeZone }, start);
  return {
    url: playground.url,
    /** Runs `npm run assign` with these flags against this desk. */
    assign: async (...flags: string[]): Promise<void> => {
      const { status, stderr } = await runHere(assignScript(environment(place)), flags);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    },
    stop: async (): Promise<void> => {
      await stop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Chooses other ports if another process takes one before the start. */
async function startedIn(
  where: Pick<Place, 'folder' | 'timeZone'>,
  start: (place: Place) => Promise<Started>,
): Promise<Started & { readonly place: Place }> {
  for (;;) {
    const place = { ...where, port: await freePort(), playgroundPort: await freePort() };
    try {
      return { ...(await start(place)), place };
    } catch (error) {
      if (!(error instanceof PortTaken)) throw error;
    }
  }
}

function environment({ folder, port, timeZone }: Omit<Place, 'playgroundPort'>) {
  return {
    PORT: String(port),
    SQLITE_PATH: path.join(folder, 'desk.sqlite'),
    TIME_ZONE: timeZone,
  };
}
