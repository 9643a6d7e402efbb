import { check, isRefusal, type Check, type Decision } from '../kernel/checks.ts';
import { startOfDay, type Day } from '../kernel/day.ts';
import { coded } from '../kernel/facts.ts';
import type { Actor } from '../partner/actor.ts';
import type { Context } from '../partner/context.ts';
import type { Member, Partner } from '../partner/partner.ts';
import { mayAct, missingRight } from '../partner/permissions.ts';
import { memberFor } from '../partner/team.ts';
import { voucherIdCheck } from '../programme/voucher-id.ts';
import { defaultExpiry, type AssignedFacts } from '../voucher/assigned-facts.ts';
import { assignmentChecks } from '../voucher/checks/assignment-checks.ts';
import type { Declaration, Voucher } from '../voucher/voucher.ts';
import { moduleOf, type VoucherEvent } from './catalogue.ts';
import { decideVoucher } from './decide-voucher.ts';
import { evolve } from './evolve.ts';
import { importDifferences, importedAssignee } from './import-differences.ts';
import {
  columnOf,
  IMPORTED,
  stepsOf,
  withoutPlaceholders,
  type DatedCommand,
} from './imported-steps.ts';
import { rowChecks, statusOf, type ImportedVoucher } from './imported-row.ts';
import { canBeDeclared } from './waivers.ts';

/** A voucher of another system, in any state. Not a step: it takes over several at once. */
export type ImportVoucher = { readonly name: 'import-voucher' } & ImportedVoucher;

/**
 * Decides the import of a voucher: its whole history, each step judged on its own day. Rules that a
 * person could declare as broken are recorded as broken; the others are refused. A voucher that is
 * there already is compared and never changed. The `field` of each check is a column.
 */
export function decideImport(
  voucher: Voucher | undefined,
  { name: _name, ...row }: ImportVoucher,
  context: Context,
): Decision<VoucherEvent> {
  const right = rightCheck(context);
  if (!right.met) return { refused: [right] };
  if (voucher !== undefined) {
    const refused = importDifferences(voucher, row, context);
    return refused.length > 0 ? { refused } : { events: [] };
  }
  const facts = assignedFacts(row, context);
  const begun = beginning(row, facts, context);
  const rest = begun.refused.length > 0 ? begun : later(begun, row, context);
  if (rest.refused.length > 0) return { refused: distinct(rest.refused) };
  const events = eachRuleOnce(asDelivered(withoutPlaceholders(rest.events, row), row));
  return { events: withExpiry(events, rest.voucher, context) };
}

interface Progress {
  readonly voucher: Voucher;
  readonly events: readonly VoucherEvent[];
  readonly refused: readonly Check[];
}

function rightCheck(context: Context): Check {
  const { actor, programme } = context;
  return actor.kind === 'desk' || mayAct(actor, 'import', programme, undefined)
    ? check('may-act', true, { action: coded('action', 'import') })
    : missingRight('import', context, undefined);
}

/** The registration, and whether the row is complete. */
function beginning(row: ImportedVoucher, facts: AssignedFacts, context: Context): Progress {
  const { partner, programme, today, voucherId = '' } = context;
  const unmet = [
    voucherIdCheck(voucherId, programme),
    ...assignmentChecks(facts, context),
    assigneeCheck(row, facts, context),
    ...rowChecks(row, facts.expiresOn, today),
  ].filter(({ met }) => !met);
  const [refused, broken] = [notDeclarable(unmet, row, today), declarable(unmet, row, today)];
  const declared: Declaration = {
    step: 'register',
    reason: IMPORTED,
    broken: broken.map(({ code, facts }) => ({ code, facts })),
  };
  const assigned = {
    type: 'assigned',
    source: 'import',
    ...facts,
    ...(broken.length > 0 && { onDate: facts.assignedOn, declared }),
  } as const;
  const voucher = evolve(undefined, assigned, { tenantId: partner.tenantId, voucherId });
  return { voucher, events: [assigned], refused };
}

const declarable = (unmet: readonly Check[], input: object, today: Day): readonly Check[] =>
  unmet.filter((one) => canBeDeclared([one], { ...input }, today));

const notDeclarable = (unmet: readonly Check[], input: object, today: Day): readonly Check[] =>
  unmet.filter((one) => !canBeDeclared([one], { ...input }, today));

/**
 * The steps after the assignment. After a refused step the others are judged as if it were taken,
 * so that all problems of a row are found at once.
 */
