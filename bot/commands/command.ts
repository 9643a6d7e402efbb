import type { VerbName } from '../../cards/kit/command-name.ts';
import type { StepOptions, Turn, Values } from '../../dialogs/turn.ts';
import type { VoucherConditions } from '../../workflow/records/voucher-conditions.ts';
import type { Action } from '../../workflow/programme/definition.ts';

export interface CommandInput {
  readonly voucherId?: string;
  /** All vouchers named in a message. */
  readonly voucherIds: readonly string[];
  /** As typed; empty for a button. */
  readonly text: string;
  /** Inputs of the button's card. */
  readonly values: Values;
  /** Further data of the button, e.g. the page. */
  readonly extra: Values;
  /** The conditions that a message states for a list. */
  readonly conditions?: VoucherConditions;
  /** Words of a message that no part of the answer uses. */
  readonly unread?: readonly string[];
}

interface CommandHead {
  /** Verb of its buttons; a command with words in the locales can be typed too. */
  readonly name: VerbName | 'resolve-parked';
  /** Required right; absent: everybody may use it. */
  readonly action?: Action;
  /**
   * The conditions that limit its list. It also shows what of the sentence it does not use, which
   * for other commands is sent before the answer.
   */
  readonly applies?: readonly (keyof VoucherConditions)[];
  readonly aboutVoucher: boolean;
  /** Inputs of its form that a sentence can fill in. */
  readonly fields?: readonly string[];
}

/** Replies at once without a step; an open form stays open. */
export interface DirectCommand extends CommandHead {
  readonly kind: 'direct';
  readonly run: (turn: Turn, asked: CommandInput) => Promise<void>;
}

/** Begins the step of the same name, which changes nothing before its form is submitted. */
export interface StepCommand extends CommandHead {
  readonly kind: 'step';
  /** True if one form takes several vouchers. */
  readonly takesSeveral?: boolean;
  /** A mentioned colleague fills in the field `colleague`. */
  readonly mentionsColleague?: boolean;
  readonly options: (asked: CommandInput) => StepOptions;
}

/** Ends the active step. */
export interface CancelCommand extends CommandHead {
  readonly kind: 'cancel';
}

export type Command = DirectCommand | StepCommand | CancelCommand;
