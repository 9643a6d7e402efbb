import { randomUUID } from 'node:crypto';
import type { TurnContext } from 'botbuilder';
import type { DestinationStream } from 'pino';
import type { Services } from '../dialogs/turn.ts';
import { openDocuments } from '../storage/open-documents.ts';
import { Desk } from '../workflow/desk.ts';
import { Inbox } from '../workflow/inbox.ts';
import { People } from '../workflow/people.ts';
import type { Clock, Documents, Ids } from '../workflow/ports.ts';
import { Reader } from '../workflow/reader.ts';
import { PUBLIC_CLOUD, type ChannelSettings } from './auth/settings.ts';
import { teamsDoor } from './auth/teams-door.ts';
import { Background } from './background.ts';
import type { Config } from './config.ts';
import { secretDaysLeft } from './health.ts';
import { RATES, type Rates } from './http-limits.ts';
import type { HttpTimeouts } from './http.ts';
import { createLog } from './log.ts';
import { measuredDocuments } from './measured-documents.ts';
import { Metrics } from './metrics.ts';
import { loadProgramme } from './programme-file.ts';
import { openServers } from './servers.ts';
import { localSecret } from './webhook/local-secret.ts';
import { SignatureCheck } from './webhook/signature.ts';

/** What a desk is started with. All but the configuration has the machine's own as a default. */
export interface StartOptions {
  readonly config: Config;
  readonly clock?: Clock;
  readonly ids?: Ids;
  readonly fetch?: typeof fetch;
  /** The store of the configuration; closed with the desk. */
  readonly documents?: Documents;
  /** Where log lines go; standard output. */
  readonly logTo?: DestinationStream;
  /** The Bot Framework's cloud. */
  readonly settings?: ChannelSettings;
  readonly rates?: Rates;
  readonly timeouts?: HttpTimeouts;
  readonly bot: (services: Services) => Bot;
}

/** What answers a turn. */
export interface Bot {
  run(context: TurnContext): Promise<void>;
}

export interface RunningDesk {
  /** `http://host:port` of the routes Teams and the customers call. */
  readonly address: string;
  readonly metricsAddress?: string;
  /** Finishes what is under way and closes everything, within ten seconds. */
  close(): Promise<void>;
}

/** Requests under way may take so long once no new one is taken, in milliseconds. */
const FINISH_MS = 8000;
const SWEEP_MS = 60_000;

/**
 * Wires all rooms and starts the desk.
 * @throws ProgrammeInvalid, StoreUnavailable, CannotListen: each says what to mend.
 */
export async function startDesk(options: StartOptions): Promise<RunningDesk> {
  const { config, clock = { now: () => Date.now() }, ids = { next: () => randomUUID() } } = options;
  const log = createLog(config.logLevel, options.logTo);
  const metrics = new Metrics();
  const programme = await loadProgramme(config.programmeFile);
  const onCharge = (requestUnits: number) => metrics.charged(requestUnits);
  const store =
    options.documents ?? (await openDocuments({ storage: config.storage, clock, ids, onCharge }));
  const documents = measuredDocuments(store, clock, metrics);
  const background = new Background(log);
  const { timeZone, allowedTenants, admins } = config;
  const local = config.app === undefined;
  const rolePolicy = { admins, everyoneIsAdmin: local && admins.length === 0 };
  const core = { documents, programme, clock, ids, timeZone, rolePolicy };

  const desk = new Desk(core);
  const inbox = new Inbox({ ...core, desk, allowedTenants });
  const services = {
    ...core,
    desk,
    reader: new Reader(documents),
    people: new People({ documents, clock }),
  };
  const door = teamsDoor({
    config,
    settings: options.settings ?? PUBLIC_CLOUD,
    fetch: options.fetch ?? fetch,
    clock,
    log,
  });
  const bot = options.bot(services);
  const secrets =
    config.webhookSecrets.length > 0
      ? config.webhookSecrets
      : [localSecret(config.webhookSecretFile)];
  const secretExpiresOn =
    config.app?.type === 'SingleTenant' ? config.app.passwordExpiresOn : undefined;
  metrics.collectProcess();
  if (secretExpiresOn !== undefined)
    metrics.gauge('desk_secret_days_left', 'Whole days until the client secret expires.', () =>
      secretDaysLeft(secretExpiresOn, clock),
    );

  const servers = await openServers({
    config,
    clock,
    ids,
    log,
    metrics,
    messages: { adapter: door.adapter, run: (context) => bot.run(context) },
    webhook: { inbox, signatures: new SignatureCheck(secrets), clock, log },
    ready: { documents, token: door.token, clock, log, secretExpiresOn },
    rates: options.rates ?? RATES,
    timeouts: options.timeouts,
  }).catch(async (error: unknown) => {
    await documents.close();
    throw error;
  });
  const stopSweeping = background.every(SWEEP_MS, 'parked-sweep-failed', () => inbox.sweep());
  log.info('started', { address: servers.main.address });
  if (local) log.warn('local-mode');

  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    log.info('stopping');
    stopSweeping();
    const cutShort = await servers.main.close(FINISH_MS);
    if (cutShort) log.warn('stop-cut-short');
    await background.settled();
    await servers.metrics?.close(0);
    await documents.close();
    log.info('stopped');
  };
  return {
    address: servers.main.address,
    metricsAddress: servers.metrics?.address,
    close: () => (closing ??= close()),
  };
}
