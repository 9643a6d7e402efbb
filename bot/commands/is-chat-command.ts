import type { CommandName } from '../../cards/kit/command-name.ts';
import { LANGUAGES, messagesOf } from '../../locales/languages.ts';

/** True if the command can be typed: it has words in a locale. */
export function isChatCommand(name: string): name is CommandName {
  return LANGUAGES.some((one) => `command.${name}.words` in messagesOf(one));
}
