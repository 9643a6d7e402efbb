import type { MessageKey } from '../../locales/languages.ts';

type ChatNameIn<Key> = Key extends `command.${infer Name}.words` ? Name : never;
type ButtonNameIn<Key> = Key extends `command.${infer Name}.title` ? Name : never;

/** A chat command: its words for typing are in the locales. */
export type CommandName = ChatNameIn<MessageKey>;

/** A command of a button: a chat command, or one that only a form sends. */
export type VerbName = ButtonNameIn<MessageKey>;
