import {
  contentHash,
  earlierUse,
  eventsOf,
  historyWrites,
  receiptWrite,
  stateWrite,
} from './change-writes.ts';
import { isRefusal, type Decision } from '../kernel/checks.ts';
import {
  claimAfter,
  claimHolder,
  importedClaim,
  neededClaim,
  takeClaim,
  type NeededClaim,
} from './claims.ts';
import type { Context } from '../partner/context.ts';
import { ATTEMPTS, type DeskOptions } from './desk-options.ts';
import { contextFor, loadPartner } from './load-context.ts';
import { adminRecipients } from '../notices/admin-recipients.ts';
import { noticesFor } from '../notices/notices.ts';
import type { VoucherOutcome } from './outcome.ts';
import { isUrgent, outboxWrites } from '../notices/outbox.ts';
import {
  emailPartition,
  eventId,
  stateKey,
  voucherPartition,
  type HistoryRecord,
  type NoticeKind,
} from '../records/records.ts';
import type { VoucherRequest } from './requests.ts';
import type { Documents } from '../kernel/ports.ts';
import { actsFor } from '../partner/permissions.ts';
import type { Programme } from '../programme/definition.ts';
import { isLongEngagement } from '../programme/requirements.ts';
import { longCustomers } from '../records/long-customers.ts';
import { moduleOf, type VoucherCommand } from '../steps/catalogue.ts';
import { decideVoucher } from '../steps/decide-voucher.ts';
import { decideImport, type ImportVoucher } from '../steps/import-voucher.ts';
import type { VoucherEvent } from '../steps/catalogue.ts';
import { evolve } from '../steps/evolve.ts';
import { pastOf } from '../steps/past.ts';
import { readHistory } from '../records/read-history.ts';
import { nearCustomers, renamed, withoutOwn } from '../voucher/near-customers.ts';
import { voucherIndex } from '../voucher/voucher-index.ts';
import type { Voucher } from '../voucher/voucher.ts';
import { nextCheckChange } from '../notices/next-check.ts';

/** The notices that a handover of several sends once (`hand-over-several.ts`). */
const OF_A_HANDOVER: readonly NoticeKind[] = ['voucher-handed-over', 'voucher-taken-away'];

/** See {@link Desk.changeVoucher}. */
export async function commitVoucherCommand(
  options: DeskOptions,
  request: VoucherRequest,
): Promise<VoucherOutcome> {
  const hash = contentHash({ on: request.voucherId, ...request.command }, request.by);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const outcome = await attemptChange(options, request, hash);
    if (outcome) return outcome;
  }
  const { documents } = options;
  const { tenantId, voucherId } = request;
  const [stored, { partner }] = await Promise.all([
    documents.read<Voucher>(stateKey(voucherPartition(tenantId, voucherId))),
    loadPartner(documents, tenantId),
  ]);
  return stored ? { kind: 'stale', voucher: stored.body, partner } : { kind: 'unknown' };
}

/** @returns undefined if another change was committed first */
async function attemptChange(
  options: DeskOptions,
  request: VoucherRequest,
  hash: string,
): Promise<VoucherOutcome | undefined> {
  const { documents, programme, ids } = options;
  const { tenantId, voucherId, commandId } = request;
  const partition = voucherPartition(tenantId, voucherId);
  const [stored, { partner }, command] = await Promise.all([
    documents.read<Voucher>(stateKey(partition)),
    loadPartner(documents, tenantId),
    withObjectId(documents, tenantId, request.command),
  ]);
  const before = stored?.body;
  const { begins, freesParked, readsHistory } = traitsOf(command);

  /** Returns the outcome of an earlier delivery of this command, with a state that includes it. */
  const earlier = async (): Promise<VoucherOutcome | undefined> => {
    const use = await earlierUse(documents, partition, commandId, hash);
    if (use === undefined) return undefined;
    const voucher =
      before !== undefined && before.revision >= use.revision
        ? before
        : (await documents.read<Voucher>(stateKey(partition)))?.body;
    if (voucher === undefined) return undefined;
    if (!use.same) return { kind: 'stale', voucher, partner };
    const events = await eventsOf<VoucherEvent>(documents, partition, commandId, use.revision);
    return { kind: 'done', voucher, partner, events, replayed: true };
  };

  if (before === undefined && !begins) return { kind: 'unknown' };
  if (before && request.revision !== undefined && request.revision !== before.revision)
    return (await earlier()) ?? { kind: 'stale', voucher: before, partner };

  const takesBack =
    before && request.takesBack !== undefined
      ? await takenBack(documents, before, request.takesBack)
      : undefined;
  const general = { ...contextFor(options, request.by, partner), voucherId, takesBack };
  const context =
    before !== undefined && readsHistory ? await withPast(documents, before, general) : general;
  if (context === undefined) return undefined;
  const decision = await decideWithClaim(options, before, command, context);
  if (isRefusal(decision))
    return (
      (await earlier()) ?? { kind: 'refused', refused: decision.refused, voucher: before, partner }
    );
  let after = before;
  for (const event of decision.events) after = evolve(after, event, { tenantId, voucherId });
  if (after === undefined) return { kind: 'unknown' };
  if (after === before)
    return { kind: 'done', voucher: after, partner, events: [], replayed: false };

  const admins = () => adminRecipients(partner, programme, options.rolePolicy);
  const intents = request.imported
    ? []
    : noticesFor(before, decision.events, after, context, admins).filter(
        ({ kind }) => !request.inBatch || !OF_A_HANDOVER.includes(kind),
      );
  const result = await documents.commit(partition, [
    stateWrite(stored, 'voucher', after, voucherIndex(after, programme)),
    ...historyWrites(before?.revision ?? 0, decision.events, request, {
      at: context.now,
      partner,
      actsFor: actsForIn(command, before, context),
    }),
    receiptWrite(commandId, { contentHash: hash, revision: after.revision, at: context.now }),
    ...nextCheckChange(before, after, programme, context.today),
    ...outboxWrites(request, intents, context.now, ids),
  ]);
  if (result.ok) {
    if (isUrgent(intents)) options.onOutbox?.(partition);
    if (freesParked) options.onFreed?.(after);
    return { kind: 'done', voucher: after, partner, events: decision.events, replayed: false };
  }
  return earlier();
}

