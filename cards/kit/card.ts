import type { Check } from '../../workflow/kernel/checks.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';

/** An Adaptive Card of version 1.5, ready to be sent. */
export interface Card {
  readonly type: 'AdaptiveCard';
  readonly version: '1.5';
  readonly [property: string]: unknown;
}

/** Anything inside a card: an element, an input, an action. */
export type Element = Readonly<Record<string, unknown>>;

/**
 * What a button sends back, under `desk` so that no input of the same name wins over it. Nothing in
 * it is trusted: it only names what the person looked at.
 */
export interface DeskData {
  readonly voucherId?: string;
  /** Revision of the voucher (or of the company's records) the card shows. */
  readonly revision?: number;
  /** Unique per intention: the same click, redelivered, has one effect. */
  readonly commandId?: string;
  /** Which page of a list, where the one before ended. */
  readonly cursor?: string;
  /** Whatever else a step needs to go on, e.g. the language chosen or a parked event's id. */
  readonly [more: string]: string | number | boolean | undefined;
}

/** What a button about a voucher carries. */
export function deskData(
  voucher: Pick<Voucher, 'voucherId' | 'revision'>,
  commandId?: string,
): DeskData {
  const { voucherId, revision } = voucher;
  return commandId === undefined ? { voucherId, revision } : { voucherId, revision, commandId };
}

/** What was typed and why it was refused: a form shown again keeps both. */
export interface FormState {
  readonly values: Readonly<Record<string, string>>;
  readonly refused: readonly Check[];
}

export const EMPTY_FORM: FormState = { values: {}, refused: [] };

export type CardAction = Element & {
  readonly type: 'Action.Execute' | 'Action.Submit' | 'Action.OpenUrl';
};

export interface Button {
  /** The command's name. */
  readonly verb: string;
  /** What the button says, in the reader's language, without Markdown. */
  readonly title: string;
  readonly data?: DeskData;
  /** `positive`: the next step, at most one on a card. `destructive`: takes something away. */
  readonly style?: 'positive' | 'destructive';
  /** Under the overflow menu. */
  readonly secondary?: boolean;
  /** What the button is about, where another one has the same title; without Markdown. */
  readonly tooltip?: string;
  /** For the fallback, where `title` is long: the name of a whole row. */
  readonly fallbackTitle?: string;
}

/**
 * A button. Clients that know no `Action.Execute` fall back to `Action.Submit` with the very same
 * data, which therefore holds the verb too.
 */
export function executeAction(wanted: Button): CardAction {
  const shared = partsOf(wanted);
  return {
    type: 'Action.Execute',
    verb: wanted.verb,
    ...shared,
    fallback: { type: 'Action.Submit', ...shared, title: wanted.fallbackTitle ?? wanted.title },
  };
}

/**
 * A button that works while inputs are empty, e.g. *Cancel*. Teams for iOS ignores
 * `associatedInputs` on `Action.Execute` and would ask for the inputs first.
 */
export function inputlessAction(wanted: Button): CardAction {
  return { type: 'Action.Submit', ...partsOf(wanted), associatedInputs: 'none' };
}

function partsOf({ data, secondary, style, title, tooltip, verb }: Button): Element {
  return {
    title,
    data: { desk: { ...data, verb } },
    ...(style !== undefined && { style }),
    ...(secondary && { mode: 'secondary' }),
    ...(tooltip !== undefined && { tooltip }),
  };
}

export function openUrlAction(title: string, url: string, secondary = false): CardAction {
  return { type: 'Action.OpenUrl', title, url, ...(secondary && { mode: 'secondary' }) };
}
