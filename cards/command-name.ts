import type { MessageKey } from '../locales/languages.ts';

type NameIn<Key> = Key extends `command.${infer Name}.title` ? Name : never;

/** A command that can be said or clicked: every one with words in the locales. */
export type CommandName = NameIn<MessageKey>;
