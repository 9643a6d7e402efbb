import { randomUUID } from 'node:crypto';
import { OutboxAdmin } from '../../bot/outbox/queue/outbox-admin.ts';
import { openExistingStore } from './existing-store.ts';
import { outboxDetails, outboxLine } from './outbox-lines.ts';
import type { OutboxRequest } from './outbox-options.ts';
import { storeOfEnvironment } from './store-of-environment.ts';

const clock = { now: () => Date.now() };
const ids = { next: () => randomUUID() };

/** Runs the outbox command on the store of the environment and prints the result. */
export async function manageOutbox(request: OutboxRequest): Promise<void> {
  const { storage } = storeOfEnvironment();
  const readOnly = request.action === 'list' || request.action === 'show';
  const documents = await openExistingStore({ storage, clock, ids, readOnly });
  try {
    await carryOut(new OutboxAdmin(documents, clock), request);
  } finally {
    await documents.close();
  }
}

async function carryOut(keeper: OutboxAdmin, request: OutboxRequest): Promise<void> {
  if (request.action === 'list') {
    const rows = await keeper.list(request.state, request.limit, request.tenantId);
    if (rows.length === 0) console.log(`No notice is ${request.state}.`);
    for (const row of rows) console.log(outboxLine(row));
    return;
  }
  for (const outboxId of request.outboxIds) {
    const result = await one(keeper, request.action, outboxId);
    console.log(
      result ?? `${outboxId}: there is no such notice; it may have been sent or dropped.`,
    );
    if (result === undefined) process.exitCode = 1;
  }
}

async function one(
  keeper: OutboxAdmin,
  action: 'show' | 'replay' | 'drop',
  outboxId: string,
): Promise<string | undefined> {
  if (action === 'show') {
    const row = await keeper.show(outboxId);
    return row && outboxDetails(row);
  }
  if (action === 'replay')
    return (await keeper.replay(outboxId)) ? `${outboxId}: due now.` : undefined;
  return (await keeper.drop(outboxId)) ? `${outboxId}: dropped.` : undefined;
}
