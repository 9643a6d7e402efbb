import { randomUUID } from 'node:crypto';
import type { Log } from '../../bot/telemetry/log.ts';
import type { Limits } from '../../bot/outbox/teams/teams-limits.ts';
import { DEMO_TENANT } from '../../scripts/demo/people.ts';
import { assignment } from '../../scripts/demo/voucher.ts';
import { openSqliteDocuments } from '../../storage/sqlite/open-sqlite-documents.ts';
import { dayAt } from '../../workflow/kernel/day.ts';
import { Desk } from '../../workflow/desk/desk.ts';
import { People } from '../../workflow/people/people.ts';
import { defaultProgramme } from '../../workflow/programme/load.ts';
import { Reader } from '../../workflow/records/reader.ts';
import { benchPerson } from '../harness/bench-people.ts';
import { listening, settings } from './in-peer.ts';

/** Parts shared by the peers that send outbox rows: a store on disk and its recipients. */
const clock = { now: () => Date.now() };
const ids = { next: () => randomUUID() };
const timeZone = 'UTC';
const documents = openSqliteDocuments({ path: `${settings.folder}/desk.sqlite`, clock });
const rolePolicy = { admins: [], everyoneIsAdmin: false };
const core = { documents, programme: defaultProgramme, clock, ids, timeZone, rolePolicy };
const desk = new Desk(core);
const people = new People({ documents, clock });
const ignore = (): void => undefined;

let sent = 0;
let expected = 0;
let allSent = ignore;
const log: Log = {
  debug: ignore,
  warn: ignore,
  error: (event, fields) => console.error(event, fields),
  info(event) {
    if (event === 'notice-told' && ++sent === expected) allSent();
  },
};

export const parts = { ...core, desk, people, log, reader: new Reader(documents) };

/** Disables the limits of Teams. */
export const NO_LIMITS: Limits = {
  wait: () => 0,
  threadWait: () => 0,
  begin: () => ignore,
  pauseUntil: ignore,
  pausedUntil: 0,
  slowDown: ignore,
};

let vouchers = 0;
/** Vouchers assigned concurrently, which share a group commit. */
const CONCURRENT_ASSIGNMENTS = 50;

/** Assigns one voucher to each recipient as the customer, which adds a notice to the outbox. */
async function assign(count: number): Promise<void> {
  for (let index = 0; index < count; index += CONCURRENT_ASSIGNMENTS) {
    const these = Math.min(CONCURRENT_ASSIGNMENTS, count - index);
    await Promise.all(Array.from({ length: these }, (_, at) => assignOne(index + at)));
  }
}

async function assignOne(index: number): Promise<void> {
  const voucherId = `NOTE-${10_000 + vouchers++}`;
  const person = benchPerson(index);
  await people.recordContact(DEMO_TENANT, {
    ...person,
    reference: {
      conversationId: `a:${index}`,
      serviceUrl: settings.serviceUrl,
      channelId: 'msteams',
      botId: '28:bench',
      userId: `29:${index}`,
    },
  });
  const { by, command } = assignment({
    voucherId,
    offer: 'DDPS',
    serviceLevel: 5,
    organisation: `Customer ${index} GmbH`,
    domain: `customer-${index}.example`,
    assignedTo: person,
    assignedOn: dayAt(clock.now(), timeZone),
  });
  const request = { tenantId: DEMO_TENANT, by, voucherId, command, commandId: ids.next() };
  await desk.changeVoucher(request);
}

/** Starts and stops the sender under test. */
export interface NoticeSender {
  start(): void;
  stop(): Promise<void>;
}

/**
 * Creates a new sender per request and sends all notices. A negative count assigns vouchers
 * instead.
 */
export function serveSender(begin: () => NoticeSender): void {
  listening(0, async (count) => {
    if (count < 0) return assign(-count);
    const sender = begin();
    sent = 0;
    expected = count;
    const all = new Promise<void>((resolve) => (allSent = resolve));
    sender.start();
    await all;
    await sender.stop();
  });
}
