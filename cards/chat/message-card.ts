import type { Check } from '../../workflow/kernel/checks.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card, Element } from '../kit/card.ts';
import { checkLines } from '../kit/check-lines.ts';
import { commandAction, type Verb } from '../kit/form-actions.ts';
import { listCard } from '../kit/list-card.ts';
import { typedValues } from '../kit/typed-values.ts';
import { paragraph } from '../kit/text-blocks.ts';

export interface MessageView {
  /** Translated, e.g. `t.text('message.refused')`. */
  readonly title: string;
  readonly text?: string;
  /** Unmet checks are shown with the next step. */
  readonly checks?: readonly Check[];
  /** Buttons, most likely first; at most six. */
  readonly actions?: readonly Verb[];
  /** Voucher of the buttons. */
  readonly voucherId?: string;
  /** Below the text. */
  readonly rows?: readonly Element[];
  /** The values of a form that cannot be shown any more. */
  readonly typed?: Readonly<Record<string, string>>;
}

const ACTIONS_MAX = 6;

/** A plain answer or a refusal: the reasons, the next step for each, and buttons to continue. */
export function messageCard(t: Translator, view: MessageView): Card {
  const { actions = [], checks = [], rows = [], text, title, typed = {}, voucherId } = view;
  const data = voucherId === undefined ? {} : { voucherId };
  return listCard(t, {
    title,
    rows: [
      ...(text === undefined ? [] : [paragraph(text)]),
      ...rows,
      ...checkLines(t, checks),
      ...typedValues(t, typed),
    ],
    actions: actions.slice(0, ACTIONS_MAX).map((verb) => commandAction(t, verb, data)),
  });
}
