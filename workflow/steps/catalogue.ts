import type { z } from 'zod';
import type { Check } from '../kernel/checks.ts';
import type { Actor } from '../partner/actor.ts';
import type { Context } from '../partner/context.ts';
import { STEP_NAMES, type StepName } from '../programme/actions.ts';
import type { Action } from '../programme/definition.ts';
import type { Voucher, VoucherStatus } from '../voucher/voucher.ts';
import { handover } from './handover.ts';
import { assign } from './assign.ts';
import { changeExpiry } from './change-expiry.ts';
import { correct } from './correct.ts';
import { correctFacts } from './correct-facts.ts';
import { expire } from './expire.ts';
import { identifyAssignee } from './identify-assignee.ts';
import { reassign } from './reassign.ts';
import { note } from './note.ts';
import { payment } from './payment.ts';
import { paymentStatus } from './payment-status.ts';
import { redeem } from './redeem.ts';
import { register } from './register.ts';
import { release } from './release.ts';
import { report } from './report.ts';
import { reschedule } from './reschedule.ts';
import { reserve } from './reserve.ts';
import type { DeadlineRule, EventKind, EventOf } from './step.ts';
import { undo } from './undo.ts';
import { validate } from './validate.ts';

/** The steps that a person takes; each is named after its right. */
const steps = {
  register,
  validate,
  reserve,
  reschedule,
  release,
  report,
  redeem,
  payment,
  'payment-status': paymentStatus,
  handover,
  note,
  correct,
  undo,
} satisfies { readonly [Name in StepName]: { readonly right: Name } };

/** All voucher commands: the steps, and those sent by webhook events, admins and the daily job. */
export const catalogue = {
  ...steps,
  assign,
  reassign,
  'change-expiry': changeExpiry,
  'identify-assignee': identifyAssignee,
  'correct-facts': correctFacts,
  expire,
} as const;

type Catalogue = typeof catalogue;
type Module = Catalogue[keyof Catalogue];

export type VoucherCommandName = keyof Catalogue;
export type VoucherCommandInput<Name extends VoucherCommandName> = z.output<
  Catalogue[Name]['schema']
>;
/** A command without input has only a name. */
type FieldsOf<Input> = string extends keyof Input ? unknown : Input;
export type VoucherCommand = {
  [Name in VoucherCommandName]: { readonly name: Name } & FieldsOf<VoucherCommandInput<Name>>;
}[VoucherCommandName];

type EventsOf<One> = One extends { readonly events: infer Kinds } ? EventOf<Kinds> : never;
export type VoucherEvent = EventsOf<Module>;

/** A step that can be offered for an existing voucher: all but `register`. */
export type VoucherAction = {
  [Name in StepName]: (typeof steps)[Name] extends { readonly states: unknown } ? Name : never;
}[StepName];

/**
 * A module without its specific types. The name selects the module, so input and events always
 * match it; the assignment compiles because method parameters are bivariant.
 */
interface AnyModule {
  readonly right: Action;
  readonly from: readonly Actor['kind'][];
  readonly begins?: boolean;
  readonly freesParked?: true;
  /** Only steps have it. */
  readonly states?: readonly VoucherStatus[];
  readonly inAnyOrder?: boolean;
  readonly readsHistory?: boolean;
  checks(voucher: Voucher | undefined, input: object, context: Context): readonly Check[];
  emits(voucher: Voucher | undefined, input: object, context: Context): readonly VoucherEvent[];
  forSeveral?(voucher: Voucher, context: Context): readonly Check[];
}

export const moduleOf = (name: VoucherCommandName): AnyModule => catalogue[name];

/** The steps that can be offered, in the order of the help. */
export const offeredSteps = STEP_NAMES.map((name) => steps[name]).filter((one) => 'states' in one);

export const isVoucherAction = (name: string): name is VoucherAction =>
  STEP_NAMES.some((one) => one === name && 'states' in steps[one]);

/** Those of a state, in the same order. */
export const stepsIn = byState(offeredSteps);

export const stepOf = (name: VoucherAction): (typeof offeredSteps)[number] => steps[name];

/** All event kinds by type. */
export const eventKinds: ReadonlyMap<string, EventKind<object>> = new Map(
  Object.values<{ readonly events: Readonly<Record<string, EventKind<object>>> }>(
    catalogue,
  ).flatMap(({ events }) => Object.entries(events)),
);

type KindOf<One> = One extends { readonly deadlines?: readonly DeadlineRule<infer Kind>[] }
  ? Kind
  : never;
export type VoucherDeadlineKind = KindOf<Module>;

export const deadlineRulesIn = byState(
  Object.values<{ readonly deadlines?: readonly DeadlineRule<VoucherDeadlineKind>[] }>(
    catalogue,
  ).flatMap(({ deadlines = [] }) => deadlines),
);

function byState<One extends { readonly states: readonly VoucherStatus[] }>(
  all: readonly One[],
): Readonly<Record<VoucherStatus, readonly One[]>> {
  const within = (status: VoucherStatus) => all.filter(({ states }) => states.includes(status));
  return {
    assigned: within('assigned'),
    reserved: within('reserved'),
    reported: within('reported'),
    redeemed: within('redeemed'),
    expired: within('expired'),
  };
}
