import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** English has every message; a test compares the other languages with it. */
export type MessageKey = keyof typeof import('./en.json');
export type Messages = Readonly<Partial<Record<MessageKey, string>>>;

export const DEFAULT_LANGUAGE = 'en';

const DRAFT = '.draft';

/** Read at the start; a file in this folder adds a language. */
const messagesByFile: ReadonlyMap<string, Messages> = new Map(
  readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => [path.basename(file, '.json'), read(file)]),
);

/** BCP 47 tags of all finished languages: `de`, `en`. */
export const LANGUAGES: readonly string[] = [...messagesByFile.keys()].filter(
  (name) => !name.endsWith(DRAFT),
);

/** Unfinished languages, `fr.draft` for `fr.draft.json`: tested, but not offered. */
export const DRAFTS: readonly string[] = [...messagesByFile.keys()].filter((name) =>
  name.endsWith(DRAFT),
);

/** Messages of one of `LANGUAGES` or `DRAFTS`; empty for another. */
export function messagesOf(language: string): Messages {
  return messagesByFile.get(language) ?? {};
}

/** The best available language: `de-AT` → `de`, anything unknown → English. */
export function languageFor(locale: string | undefined): string {
  const wanted = (locale ?? '').trim().toLowerCase().replaceAll('_', '-');
  const fits = (language: string) =>
    wanted === language.toLowerCase() || wanted.startsWith(`${language.toLowerCase()}-`);
  return LANGUAGES.filter(fits).sort(byLength)[0] ?? DEFAULT_LANGUAGE;
}

function byLength(one: string, other: string): number {
  return other.length - one.length;
}

function read(file: string): Messages {
  return JSON.parse(readFileSync(path.join(import.meta.dirname, file), 'utf8')) as Messages;
}
