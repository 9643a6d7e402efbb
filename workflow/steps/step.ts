import type { z } from 'zod';
import type { Check } from '../kernel/checks.ts';
import type { Day } from '../kernel/day.ts';
import type { Facts } from '../kernel/facts.ts';
import type { Actor } from '../partner/actor.ts';
import type { Context } from '../partner/context.ts';
import type { StepName } from '../programme/actions.ts';
import type { Action, Programme } from '../programme/definition.ts';
import type { Voucher, VoucherStatus } from '../voucher/voucher.ts';

/**
 * The shape of a module of the catalogue. Its functions are declared as methods on purpose: their
 * parameters compare both ways, so the catalogue can look one up by name and call it.
 */

/** A kind of event. `Fields` are stored, beside the type under which the module lists it. */
export interface EventKind<Fields extends object> {
  /** What it changes of the voucher. */
  evolve(voucher: Voucher, event: Fields): Partial<Voucher>;
  /** The facts that its words in the history (`event.<type>` in the locales) ask for. */
  facts(event: Fields): Facts;
  /** The notice the assignee gets; absent: the cards sent before are updated. */
  readonly notice?: 'voucher-expired' | 'voucher-expiry-changed' | 'payment-status-changed';
}

type EventKinds = Readonly<Record<string, EventKind<never>>>;

/** The events of a module, as `decide` returns them and the store keeps them. */
export type EventOf<Events> = {
  readonly [Type in keyof Events & string]: Events[Type] extends EventKind<infer Fields>
    ? { readonly type: Type } & Fields
    : never;
}[keyof Events & string];

/** Something due on a day, of which the assignee is reminded. */
export interface DeadlineRule<Kind extends string> {
  readonly kind: Kind;
  /** Undefined while nothing is due. */
  on(voucher: Voucher, programme: Programme): Day | undefined;
  /** The day on which it became due; reminders come after it. Undefined: the day of assignment. */
  since(voucher: Voucher): Day | undefined;
  /** The days on which to remind. */
  reminders(on: Day, days: Programme['windows']['reminders'], voucher: Voucher): readonly Day[];
}

/** A command of a voucher, whoever sends it. */
export interface CommandModule<
  Right extends Action,
  Schema extends z.ZodObject,
  Events extends EventKinds,
  Kind extends string,
  Begins extends boolean,
> {
  /** The field names are the input ids of the form and a contract: docs/contract.md. */
  readonly schema: Schema;
  /** The right it takes, which also names it in a refusal. */
  readonly right: Right;
  /** Who may send it; a person needs the right too. */
  readonly from: readonly Actor['kind'][];
  /** True: it can be the first command of a voucher. */
  readonly begins?: Begins;
  /** Every rule, met or not, in the order in which they are shown. */
  checks(
    voucher: Begins extends true ? Voucher | undefined : Voucher,
    input: z.output<Schema>,
    context: Context,
  ): readonly Check[];
  /** What happens once every rule is met; empty when it would change nothing. */
  emits(
    voucher: Begins extends true ? Voucher | undefined : Voucher,
    input: z.output<Schema>,
    context: Context,
  ): readonly EventOf<Events>[];
  readonly events: Events;
  readonly deadlines?: readonly DeadlineRule<Kind>[];
}

/** A step that a person takes with a voucher they have. */
export interface StepModule<
  Name extends StepName,
  Schema extends z.ZodObject,
  Events extends EventKinds,
  Kind extends string,
> extends CommandModule<Name, Schema, Events, Kind, false> {
  /** The states it is possible in: where vouchers are looked for when none is named. */
  readonly states: readonly VoucherStatus[];
  /** In those states: `next` carries the voucher on, `also` is possible besides. */
  offered(voucher: Voucher, context: Pick<Context, 'programme' | 'today'>): 'next' | 'also' | false;
  /** The last day to take it. */
  until?(voucher: Voucher, programme: Programme): Day | undefined;
  /** The day its task is listed under, where that is not the last one. */
  listedOn?(voucher: Voucher): Day | undefined;
  /** Set when somebody else has to act first. */
  waitsFor?(voucher: Voucher, context: Context): 'admin' | undefined;
  /** What is awaited once the step is taken, until the next one is offered. */
  awaits?(voucher: Voucher, context: Context): Awaited | undefined;
  /** The step it begins with where that one is still to be taken. */
  readonly beginsWith?: Exclude<StepName, 'register'>;
  /** The rules known before the form is filled in; present: it takes several vouchers at once. */
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

export function step<
  Name extends StepName,
  Schema extends z.ZodObject,
  Events extends EventKinds,
  Kind extends string = never,
>(module: StepModule<Name, Schema, Events, Kind>): StepModule<Name, Schema, Events, Kind> {
  return module;
}

export const event = <Fields extends object>(kind: EventKind<Fields>): EventKind<Fields> => kind;

export const deadline = <const Kind extends string>(rule: DeadlineRule<Kind>): DeadlineRule<Kind> =>
  rule;
