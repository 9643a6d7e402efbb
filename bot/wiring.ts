import { randomBytes, randomUUID } from 'node:crypto';
import type { DestinationStream } from 'pino';
import { openDocuments, type OpenedDocuments } from '../storage/open-documents.ts';
import { Desk } from '../workflow/desk/desk.ts';
import { Inbox } from '../workflow/inbox/inbox.ts';
import { People } from '../workflow/people/people.ts';
import type { Clock, Documents, Ids, Partition } from '../workflow/kernel/ports.ts';
import { Reader } from '../workflow/records/reader.ts';
import { PUBLIC_CLOUD, type ChannelSettings } from './auth/settings.ts';
import { connectTeams } from './adapter/teams-channel.ts';
import { BackgroundTasks } from './runtime/background-tasks.ts';
import type { Config } from './config/config.ts';
import { buildVersion } from './config/version.ts';
import { realTime } from './runtime/time.ts';
import { DeskBot, type DeskBotOptions } from './desk-bot.ts';
import { StoredTables } from './import/stored-tables.ts';
import { trialDesk } from './import/trial-desk.ts';
import { CalendarFeeds } from './calendar/calendar-feeds.ts';
import { Downloads } from './export/downloads.ts';
import { secretDaysLeft } from './http/health.ts';
import { RATES, type Rates } from './http/limits.ts';
import type { HttpTimeouts } from './http/http-server.ts';
import { createOutbox, type Outbox } from './outbox/outbox.ts';
import { Lease } from './outbox/queue/lease.ts';
import { createLog } from './telemetry/log.ts';
import { observedDesk } from './telemetry/observed-desk.ts';
import { observedDocuments, type WriteState } from './telemetry/observed-documents.ts';
import { observedInbox } from './telemetry/observed-inbox.ts';
import { gaugesOfStore } from './telemetry/metrics-of-store.ts';
import { JOBS, Metrics, type Job } from './telemetry/metrics.ts';
import { loadProgramme } from './config/programme-file.ts';
import { observedTurns, type Bot } from './telemetry/turn-report.ts';
import { openServers } from './servers.ts';
import { StoreVerification } from './verify-store.ts';
import { warmUp } from './warm-up.ts';
import { resolvesWithin } from './runtime/resolves-within.ts';
import { localSecret } from './webhook/local-secret.ts';
import { SignatureCheck } from './webhook/signature.ts';

/** Options of a start; all but the configuration have real defaults, which tests replace. */
export interface StartOptions {
  readonly config: Config;
  readonly clock?: Clock;
  /** @see Time */
  readonly monotonic?: () => number;
  readonly ids?: Ids;
  /** Returns a number from 0 to 1. */
  readonly random?: () => number;
  /** Returns 256 random bits in hexadecimal digits. */
  readonly newToken?: () => string;
  readonly fetch?: typeof fetch;
  /** By default the store in the configuration; closed with the bot. */
  readonly documents?: Documents;
  /** Destination of the log; standard output by default. */
  readonly logTo?: DestinationStream;
  /** Endpoints of the Bot Framework; the public cloud by default. */
  readonly settings?: ChannelSettings;
  readonly rates?: Rates;
  readonly timeouts?: HttpTimeouts;
  /** Handler of the turns; `DeskBot` by default. */
  readonly bot?: (options: DeskBotOptions) => Bot;
}

export interface RunningDesk {
  /** `http://host:port` of the routes for Teams and the webhook. */
  readonly address: string;
  readonly metricsAddress?: string;
  /**
   * Drains, finishes work in flight and closes everything within ten seconds after the drain. A
   * second call ends the drain.
   */
  close(): Promise<void>;
}

/** Time for requests in flight after the drain, in milliseconds. */
const FINISH_MS = 6000;
/** Time for notices and other work after them, in milliseconds; ten seconds in all. */
const SETTLE_MS = 3000;
const SWEEP_MS = 60_000;
/** Interval of the attempts to verify the store. */
const VERIFY_MS = 5_000;
/** Interval of the samples for the store's metrics. */
const SAMPLE_MS = 15_000;

/**
 * Connects all layers and starts the bot.
 * @throws ProgrammeInvalid, StoreUnavailable, CannotListen, with instructions for the operator
 */
