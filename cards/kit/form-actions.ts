import type { MessageKey, Translator } from '../../locales/translator.ts';
import {
  executeAction,
  inputlessAction,
  type Button,
  type CardAction,
  type DeskData,
} from './card.ts';
import type { VerbName } from './command-name.ts';

type NameIn<Key> = Key extends `button.${infer Name}` ? Name : never;

/** Titles of buttons: verbs of commands, and others such as `next-page`. */
export type ButtonName = NameIn<MessageKey>;

export type Verb = ButtonName & VerbName;

interface ButtonOptions extends Pick<Button, 'secondary' | 'style' | 'tooltip'> {
  /** Default: the title of the verb. */
  readonly title?: ButtonName;
  /** `none`: works while the form's inputs are empty. */
  readonly inputs?: 'none';
}

/** Default styles of the verbs. */
const STYLES: Readonly<Partial<Record<Verb, Button['style']>>> = {
  release: 'destructive',
  'remove-location': 'destructive',
  undo: 'destructive',
  'withdraw-role': 'destructive',
};

/** A button with the title and style of its command. */
export function commandAction(
  t: Translator,
  verb: Verb,
  data: DeskData = {},
  options: ButtonOptions = {},
): CardAction {
  const { inputs, style = STYLES[verb], title = verb, ...rest } = options;
  const button = { verb, title: t.plain(`button.${title}`), data, style, ...rest };
  return inputs === 'none' ? inputlessAction(button) : executeAction(button);
}

export type SubmitOptions = Pick<ButtonOptions, 'style' | 'title'>;

/** Submit first and *Cancel* last. `data` includes the command id. */
export function formActions(
  t: Translator,
  verb: Verb,
  data: DeskData,
  more: readonly CardAction[] = [],
  submit: SubmitOptions = {},
): readonly CardAction[] {
  const { voucherId } = data;
  const about = voucherId === undefined ? {} : { voucherId };
  const style = submit.style ?? STYLES[verb] ?? 'positive';
  return [
    commandAction(t, verb, data, { ...submit, style }),
    ...more,
    commandAction(t, 'cancel', about, { inputs: 'none' }),
  ];
}