/** The absent person for whom the actor sends the command, if their own rights do not suffice. */
const actsForIn = (
  { name }: VoucherCommand | ImportVoucher,
  voucher: Voucher | undefined,
  { actor, programme }: Context,
): string | undefined =>
  name === 'import-voucher' ? undefined : actsFor(actor, moduleOf(name).right, programme, voucher);

type Traits = Pick<ReturnType<typeof moduleOf>, 'begins' | 'freesParked' | 'readsHistory'>;

const IMPORT: Traits = { begins: true, freesParked: true };

const traitsOf = ({ name }: VoucherCommand | ImportVoucher): Traits =>
  name === 'import-voucher' ? IMPORT : moduleOf(name);

const decide = (
  voucher: Voucher | undefined,
  command: VoucherCommand | ImportVoucher,
  context: Context,
): Decision<VoucherEvent> =>
  command.name === 'import-voucher'
    ? decideImport(voucher, command, context)
    : decideVoucher(voucher, command, context);

/** Undefined if the history is not the one of the state: another change was committed meanwhile. */
async function withPast(
  documents: Documents,
  voucher: Voucher,
  context: Context,
): Promise<Context | undefined> {
  const { revision, tenantId, voucherId } = voucher;
  const records = await readHistory(documents, voucherPartition(tenantId, voucherId));
  if (records.length !== revision) return undefined;
  return { ...context, past: pastOf(records, voucher, context.today) };
}

/** Reads whether the voucher's last change is the handover that its actor takes back. */
async function takenBack(
  documents: Documents,
  { tenantId, voucherId, revision }: Voucher,
  takesBack: string,
): Promise<Context['takesBack']> {
  const key = { ...voucherPartition(tenantId, voucherId), id: eventId(revision) };
  const last = await documents.read<HistoryRecord>(key);
  return { isLast: last?.body.commandId === takesBack };
}

/** Decides before taking the claim, so that a refused command takes none. */
async function decideWithClaim(
  options: DeskOptions,
  voucher: Voucher | undefined,
  command: VoucherCommand | ImportVoucher,
  given: Context,
): Promise<Decision<VoucherEvent>> {
  const { clock, documents, programme } = options;
  const context =
    voucher !== undefined && command.name === 'reserve' && isLongEngagement(voucher, programme)
      ? { ...given, nearCustomers: await findNear(documents, voucher, programme) }
      : command.name === 'correct'
        ? await withRenamed(documents, voucher, command.organisation, given)
        : given;
  const needed = claimOf(voucher, command, context);
  if (needed === undefined) return decide(voucher, command, context);
  const holder = await claimHolder(documents, programme, needed, clock.now());
  const decision = decide(voucher, command, { ...context, claimHeldBy: holder });
  if (isRefusal(decision)) return decision;
  const quicker = await takeClaim(documents, programme, needed, clock.now());
  return quicker === undefined
    ? decision
    : decide(voucher, command, { ...context, claimHeldBy: quicker });
}

/** A correction of the customer's name asks the same question as the reservation. */
async function withRenamed(
  documents: Documents,
  voucher: Voucher | undefined,
  organisation: string | undefined,
  given: Context,
): Promise<Context> {
  const after = voucher && renamed(voucher, organisation, given.programme);
  if (voucher === undefined || after === undefined) return given;
  const near = (await findNear(documents, after, given.programme)) ?? [];
  return { ...given, nearCustomers: withoutOwn(near, voucher) };
}

async function findNear(
  documents: Documents,
  voucher: Voucher,
  programme: Programme,
): Promise<Context['nearCustomers']> {
  return nearCustomers(voucher, await longCustomers(documents, voucher.tenantId), programme);
}

/** A correction or an undo can need a claim that only its outcome shows. */
function claimOf(
  voucher: Voucher | undefined,
  command: VoucherCommand | ImportVoucher,
  context: Context,
): NeededClaim | undefined {
  const { programme } = context;
  if (command.name === 'import-voucher') return importedClaim(voucher, command, context);
  if (voucher === undefined || !traitsOf(command).readsHistory)
    return neededClaim(voucher, command, context);
  const decision = decideVoucher(voucher, command, context);
  if (isRefusal(decision)) return undefined;
  let after = voucher;
  for (const event of decision.events) after = evolve(after, event, voucher);
  return claimAfter(voucher, after, programme);
}

/** Adds the object id of an assignee if the roster has resolved the address before. */
async function withObjectId(
  documents: Documents,
  tenantId: string,
  command: VoucherCommand | ImportVoucher,
): Promise<VoucherCommand | ImportVoucher> {
  if (command.name !== 'assign' && command.name !== 'reassign' && command.name !== 'correct-facts')
    return command;
  const { email, aadObjectId } = command.assignedTo;
  if (aadObjectId !== undefined || email === undefined) return command;
  const pointer = await documents.read<{ personId: string }>(
    stateKey(emailPartition(tenantId, email)),
  );
  if (pointer === undefined) return command;
  return {
    ...command,
    assignedTo: { ...command.assignedTo, aadObjectId: pointer.body.personId },
  };
}
