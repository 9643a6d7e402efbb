import type { Log, LogFields } from '../../bot/telemetry/log.ts';
import { createOutbox, type Outbox, type OutboxOptions } from '../../bot/outbox/outbox.ts';
import { People } from '../../workflow/people/people.ts';
import type { Documents } from '../../workflow/kernel/ports.ts';
import { defaultProgramme } from '../../workflow/programme/load.ts';
import type { OutboxRow, PersonRecord } from '../../workflow/records/records.ts';
import { aDesk, type TestDesk } from './a-desk.ts';
import { people as team } from './partner.ts';
import { startFakeTeams, type FakeConversation, type FakeTeams } from './fake-teams.ts';
import { numberedIds } from './numbered-ids.ts';
import { aStore } from './stores.ts';
import { VirtualTime } from './virtual-time.ts';

export interface LogLine extends LogFields {
  readonly event: string;
}

/** A desk that sends notices to a fake Teams in virtual time. */
export interface TestDelivery extends TestDesk {
  readonly delivery: Outbox;
  readonly teams: FakeTeams;
  readonly time: VirtualTime;
  readonly people: People;
  readonly log: LogLine[];
  /** Starts another replica on the same store. */
  replica(changes?: Partial<OutboxOptions>): Outbox;
  /** Marks a replica as dead; `close` does not wait for it. */
  bury(replica: Outbox): void;
  /** Sends a message from the person, who thereby becomes a contact. */
  meet(personId: string, known?: Partial<PersonRecord>): Promise<FakeConversation>;
  rows(): Promise<readonly OutboxRow[]>;
  close(): Promise<void>;
}

export interface TestDeliveryOptions extends Partial<OutboxOptions> {
  /** True if Teams enforces its rate windows. */
  readonly windows?: boolean;
  /** Virtual milliseconds before Teams counts and answers a request. */
  readonly latencyMs?: () => number;
  readonly store?: Documents;
  /** Initial time; by default Monday the 15th of June 2020, 10:00 in Berlin. */
  readonly start?: string;
  /** True to poll for due rows; otherwise only notified rows are sent. */
  readonly sweeping?: boolean;
}

export async function aDelivery(options: TestDeliveryOptions = {}): Promise<TestDelivery> {
  const time = new VirtualTime(options.start ?? '2020-06-15T08:00:00Z');
  const teams = await startFakeTeams({
    windows: options.windows,
    latencyMs: options.latencyMs,
    wait: options.latencyMs && ((milliseconds) => time.wait(milliseconds)),
    now: options.clock ? undefined : () => time.now(),
  });
  time.busy = () => teams.isBusy;
  const documents = options.store ?? aStore({ clock: time });
  const log: LogLine[] = [];
  const replicas: Outbox[] = [];
  const dead = new Set<Outbox>();
  const rolePolicy = { admins: [team.nobody], everyoneIsAdmin: false };
  const desk = aDesk({
    clock: time,
    documents,
    rolePolicy,
    onOutbox: (partition) => replicas[0]?.notify(partition),
  });
  const people = new People({ documents, clock: time });
  const ids = numberedIds();
  const replica = (changes: Partial<OutboxOptions> = {}): Outbox => {
    const made = createOutbox({
      documents,
      desk: desk.desk,
      reader: desk.reader,
      people: new People({ documents, clock: time }),
      programme: defaultProgramme,
      rolePolicy,
      ids: { next: () => `${replicas.length}-${ids.next()}` },
      log: logTo(log),
      timeZone: 'Europe/Berlin',
      opensChats: true,
      clock: time,
      time,
      random: () => 0.5,
      connector: { mayCall: (url) => url.startsWith(teams.serviceUrl), timeoutMs: 2_000 },
      ...options,
      ...changes,
    });
    replicas.push(made);
    return made;
  };
  const delivery = replica({ people });
  if (options.sweeping) delivery.start();

  const { tenantId } = desk;
  return {
    ...desk,
    delivery,
    teams,
    time,
    people,
    log,
    replica,
    bury: (replica) => void dead.add(replica),
    async meet(personId, known = {}) {
      const id = `a:${personId}`;
      const chat =
        teams.conversations.get(id) ??
        teams.chat({ id, tenantId, person: { aadObjectId: personId, email: known.email } });
      const met = await people.recordContact(tenantId, {
        personId,
        timeZone: 'Europe/Berlin',
        ...known,
        reference: {
          conversationId: id,
          serviceUrl: teams.serviceUrl,
          channelId: 'msteams',
          botId: '28:bot',
          userId: `29:${personId}`,
          ...known.reference,
        },
      });
      await delivery.contactChanged(tenantId, met);
      return chat;
    },
    async rows() {
      const page = await documents.find<OutboxRow>({ kind: 'outbox', limit: 1_000 });
      return page.documents.map((document) => document.body);
    },
    async close() {
      const living = replicas.filter((one) => !dead.has(one));
      const stopped = Promise.all(living.map((one) => one.stop()));
      await time.pass(60_000);
      await stopped;
      await teams.close();
      await documents.close();
    },
  };
}

function logTo(lines: LogLine[]): Log {
  const write = (event: string, fields: LogFields = {}) => void lines.push({ event, ...fields });
  return { debug: write, info: write, warn: write, error: write };
}
