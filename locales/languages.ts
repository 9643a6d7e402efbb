import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** English is the language every message exists in; the others are held against it by a test. */
export type MessageKey = keyof typeof import('./en.json');
export type Messages = Readonly<Partial<Record<MessageKey, string>>>;

export const DEFAULT_LANGUAGE = 'en';

const DRAFT = '.draft';

/** Read once at start: adding a language is adding its file to this folder. */
const messagesByFile: ReadonlyMap<string, Messages> = new Map(
  readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => [path.basename(file, '.json'), read(file)]),
);

/** Every language with a finished file, as BCP 47 tags: `de`, `en`. */
export const LANGUAGES: readonly string[] = [...messagesByFile.keys()].filter(
  (name) => !name.endsWith(DRAFT),
);

/** Files not finished yet, `fr.draft` for `fr.draft.json`: checked, but offered to nobody. */
export const DRAFTS: readonly string[] = [...messagesByFile.keys()].filter((name) =>
  name.endsWith(DRAFT),
);

/** The messages of one of `LANGUAGES` or `DRAFTS`; none of another. */
export function messagesOf(language: string): Messages {
  return messagesByFile.get(language) ?? {};
}

/** The best of what we have for a locale: `de-AT` → `de`, anything unknown → English. */
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
