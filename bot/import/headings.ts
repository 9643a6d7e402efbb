import {
  DEFAULT_LANGUAGE,
  LANGUAGES,
  messagesOf,
  type MessageKey,
} from '../../locales/languages.ts';
import { columnsOf, KIND_NAMES, type Kind } from './columns.ts';
import { wordsOf } from '../utterance/words.ts';

/** The column of a heading, and the languages that have the heading. */
interface KnownHeading {
  readonly column: string;
  readonly languages: ReadonlySet<string>;
}

/** Text for comparison: without case, blanks, punctuation and accents. */
export const comparable = (text: string): string => wordsOf(text).join('');

/** The synonyms of a message, which a bar separates; the first is the one to write. */
function synonyms(key: string, language: string): readonly string[] {
  const message = messagesOf(language)[key as MessageKey];
  return (message ?? messagesOf(DEFAULT_LANGUAGE)[key as MessageKey] ?? '').split('|');
}

/** The column that marks the example row of the template, which is not imported. */
export const EXAMPLE = 'example';
export const exampleHeading = (language: string): string =>
  synonyms('import.example', language)[0] ?? EXAMPLE;

/** The template's sheet with notes, which is not imported. */
export const notesName = (language: string): string =>
  synonyms('import.notes.sheet', language)[0] ?? 'Notes';
/** Sheets that are not imported: the notes, and those of an export that repeat its vouchers. */
const NOT_IMPORTED = ['import.notes.sheet', 'export.payments', 'export.history'] as const;
export const isNotes = (sheet: string): boolean =>
  LANGUAGES.flatMap((language) => NOT_IMPORTED.flatMap((key) => synonyms(key, language))).some(
    (name) => comparable(name) === comparable(sheet),
  );

const knownHeadings: ReadonlyMap<Kind, ReadonlyMap<string, KnownHeading>> = new Map(
  KIND_NAMES.map((kind) => [kind, headingsOf(kind)]),
);

function headingsOf(kind: Kind): ReadonlyMap<string, KnownHeading> {
  const known = new Map<string, KnownHeading>();
  for (const language of LANGUAGES)
    known.set(comparable(exampleHeading(language)), { column: EXAMPLE, languages: new Set() });
  for (const column of Object.keys(columnsOf(kind)))
    for (const language of LANGUAGES)
      for (const heading of synonyms(`import.${kind}.${column}`, language)) {
        const text = comparable(heading);
        const { languages = [] } = known.get(text) ?? {};
        known.set(text, { column, languages: new Set([...languages, language]) });
      }
  return known;
}

const sheetNames: ReadonlyMap<string, Kind> = new Map(
  KIND_NAMES.flatMap((kind) =>
    LANGUAGES.flatMap((language) =>
      synonyms(`import.kind.${kind}`, language).map((name) => [comparable(name), kind] as const),
    ),
  ),
);

/** The kind of table that the name of a sheet states. */
export const kindOfSheet = (name: string): Kind | undefined => sheetNames.get(comparable(name));

/** The column of a heading in any language; undefined if the kind has no such column. */
export const columnOf = (kind: Kind, heading: string): KnownHeading | undefined =>
  knownHeadings.get(kind)?.get(comparable(heading));

/** The heading of a column as the template and messages write it. */
export const headingOf = (kind: Kind, column: string, language: string): string =>
  synonyms(`import.${kind}.${column}`, language)[0] ?? column;

/** All headings that are read as this column. */
export const synonymsOf = (kind: Kind, column: string, language: string): readonly string[] =>
  synonyms(`import.${kind}.${column}`, language);

/** The name of the kind's sheet as the template and messages write it. */
export const kindName = (kind: Kind, language: string): string =>
  synonyms(`import.kind.${kind}`, language)[0] ?? kind;
