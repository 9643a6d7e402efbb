import { createOutbox } from '../../bot/outbox/outbox.ts';
import { DEMO_TENANT } from '../../scripts/demo/people.ts';
import { partnerPartition } from '../../workflow/records/records.ts';
import { NO_LIMITS, parts, serveSender } from './notice-sender.ts';

/** The desk's durable outbox: lease, render, send, ack. */
serveSender(() => {
  const delivery = createOutbox({
    ...parts,
    random: Math.random,
    connector: { mayCall: () => true },
    opensChats: false,
    limits: () => NO_LIMITS,
  });
  return {
    start: () => delivery.notify(partnerPartition(DEMO_TENANT)),
    stop: () => delivery.stop(),
  };
});
