import type { MessageKey, Translator } from '../../locales/translator.ts';
import { executeAction, inputlessAction, type CardAction, type DeskData } from './card.ts';
import type { VerbName } from './command-name.ts';

type NameIn<Key> = Key extends `button.${infer Name}` ? Name : never;

/** What can stand on a button: the verbs of the commands, and how to move about. */
export type ButtonName = NameIn<MessageKey>;

export type Verb = ButtonName & VerbName;

interface ButtonOptions {
  /** What it says when that is not the command, e.g. the next page. */
  readonly title?: ButtonName;
  readonly secondary?: boolean;
  /** `none`: works while the form's inputs are empty. */
  readonly inputs?: 'none';
}

/** A button that says what its command does. */
export function commandAction(
  t: Translator,
  verb: Verb,
  data: DeskData = {},
  options: ButtonOptions = {},
): CardAction {
  const { inputs, title = verb, ...rest } = options;
  const button = { verb, title: t.plain(`button.${title}`), data, ...rest };
  return inputs === 'none' ? inputlessAction(button) : executeAction(button);
}

/** A form's buttons: do it, or leave it. `data` carries the command id that makes a click count once. */
export function formActions(
  t: Translator,
  verb: Verb,
  data: DeskData,
  more: readonly CardAction[] = [],
  title?: ButtonName,
): readonly CardAction[] {
  const { voucherId } = data;
  const about = voucherId === undefined ? {} : { voucherId };
  return [
    commandAction(t, verb, data, { title }),
    ...more,
    commandAction(t, 'cancel', about, { inputs: 'none' }),
  ];
}
