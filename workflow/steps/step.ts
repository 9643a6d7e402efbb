import type { z } from 'zod';
import { optionalDay, optionalParagraph } from '../kernel/fields.ts';
import type { Check } from '../kernel/checks.ts';
import type { Day } from '../kernel/day.ts';
import type { Facts } from '../kernel/facts.ts';
import type { Actor } from '../partner/actor.ts';
import type { Context } from '../partner/context.ts';
import type { StepName } from '../programme/actions.ts';
import type { Action, Programme } from '../programme/definition.ts';
import type { Part } from '../voucher/parts.ts';
import type { Declaration, Voucher, VoucherStatus } from '../voucher/voucher.ts';

/**
 * Types of the modules in the catalogue. Functions are declared as methods on purpose: method
 * parameters are bivariant, so the catalogue can select a module by name and call it.
 */

/**
 * How an event is taken back: `undo`: by `undo` · `undo-of-person`: by `undo` if a person entered
 * it, else by `correct` · `correct`: by `correct` alone, so its effect outlasts an `undo` of the step
 * before it · `none`: neither; it follows from another event, or has a command for its changes.
 */
export type Reversal = 'undo' | 'undo-of-person' | 'correct' | 'none';

/** A kind of event. `Fields` are stored together with the type under which the module lists it. */
export interface EventKind<Fields extends object> {
  /** Returns the changed fields of the voucher. */
  evolve(voucher: Voucher, event: Fields): Partial<Voucher>;
  /** The parameters of its message in the history (`event.<type>` in the locales). */
  facts(event: Fields): Facts;
  readonly reversal: Reversal;
  /** The part of the voucher that it enters; `correct` changes it until the next step is taken. */
  readonly part?: Part;
  /** It says something about this field alone, and is void if an `undo` gives it another value. */
  readonly about?: 'assignee';
  /** The notice sent to the assignee; absent: only tracked cards are updated. */
  readonly notice?:
    | 'voucher-expired'
    | 'voucher-expiry-changed'
    | 'payment-status-changed'
    | 'voucher-corrected'
    | 'step-taken';
}

type EventKinds = Readonly<Record<string, EventKind<never>>>;

/** The events of a module as `decide` returns them and the store has them. */
export type EventOf<Events> = {
  readonly [Type in keyof Events & string]: Events[Type] extends EventKind<infer Fields>
    ? { readonly type: Type } & Fields & RecordedLater
    : never;
}[keyof Events & string];

/** Fields that any event can have in addition to its own. */
export interface RecordedLater {
  /** The day of the step, if it is not the day of its entry or rules are broken. */
  readonly onDate?: Day;
  /** Present if rules are broken. */
  readonly declared?: Declaration;
}

/** A day by which a step is due, with reminders to the assignee. */
export interface DeadlineRule<Kind extends string> {
  readonly kind: Kind;
  /** The states in which it can be due. */
  readonly states: readonly VoucherStatus[];
  /** Undefined if nothing is due. */
  on(voucher: Voucher, programme: Programme): Day | undefined;
  /** The task can still be done after the day. */
  readonly isOpenLater?: true;
  /** Reminders come after this day; by default after the day of assignment. */
  since?(voucher: Voucher): Day | undefined;
  /** The programme's days of reminders before the deadline. */
  readonly before?: ReminderDays;
  /** The days of reminders after the deadline. */
  readonly after?: ReminderDays;
  /** The days of reminders after `since`, up to the deadline. */
  readonly afterSince?: ReminderDays;
  /** Reminders to the admins, in these days after `since` or after the deadline. */
  readonly toAdmins?: { readonly after: 'since' | 'deadline'; readonly days: ReminderDays };
}

type ReminderDays = keyof Programme['windows']['reminders'];

/** A voucher command of any sender. */
export interface CommandModule<
  Right extends Action,
  Schema extends z.ZodObject,
  Events extends EventKinds,
  Kind extends string,
  Begins extends boolean,
