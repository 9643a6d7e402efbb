import type { MessageKey, Speaker } from '../locales/speaker.ts';
import { executeAction, type CardAction, type DeskData } from './card.ts';

type NameIn<Key> = Key extends `button.${infer Name}` ? Name : never;

/** What can stand on a button: the verbs of the commands, and how to move about. */
export type ButtonName = NameIn<MessageKey>;

/** A button that says what its command does. */
export function commandAction(
  say: Speaker,
  verb: ButtonName,
  data: DeskData = {},
  options: { readonly secondary?: boolean; readonly inputs?: 'none' } = {},
): CardAction {
  return executeAction({ verb, title: say.plain(`button.${verb}`), data, ...options });
}

/** A form's buttons: do it, or leave it. `data` carries the command id that makes a click count once. */
export function formActions(
  say: Speaker,
  verb: ButtonName,
  data: DeskData,
  more: readonly CardAction[] = [],
): readonly CardAction[] {
  const { voucherId } = data;
  const about = voucherId === undefined ? {} : { voucherId };
  return [
    commandAction(say, verb, data),
    ...more,
    commandAction(say, 'cancel', about, { inputs: 'none' }),
  ];
}
