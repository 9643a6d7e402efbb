import type { FaultOutcome, FaultRun } from './replica-process-run.ts';
import { eventsOf } from './replica-process-events.ts';
import { noticeKey } from './replica-process-deliveries.ts';

/** Concurrency limit per tenant in `bot/outbox`: the number of sent but unrecorded notices. */
const CONCURRENCY_LIMIT = 16;

/**
 * Each accepted voucher exists once with its whole history, each notice was sent, and each copy was
 * in flight at a crash.
 */
export function expectNothingLost(run: FaultRun, outcome: FaultOutcome): void {
  const { vouchers, contents, deliveries } = outcome;
  expect(outcome.killed).toBe(run.kills);
  expect(outcome.accepted).toBe(vouchers.flatMap(eventsOf).length);
  expect(contents).toEqual({ vouchers: run.vouchers, wrong: [], leftOver: 0 });
  const notices = vouchers.flatMap(({ voucherId, expiresAt }) => [
    noticeKey(voucherId, 'A voucher was assigned to you'),
    ...(expiresAt ? [noticeKey(voucherId, 'The expiry of a voucher has changed')] : []),
  ]);
  expect([...deliveries.copies.keys()].toSorted()).toEqual(notices.toSorted());
  expect(deliveries.unexplained).toEqual([]);
  expect(deliveries.mostPerCrash).toBeLessThanOrEqual(CONCURRENCY_LIMIT);
}

/** One line for the log and for docs/reliability.md. */
export function summaryOf(run: FaultRun, { deliveries, ...outcome }: FaultOutcome): string {
  const { storage, replicas, vouchers, seed, pace } = run;
  const { accepted, repeated, killed, seconds } = outcome;
  const { messages, duplicates, mostPerCrash: mostPerCrash } = deliveries;
  return (
    `${storage}, ${replicas} replicas, ${vouchers} vouchers, seed ${seed}, pace ${pace}: ` +
    `${accepted} events accepted (${repeated} attempts repeated), ${killed} kills, ` +
    `${messages} notices, ${duplicates} of them copies (at most ${mostPerCrash} of one crash and tenant), ` +
    `${seconds} s`
  );
}
