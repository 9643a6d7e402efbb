import type { MessageKey } from '../../locales/languages.ts';

type SaidIn<Key> = Key extends `command.${infer Name}.words` ? Name : never;
type ClickedIn<Key> = Key extends `command.${infer Name}.title` ? Name : never;

/** A command that can be said in the chat: every one with words of its own in the locales. */
export type CommandName = SaidIn<MessageKey>;

/** What a button can ask for: besides the commands, what only a form sends. */
export type VerbName = ClickedIn<MessageKey>;