> {
  /** The field names are the input ids of the form and a contract: docs/contract.md. */
  readonly schema: Schema;
  /** The required right; refusals name the command by it. */
  readonly right: Right;
  /** The allowed senders; a person also needs the right. */
  readonly from: readonly Actor['kind'][];
  /** True if it can create a voucher. */
  readonly begins?: Begins;
  /** True if parked events of the voucher may be applicable afterwards. */
  readonly freesParked?: true;
  /** All rules, met or not, in the order of display. */
  checks(
    voucher: Begins extends true ? Voucher | undefined : Voucher,
    input: z.output<Schema>,
    context: Context,
  ): readonly Check[];
  /** The events if every rule is met; empty if nothing changes. */
  emits(
    voucher: Begins extends true ? Voucher | undefined : Voucher,
    input: z.output<Schema>,
    context: Context,
  ): readonly EventOf<Events>[];
  readonly events: Events;
  /** True if the rules read the history of the voucher: `context.past`. */
  readonly readsHistory?: boolean;
  readonly deadlines?: readonly DeadlineRule<Kind>[];
}

type Offer = 'next' | 'also';
export type OfferContext = Pick<Context, 'actor' | 'programme' | 'today'>;

/** A step that a person takes with an existing voucher. */
export interface StepModule<
  Name extends StepName,
  Schema extends z.ZodObject,
  Events extends EventKinds,
  Kind extends string,
> extends CommandModule<Name, Schema, Events, Kind, false> {
  /** The states in which it is possible, and by which vouchers are suggested. */
  readonly states: readonly VoucherStatus[];
  /** In those states: `next` is the next step of the voucher, `also` is an additional one. */
  readonly offered: Offer | ((voucher: Voucher, context: OfferContext) => Offer | false);
  until?(voucher: Voucher, programme: Programme): Day | undefined;
  /** The day under which the task is listed, if not the last one. */
  listedOn?(voucher: Voucher): Day | undefined;
  /** Set if another person must act first. */
  waitsFor?(voucher: Voucher, context: Context): 'admin' | undefined;
  /** The external action awaited after the step, until the next step is offered. */
  awaits?(voucher: Voucher, context: Context): Awaited | undefined;
  /** The step taken first if it is still outstanding. */
  readonly beginsWith?: Exclude<StepName, 'register'>;
  /** True if it is independent of the order of the steps: only the assignment must precede it. */
  readonly inAnyOrder?: boolean;
  /** Rules that do not depend on the form; present if the step accepts several vouchers. */
  forSeveral?(voucher: Voucher, context: Context): readonly Check[];
}

interface Awaited {
  readonly action: 'deliver' | 'await-payment';
  readonly by: 'you' | 'consultant' | 'microsoft';
  readonly until?: Day;
}

export function command<
  Right extends Action,
  Schema extends z.ZodObject,
  Events extends EventKinds,
  Kind extends string = never,
  Begins extends boolean = false,
>(
  module: CommandModule<Right, Schema, Events, Kind, Begins>,
): CommandModule<Right, Schema, Events, Kind, Begins> {
  return module;
}

/** Inputs of every step in addition to its own; `decideVoucher` reads them. */
export const generalFields = {
  /** The day on which it happened; absent: today. */
  onDate: optionalDay,
  /** Present if the step is already done at Microsoft although rules are broken. */
  alreadyDoneReason: optionalParagraph.optional(),
};
export type GeneralFields = z.output<z.ZodObject<typeof generalFields>>;

type WithGeneral<Schema extends z.ZodObject> = z.ZodObject<Schema['shape'] & typeof generalFields>;

/** The module, with the general fields in its schema. */
export function step<
  Name extends StepName,
  Schema extends z.ZodObject,
  Events extends EventKinds,
  Kind extends string = never,
>(
  module: StepModule<Name, Schema, Events, Kind>,
): StepModule<Name, WithGeneral<Schema>, Events, Kind> {
  const schema = module.schema.extend(generalFields);
  return { ...module, schema } as unknown as StepModule<Name, WithGeneral<Schema>, Events, Kind>;
}

/** A step without a day of its own: it is taken at the time of its entry. */
export function remark<
  Name extends StepName,
  Schema extends z.ZodObject,
  Events extends EventKinds,
>(module: StepModule<Name, Schema, Events, never>): StepModule<Name, Schema, Events, never> {
  return module;
}

/** A change of earlier entries: without the general fields, since it is made today. */
export function amendment<
  Name extends StepName,
  Schema extends z.ZodObject,
  Events extends EventKinds,
>(
  module: Omit<StepModule<Name, Schema, Events, never>, 'readsHistory'>,
): StepModule<Name, Schema, Events, never> {
  return { ...module, readsHistory: true };
}

export const event = <Fields extends object>(kind: EventKind<Fields>): EventKind<Fields> => kind;

export const deadline = <const Kind extends string>(rule: DeadlineRule<Kind>): DeadlineRule<Kind> =>
  rule;
