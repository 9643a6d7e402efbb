import { randomUUID } from 'node:crypto';
import { createDelivery } from '../../bot/delivery/delivery.ts';
import type { Log } from '../../bot/telemetry/log.ts';
import { DEMO_TENANT } from '../../scripts/demo-people.ts';
import { assignment } from '../../scripts/demo-voucher.ts';
import { openSqliteDocuments } from '../../storage/sqlite/open-sqlite-documents.ts';
import { dayAt } from '../../workflow/day.ts';
import { Desk } from '../../workflow/desk/desk.ts';
import { People } from '../../workflow/people/people.ts';
import { defaultProgramme } from '../../workflow/programme/load.ts';
import { voucherPartition } from '../../workflow/records.ts';
import { Reader } from '../../workflow/reader.ts';
import { benchPerson } from '../harness/bench-people.ts';
import { listening, settings } from './in-peer.ts';

/** The desk's notices through its durable outbox: claimed, rendered, sent, settled. */
const clock = { now: () => Date.now() };
const ids = { next: () => randomUUID() };
const rolePolicy = { admins: [], everyoneIsAdmin: false };
const timeZone = 'UTC';
const documents = openSqliteDocuments({ path: `${settings.folder}/desk.sqlite`, clock });
const core = { documents, programme: defaultProgramme, clock, ids, timeZone, rolePolicy };
const desk = new Desk(core);
const people = new People({ documents, clock });
let told = 0;
let enough = (): void => undefined;
let wanted = 0;
const ignore = (): void => undefined;
const log: Log = {
  debug: ignore,
  warn: ignore,
  error: (event, fields) => console.error(event, fields),
  info(event) {
    if (event === 'notice-told' && ++told === wanted) enough();
  },
};
const NO_LIMITS = {
  wait: () => 0,
  threadWait: () => 0,
  pass: () => ({ answered: ignore }),
  pauseUntil: ignore,
  slowDown: ignore,
};

let vouchers = 0;
/** What is assigned together goes to the disk together. */
const TOGETHER = 50;

/** A voucher for each reader, assigned by the customer: the row that tells of it is in the outbox. */
async function assign(count: number): Promise<void> {
  for (let index = 0; index < count; index += TOGETHER) {
    const these = Math.min(TOGETHER, count - index);
    await Promise.all(Array.from({ length: these }, (_, at) => assignOne(index + at)));
  }
}

async function assignOne(index: number): Promise<void> {
  const voucherId = `NOTE-${10_000 + vouchers++}`;
  const person = benchPerson(index);
  await people.met(DEMO_TENANT, {
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

listening(0, async (count) => {
  if (count < 0) return assign(-count);
  const delivery = createDelivery({
    ...core,
    desk,
    reader: new Reader(documents),
    people,
    log,
    random: Math.random,
    connector: { mayCall: () => true },
    opensChats: false,
    limits: () => NO_LIMITS,
  });
  told = 0;
  wanted = count;
  const all = new Promise<void>((resolve) => (enough = resolve));
  delivery.nudge(voucherPartition(DEMO_TENANT, `NOTE-${10_000 + vouchers - 1}`));
  await all;
  await delivery.stop();
});
