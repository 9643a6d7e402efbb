import { randomUUID } from 'node:crypto';
import { DeferredNotices } from '../../bot/outbox/queue/deferred-notices.ts';
import { textActivity } from '../../bot/outbox/rendering/card-activity.ts';
import { Connector } from '../../bot/outbox/teams/connector.ts';
import { Lease } from '../../bot/outbox/queue/lease.ts';
import type { handleRow } from '../../bot/outbox/sending/handle-row.ts';
import { OutboxRows } from '../../bot/outbox/queue/outbox-rows.ts';
import { sendNotice } from '../../bot/outbox/notices/send-notice.ts';
import type { OutboxServices } from '../../bot/outbox/queue/services.ts';
import { TenantSender } from '../../bot/outbox/sending/tenant-sender.ts';
import { realTime } from '../../bot/runtime/time.ts';
import { DEMO_TENANT as tenantId } from '../../scripts/demo/people.ts';
import { WORKING_HOURS } from '../../workflow/notices/quiet-hours.ts';
import { NO_LIMITS, parts, serveSender } from './notice-sender.ts';

/**
 * The desk's outbox with the sample's line of text in place of a card: resolve the recipient, check
 * quiet hours and open forms, send, ack.
 */
const { documents, clock } = parts;
const time = realTime(clock);
const rows = new OutboxRows(documents);
const services: OutboxServices = {
  ...parts,
  time,
  rows,
  workingHours: WORKING_HOURS,
  opensChats: false,
  deferred: new DeferredNotices(),
  notify: () => undefined,
};

const send: typeof handleRow = async (services, teams, row) => {
  const { readerId, voucherId = '' } = row.body;
  const voucher = await services.reader.voucher(tenantId, voucherId);
  if (voucher === undefined || readerId === undefined)
    return { kind: 'settled', because: 'obsolete' };
  const named = { ...row, body: { ...row.body, readerId } };
  const words = 'A voucher was assigned to you.';
  const activity = textActivity(words, words);
  return sendNotice(services, teams, named, () => Promise.resolve({ activity }));
};

serveSender(() => {
  const connector = new Connector({ clock, mayCall: () => true });
  const owner = randomUUID();
  const partition = { tenantId, aggregateId: 'lane' };
  const closing = new AbortController();
  const sender = new TenantSender({
    tenantId,
    services,
    connector,
    lease: new Lease({ documents, partition, owner, time }),
    limits: NO_LIMITS,
    random: Math.random,
    inFlight: 16,
    closing: closing.signal,
    handle: send,
  });
  return {
    start: () => sender.notify(),
    stop: async () => {
      closing.abort();
      await sender.stopped();
      await connector.close();
    },
  };
});
