import type { Check } from '../../workflow/kernel/checks.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';

export interface Card {
  readonly type: 'AdaptiveCard';
  readonly version: '1.5';
  readonly [property: string]: unknown;
}

/** Any part of a card: an element, an input or an action. */
export type Element = Readonly<Record<string, unknown>>;

/**
 * Data that a button sends back, nested under `desk` so that no input can overwrite it. Untrusted:
 * it names the voucher and the revision shown, and grants no right.
 */
export interface DeskData {
  readonly voucherId?: string;
  /** Revision of the voucher or partner shown. */
  readonly revision?: number;
  /** Idempotency key: a redelivered click with the same id has one effect. */
  readonly commandId?: string;
  /** Arguments of single commands, e.g. `language` or the id of a parked event. */
  readonly [more: string]: string | number | boolean | undefined;
}

export function deskData(
  voucher: Pick<Voucher, 'voucherId' | 'revision'>,
  commandId?: string,
): DeskData {
  const { voucherId, revision } = voucher;
  return commandId === undefined ? { voucherId, revision } : { voucherId, revision, commandId };
}

/** Typed values and unmet checks; a form that is shown again contains both. */
export interface FormState {
  readonly values: Readonly<Record<string, string>>;
  readonly refused: readonly Check[];
  /**
   * The person can declare that the step is already done at Microsoft: `offered` after a refusal,
   * `chosen` if they opened the form for it.
   */
  readonly alreadyDone?: 'offered' | 'chosen';
  /** Below the unmet checks: the buttons of the commands that meet them. */
  readonly help?: readonly Element[];
  /** Above the title: what the form before has recorded. */
  readonly news?: readonly Element[];
}

export const EMPTY_FORM: FormState = { values: {}, refused: [] };

export type CardAction = Element & {
  readonly type: 'Action.Execute' | 'Action.Submit' | 'Action.OpenUrl';
};

export interface Button {
  readonly verb: string;
  /** In the reader's language, without Markdown. */
  readonly title: string;
  readonly data?: DeskData;
  /** `positive`: the next step, at most one per card. `destructive`: removes something. */
  readonly style?: 'positive' | 'destructive';
  /** Shown in the overflow menu. */
  readonly secondary?: boolean;
  /** Distinguishes buttons with the same title; without Markdown. */
  readonly tooltip?: string;
  /** Short title for the fallback where `title` is the text of a whole row. */
  readonly fallbackTitle?: string;
}

/**
 * Clients without `Action.Execute` use the fallback: an `Action.Submit` with the same data, which
 * include the verb.
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
 * A button that works while inputs are empty, e.g. *Cancel*. Not an `Action.Execute`: Teams for iOS
 * ignores its `associatedInputs` and requires the inputs.
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
