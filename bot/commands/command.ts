import type { VerbName } from '../../cards/kit/command-name.ts';
import type { StepOptions, Turn, Values } from '../../dialogs/turn.ts';
import type { Action } from '../../workflow/programme/definition.ts';

export interface CommandInput {
  readonly voucherId?: string;
  /** Every voucher a sentence names. */
  readonly voucherIds: readonly string[];
  /** As typed; empty for a button. */
  readonly text: string;
  /** Inputs of the card the button stood on. */
  readonly values: Values;
  /** What else the button carried, e.g. which page. */
  readonly extra: Values;
}

interface CommandHead {
  /** The verb of its buttons; one with words in the locales can be said too. */
  readonly name: VerbName | 'resolve-parked';
  /** The right it takes; absent: anybody of the company may use it. */
  readonly action?: Action;
  readonly aboutVoucher: boolean;
}

/** Answers at once, without a step of several turns; an open form stays as it is. */
export interface DirectCommand extends CommandHead {
  readonly kind: 'direct';
  readonly run: (turn: Turn, asked: CommandInput) => Promise<void>;
}

/** Begins the step of the same name; it changes nothing before its form is sent. */
export interface StepCommand extends CommandHead {
  readonly kind: 'step';
  /** One form for several vouchers. */
  readonly takesSeveral?: boolean;
  /** A mention of a colleague fills in the field `colleague`. */
  readonly mentionsColleague?: boolean;
  readonly options: (asked: CommandInput) => StepOptions;
}

/** Leaves what is under way. */
export interface CancelCommand extends CommandHead {
  readonly kind: 'cancel';
}

export type Command = DirectCommand | StepCommand | CancelCommand;
