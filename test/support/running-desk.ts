import { Writable } from 'node:stream';
import type { TurnContext } from 'botbuilder';
import { readConfig, type Environment } from '../../bot/config/from-environment.ts';
import { respond } from '../../bot/turns/answer-in-time.ts';
import { startDesk, type RunningDesk, type StartOptions } from '../../bot/wiring.ts';
import { aFolder } from './a-folder.ts';
import { SECRET } from './signed-event.ts';

/** 15 June 2020, within the programme. */
export const NOON = Date.parse('2020-06-15T12:00:00Z');

export interface TestDeskOptions extends Partial<Omit<StartOptions, 'config' | 'logTo'>> {
  /** Overrides the free port, the new database and the webhook secret. */
  readonly environment?: Environment;
}

export interface TestDesk extends RunningDesk {
  /** All lines logged so far. */
  readonly log: Readonly<Record<string, unknown>>[];
  post(path: string, init: Omit<RequestInit, 'method'>): Promise<Response>;
  get(path: string): Promise<Response>;
}

/** The whole desk on loopback; in local mode unless the environment configures Teams. */
export async function runDesk(options: TestDeskOptions = {}): Promise<TestDesk> {
  const { environment, ...rest } = options;
  const folder = aFolder();
  const log: Record<string, unknown>[] = [];
  const logTo = new Writable({
    write(chunk: Buffer, _encoding, done) {
      log.push(JSON.parse(chunk.toString()) as Record<string, unknown>);
      done();
    },
  });
  const config = readConfig({
    PORT: '0',
    HOST: '127.0.0.1',
    SQLITE_PATH: `${folder.path}/desk.sqlite`,
    WEBHOOK_SECRETS: SECRET,
    LOG_LEVEL: 'debug',
    TIME_ZONE: 'Europe/Berlin',
    DRAIN_SECONDS: '0',
    ...environment,
  });
  const clock = { now: () => NOON };
  const desk = await startDesk({ clock, bot: () => ({ run: greet }), ...rest, config, logTo });
  return {
    ...desk,
    log,
    post: (path, init) => fetch(`${desk.address}${path}`, { method: 'POST', ...init }),
    get: (path) => fetch(`${desk.address}${path}`),
    close: async () => {
      await desk.close();
      folder.remove();
    },
  };
}

/** A bot that answers only clicks, in the response. */
async function greet(context: TurnContext): Promise<void> {
  if (context.activity.type === 'invoke') respond(context, { greeting: 'hello' });
}

/** Rates beyond any test that does not test them. */
const NO_LIMIT = { burst: 1_000_000, perSecond: 1 };
export const NO_LIMITS = {
  unproven: NO_LIMIT,
  person: NO_LIMIT,
  tenant: NO_LIMIT,
  secret: NO_LIMIT,
  feed: NO_LIMIT,
} as const;
