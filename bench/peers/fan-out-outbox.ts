import { randomUUID } from 'node:crypto';
import { Busy } from '../../bot/delivery/busy.ts';
import { textActivity } from '../../bot/delivery/card-activity.ts';
import { Connector } from '../../bot/delivery/connector.ts';
import type { Handled } from '../../bot/delivery/handled.ts';
import { Lane } from '../../bot/delivery/lane.ts';
import { Lease } from '../../bot/delivery/lease.ts';
import { OutboxRows, type RowDocument } from '../../bot/delivery/outbox-rows.ts';
import type { DeliveryServices } from '../../bot/delivery/services.ts';
import { TeamsLine, type Line } from '../../bot/delivery/teams-line.ts';
import { tellPerson } from '../../bot/delivery/tell-person.ts';
import { realTime } from '../../bot/runtime/time.ts';
import { DEMO_TENANT as tenantId } from '../../scripts/demo-people.ts';
import { WORKING_HOURS } from '../../workflow/notices/quiet-hours.ts';
import { NO_LIMITS, parts, tellsBy } from './notices-to-tell.ts';

/**
 * The same way as the desk's notices take, reader looked up, hours and open steps looked at, sent
 * and settled, with the line of text in it that the sample sends instead of a card.
 */
const { documents, clock, log } = parts;
const time = realTime(clock);
const rows = new OutboxRows(documents);
const services: DeliveryServices = {
  ...parts,
  time,
  rows,
  workingHours: WORKING_HOURS,
  opensChats: false,
  busy: new Busy(),
  nudge: () => undefined,
};

async function tell(line: Line, row: RowDocument): Promise<Handled> {
  const { readerId, voucherId = '' } = row.body;
  const voucher = await services.reader.voucher(tenantId, voucherId);
  if (voucher === undefined || readerId === undefined)
    return { kind: 'settled', because: 'obsolete' };
  const named = { ...row, body: { ...row.body, readerId } };
  const words = 'A voucher was assigned to you.';
  const activity = textActivity(words, words);
  return tellPerson(services, line, named, () => Promise.resolve({ activity }));
}

tellsBy(() => {
  const connector = new Connector({ clock, mayCall: () => true });
  const owner = randomUUID();
  const partition = { tenantId, aggregateId: 'lane' };
  const lease = new Lease({ documents, partition, owner, time });
  const common = { tenantId, limits: NO_LIMITS, time, random: Math.random, log };
  const line = new TeamsLine({
    ...common,
    connector,
    lease,
    onRecovered: () => lane.recover(),
    closing: new AbortController().signal,
  });
  const lane: Lane = new Lane({
    ...common,
    documents,
    rows,
    lease,
    inFlight: 16,
    handle: (row, place) => tell(line.sendingFrom(place), row),
  });
  return {
    wake: () => lane.wake(),
    stop: async () => {
      await lane.stop();
      await connector.close();
    },
  };
});
