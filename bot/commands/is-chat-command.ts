import type { CommandName } from '../../cards/kit/command-name.ts';
import { LANGUAGES, messagesOf } from '../../locales/languages.ts';

/** Whether a command has words of its own; the others are only ever clicked. */
export function isChatCommand(name: string): name is CommandName {
  return LANGUAGES.some((one) => `command.${name}.words` in messagesOf(one));
}