function later(begun: Progress, row: ImportedVoucher, context: Context): Progress {
  // The right to import covers every step.
  const actor: Actor = { kind: 'person', personId: 'import', roles: ['global-admin'] };
  const judging = { ...context, actor, partner: withFormerConsultants(context.partner) };
  let { voucher } = begun;
  const events = [...begun.events];
  const refused: Check[] = [];
  for (const command of stepsOf(row, context)) {
    const decision = decideVoucher(voucher, { ...command, alreadyDoneReason: IMPORTED }, judging);
    if (isRefusal(decision))
      refused.push(
        ...notDeclarable(decision.refused, command, context.today).map((one) =>
          inColumn(row, one, command),
        ),
      );
    const taken = isRefusal(decision) ? emitted(voucher, command, judging) : decision.events;
    for (const event of taken) voucher = evolve(voucher, event, voucher);
    events.push(...taken);
  }
  return { voucher, events, refused };
}

/** Those who have left may have led engagements before. */
function withFormerConsultants(partner: Partner): Partner {
  const { members, formerMembers = [] } = partner;
  const former = formerMembers.map((one): Member => ({ ...one, roles: ['consultant'] }));
  return { ...partner, members: [...members, ...former] };
}

function emitted(
  voucher: Voucher,
  { name, onDate, ...input }: DatedCommand,
  context: Context,
): readonly VoucherEvent[] {
  return moduleOf(name).emits(voucher, input, { ...context, today: onDate });
}

function inColumn(
  row: ImportedVoucher,
  { code, met, facts, field }: Check,
  { name }: DatedCommand,
): Check {
  return check(code, met, facts, columnOf(row, name, field));
}

/** The days of two steps can come from the same column. */
function distinct(checks: readonly Check[]): readonly Check[] {
  const key = ({ code, field }: Check): string => `${code} ${field ?? ''}`;
  return [...new Map(checks.toReversed().map((one) => [key(one), one])).values()].toReversed();
}

function assignedFacts(row: ImportedVoucher, context: Context): AssignedFacts {
  const { assignedOn, customerEmail, country, offer, organisation, serviceLevel } = row;
  return {
    offer,
    serviceLevel,
    customer: { organisation, contactEmail: customerEmail, country },
    assignee: importedAssignee(row.assignee, context),
    assignedAt: startOfDay(assignedOn, context.timeZone),
    assignedOn,
    expiresOn: row.expiresOn ?? defaultExpiry(assignedOn, context),
  };
}

/** A closed voucher keeps a project manager who has left; an open one needs one of the team. */
function assigneeCheck(row: ImportedVoucher, facts: AssignedFacts, context: Context): Check {
  const { partner, programme, today } = context;
  const member = memberFor(partner, row.assignee);
  const mayContinue =
    member !== undefined &&
    mayAct({ kind: 'person', ...member }, 'reserve', programme, { assignee: member });
  const met = mayContinue || isClosed(row, facts.expiresOn, today);
  const colleague = member === undefined ? row.assignee : coded('person', member.personId);
  return check('assignee-known', met, { colleague }, 'assignee');
}

function isClosed(row: ImportedVoucher, lastDay: Day, today: Day): boolean {
  if (statusOf(row) !== 'redeemed') return lastDay < today;
  return row.paymentStatus === 'paid' || row.paymentStatus === 'rejected';
}

/** A rule that several steps break, such as a missing training, is recorded with the first. */
function eachRuleOnce(events: readonly VoucherEvent[]): readonly VoucherEvent[] {
  const known = new Set<string>();
  return events.map((event) => {
    const after = withBroken(event, ({ code }) => !known.has(code));
    for (const { code } of event.declared?.broken ?? []) known.add(code);
    return after;
  });
}

/**
 * The row has the dates of the delivery, not the planned ones: only its report can say whether the
 * days fit.
 */
function asDelivered(
  events: readonly VoucherEvent[],
  { daysDelivered }: ImportedVoucher,
): readonly VoucherEvent[] {
  if (daysDelivered === undefined) return events;
  return events.map((event) =>
    event.type === 'reserved' ? withBroken(event, ({ code }) => code !== 'days-fit-dates') : event,
  );
}

function withBroken(
  event: VoucherEvent,
  isBroken: (rule: Declaration['broken'][number]) => boolean,
): VoucherEvent {
  const { declared, ...others } = event;
  if (declared === undefined) return event;
  const broken = declared.broken.filter(isBroken);
  return broken.length === 0 ? others : { ...event, declared: { ...declared, broken } };
}

/** Without this event the daily job would expire the voucher and send a notice. */
function withExpiry(
  events: readonly VoucherEvent[],
  { status, expiresOn }: Voucher,
  { today }: Context,
): readonly VoucherEvent[] {
  return status === 'redeemed' || today <= expiresOn
    ? events
    : [...events, { type: 'expired', on: today }];
}