export async function startDesk(options: StartOptions): Promise<RunningDesk> {
  const { config, clock = Date, ids = { next: randomUUID } } = options;
  const { timeZone, allowedTenants, admins } = config;
  const local = config.app === undefined;
  const log = createLog(config.logLevel, options.logTo);
  const metrics = new Metrics();
  const observe = metrics.called.bind(metrics);
  const onRun = (job: Job): void => metrics.ran(job, clock.now());
  JOBS.forEach(onRun);
  const background = new BackgroundTasks(log);
  const programme = await loadProgramme(config.programmeFile);
  const signatures = new SignatureCheck(webhookSecrets(config));
  const onCharge = (requestUnits: number): void => metrics.charged(requestUnits);
  const { storage } = config;
  const onCreated = (): void => log[local ? 'info' : 'warn']('store-created');
  const store: OpenedDocuments =
    options.documents ??
    (await openDocuments({ storage, clock, ids, onCharge, onCreated, asReplica: true }));
  const { generation } = store;
  const writes: WriteState = {};
  const documents = observedDocuments(store, { clock, metrics, writes });

  const time = realTime(clock, options.monotonic);
  const rolePolicy = { admins, everyoneIsAdmin: local && admins.length === 0 };
  const onOutbox = (partition: Partition): void => outbox.notify(partition);
  const botId = config.app?.id;
  const core = { documents, programme, clock, ids, timeZone, rolePolicy, onOutbox, botId };
  const desk = observedDesk(
    new Desk({
      ...core,
      // The inbox retries after its own events, and the sweep finds the rest.
      onFreed: ({ tenantId, voucherId }) =>
        background.run('parked-sweep-failed', () => inbox.retry(tenantId, voucherId)),
    }),
  );
  const inbox = new Inbox({ ...core, desk, allowedTenants });
  const reader = new Reader(documents);
  const people = new People({ documents, clock });
  const channel = connectTeams({
    config,
    settings: options.settings ?? PUBLIC_CLOUD,
    fetch: options.fetch ?? fetch,
    clock,
    log,
    time,
    replying: (tenantId, address) => outbox.replying(tenantId, address),
    observe,
  });
  const outbox: Outbox = createOutbox({
    ...core,
    desk,
    reader,
    people,
    log,
    onNotice: metrics.noticed.bind(metrics),
    onRun,
    time,
    generation,
    random: options.random ?? Math.random,
    connector: { token: channel.token, mayCall: channel.mayCall, observe },
    // The Playground accepts a new chat but shows it to nobody.
    opensChats: !local,
  });
  // Without a public URL the server is reachable from this machine only.
  const publicUrl = (): string | undefined =>
    config.publicUrl ?? (local ? servers.main.address : undefined);
  const downloads = new Downloads({ documents, ids, publicUrl });
  const newToken = options.newToken ?? ((): string => randomBytes(32).toString('hex'));
  const calendarFeeds = new CalendarFeeds({ documents, clock, newToken, publicUrl });
  const pasted = new StoredTables({ documents, ids });
  const trial = () => trialDesk(core);
  const services = {
    ...core,
    desk,
    reader,
    people,
    inbox,
    downloads,
    calendarFeeds,
    pasted,
    trial,
  };
  const botOptions: DeskBotOptions = {
    services,
    documents,
    background,
    log,
    wait: time.wait,
    outbox,
  };
  const bot = options.bot?.(botOptions) ?? new DeskBot(botOptions);

  const secretExpiresOn =
    config.app?.type === 'SingleTenant' ? config.app.passwordExpiresOn : undefined;
  metrics.collectProcess();
  metrics.build(buildVersion());
  const sampleStore = gaugesOfStore(metrics, documents, clock);
  if (secretExpiresOn !== undefined)
    metrics.gauge('desk_secret_days_left', 'Whole days until the client secret expires.', () =>
      secretDaysLeft(secretExpiresOn, clock),
    );

  const owner = ids.next();
  const sweeperLease = new Lease({ documents, partition: INBOX_SWEEPER, owner, time, generation });
  const settle = async (): Promise<void> => {
    await background.settled();
    await Promise.all([outbox.stop(), sweeperLease.release().catch(() => undefined)]);
    await channel.close();
  };
  warmUp(programme);
  const drained = new AbortController();
  let closing: Promise<void> | undefined;
  const verification = new StoreVerification(store);
  const verify = async (): Promise<void> => {
    if (verification.unverified === undefined) return;
    const error = await verification.attempt();
    if (error !== undefined) log.error('store-unavailable', { error });
  };
  await verify().catch(async (error: unknown) => {
    await settle();
    await documents.close();
    throw error;
  });
  const servers = await openServers({
    config,
    clock,
    ids,
    log,
    metrics,
    messages: {
      authentication: channel.authentication,
      adapter: channel.adapter,
      run: observedTurns(bot, { clock, log, metrics }),
    },
    webhook: { inbox: observedInbox(inbox, metrics), signatures, clock, log },
    downloads: { services, downloads },
    calendar: { services, feeds: calendarFeeds, allowedTenants },
    ready: {
      documents,
      unverified: () => verification.unverified,
      writes,
      token: channel.token,
      clock,
      log,
      secretExpiresOn,
      isDraining: () => closing !== undefined,
    },
    rates: options.rates ?? RATES,
    timeouts: options.timeouts,
  }).catch(async (error: unknown) => {
    await settle();
    await documents.close();
    throw error;
  });
  outbox.start();
  const stopSweeping = background.every(SWEEP_MS, 'parked-sweep-failed', async () => {
    if ((await sweeperLease.hold()) === undefined) return;
    await inbox.sweep();
    onRun('parked-sweep');
  });
  const stopVerifying = background.every(VERIFY_MS, 'store-unavailable', verify);
  if (config.metrics) background.run('store-unavailable', sampleStore);
  const stopSampling = config.metrics
    ? background.every(SAMPLE_MS, 'store-unavailable', sampleStore)
    : undefined;
  log.info('started', { address: servers.main.address, version: buildVersion() });
  if (local) log.warn('local-mode');

  const close = async (): Promise<void> => {
    log.info('stopping');
    servers.main.drain();
    if (config.drainSeconds > 0) await time.wait(config.drainSeconds * 1000, drained.signal);
    stopSweeping();
    stopVerifying();
    stopSampling?.();
    // Stops the outbox first: other replicas send new notices, and those in flight get the whole
    // time.
    void outbox.stop().catch(() => undefined);
    const answered = await servers.main.close(FINISH_MS);
    await servers.metrics?.close(0);
    const settled = await resolvesWithin(SETTLE_MS, settle());
    if (!answered || !settled) log.warn('stop-cut-short');
    await documents.close();
    log.info('stopped');
  };
  return {
    address: servers.main.address,
    metricsAddress: servers.metrics?.address,
    close: () => {
      if (closing) drained.abort();
      return (closing ??= close());
    },
  };
}

/** Key of the lease for the sweep of parked events. */
const INBOX_SWEEPER: Partition = { tenantId: 'desk', aggregateId: 'inbox-sweeper' };

function webhookSecrets({ webhookSecrets: given, webhookSecretFile }: Config): readonly string[] {
  return given.length > 0 ? given : [localSecret(webhookSecretFile)];
}
