import type { z } from 'zod';
import { when, type Check, type Decision } from '../../kernel/checks.ts';
import type { Facts } from '../../kernel/facts.ts';
import type { Action } from '../../programme/definition.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import type { Partner } from '../partner.ts';

/**
 * Types of the modules in the catalogue. Functions are declared as methods on purpose: method
 * parameters are bivariant, so the catalogue can select a module by name and call it.
 */

/** A kind of event. `Fields` are stored together with the type. */
export interface EventKind<Fields extends object> {
  /** Returns the changed fields of the partner. */
  evolve(partner: Partner, event: Fields): Partial<Partner>;
  /** The parameters of its message in the history (`event.<type>` in the locales). */
  facts(event: Fields): Facts;
}

type EventKinds = Readonly<Record<string, EventKind<never>>>;

export type EventOf<Kinds> = {
  readonly [Type in keyof Kinds & string]: Kinds[Type] extends EventKind<infer Fields>
    ? { readonly type: Type } & Fields
    : never;
}[keyof Kinds & string];

export interface CommandContext extends Context {
  /** Id of the person who sends the command. */
  readonly by: string;
}

export interface CommandModule<Schema extends z.ZodType<object>, Events extends EventKinds> {
  /** Its field names are the input ids of the form and a contract: docs/contract.md. */
  readonly schema: Schema;
  /** The allowed senders; absent: only persons. */
  readonly from?: readonly Actor['kind'][];
  /** The rights that a person needs: all of these. */
  actions(input: z.output<Schema>): readonly Action[];
  /**
   * The rules, met or not; absent: there are none.
   * @param row prefix of the fields, if the input is a row of a larger form
   */
  checks?(input: z.output<Schema>, context: CommandContext, row: string): readonly Check[];
  /** The events if every rule is met; empty if nothing changes. */
  emits(input: z.output<Schema>, context: CommandContext): readonly EventOf<Events>[];
  readonly events: Events;
}

export const command = <Schema extends z.ZodType<object>, Events extends EventKinds>(
  module: CommandModule<Schema, Events>,
): CommandModule<Schema, Events> => module;

export const event = <Fields extends object>(kind: EventKind<Fields>): EventKind<Fields> => kind;

/** Decides one row of a larger form, or with an empty prefix a whole command. */
export const decideRow = <Input, Event>(
  module: {
    checks?(input: Input, context: CommandContext, row: string): readonly Check[];
    emits(input: Input, context: CommandContext): readonly Event[];
  },
  input: Input,
  context: CommandContext,
  row = '',
): Decision<Event> =>
  when(module.checks?.(input, context, row) ?? [], () => module.emits(input, context));

export const evolveWith =
  (kinds: Readonly<Record<string, EventKind<object>>>) =>
  (partner: Partner, { type, ...fields }: { readonly type: string }): Partner => ({
    ...partner,
    ...kinds[type]?.evolve(partner, fields),
    revision: partner.revision + 1,
  });
