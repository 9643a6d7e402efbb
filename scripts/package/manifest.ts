import {
  LANGUAGES,
  DEFAULT_LANGUAGE,
  messagesOf,
  type MessageKey,
} from '../../locales/languages.ts';
import { formatMessage } from '../../locales/message-format.ts';
import template from '../../manifest/manifest.json' with { type: 'json' };
import type { Programme } from '../../workflow/programme/definition.ts';
import { wordsIn } from '../../workflow/programme/words.ts';
import type { Placeholders } from './settings.ts';

type Json =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Json[]
  | { readonly [name: string]: Json };
type JsonObject = Readonly<Record<string, Json>>;

const keys = messagesOf(DEFAULT_LANGUAGE);
const PLACEHOLDER = /^\$\{\{(\w+)\}\}$/u;

/**
 * Fills the manifest template. `${{NAME}}` becomes a setting, or the property is dropped if an
 * optional setting is missing. A message key becomes its English text. Other languages are listed
 * with their files.
 */
export function appManifest(placeholders: Placeholders, programme: Programme): JsonObject {
  const filled = mapTexts(template, (text) =>
    isMessageKey(text)
      ? message(DEFAULT_LANGUAGE, text, placeholders, programme)
      : replaced(text, placeholders),
  );
  return {
    ...(filled as JsonObject),
    localizationInfo: {
      defaultLanguageTag: DEFAULT_LANGUAGE,
      additionalLanguages: otherLanguages.map((languageTag) => ({
        languageTag,
        file: `${languageTag}.json`,
      })),
    },
  };
}

/** Languages with a localisation file in the package. */
export const otherLanguages: readonly string[] = LANGUAGES.filter(
  (language) => language !== DEFAULT_LANGUAGE,
);

/** The localisation file of a language: texts by their template paths. */
export function localisation(
  language: string,
  placeholders: Placeholders,
  programme: Programme,
): JsonObject {
  const version = template.manifestVersion;
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${version}/MicrosoftTeams.Localization.schema.json`,
    ...Object.fromEntries(
      textsIn(template)
        .filter((found): found is { at: string; text: MessageKey } => isMessageKey(found.text))
        .map(({ at, text }) => [at, message(language, text, placeholders, programme)]),
    ),
  };
}

function isMessageKey(text: string): text is MessageKey {
  return Object.hasOwn(keys, text);
}

function message(
  language: string,
  key: MessageKey,
  placeholders: Placeholders,
  { name, notice, words }: Programme,
): string {
  const facts = {
    supportUrl: placeholders.PUBLISHER_URL ?? '',
    programme: wordsIn(name, language),
    notice: notice === undefined ? '' : wordsIn(notice, language),
  };
  return formatMessage({ language, locale: language }, key, facts, String, words);
}

function replaced(text: string, placeholders: Placeholders): string | undefined {
  const [, name] = PLACEHOLDER.exec(text) ?? [];
  return name !== undefined && Object.hasOwn(placeholders, name) ? placeholders[name] : text;
}

function mapTexts(value: Json, change: (text: string) => Json): Json {
  if (typeof value === 'string') return change(value);
  if (isList(value)) return value.map((item) => mapTexts(item, change));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, mapTexts(item, change)]),
  );
}

/**
 * All texts with their paths in localisation file notation: `bots[0].commandLists[0].scopes[1]`.
 */
function textsIn(value: Json, at = ''): readonly { readonly at: string; readonly text: string }[] {
  if (typeof value === 'string') return [{ at, text: value }];
  if (isList(value)) return value.flatMap((item, index) => textsIn(item, `${at}[${index}]`));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, item]) =>
    textsIn(item, at === '' ? name : `${at}.${name}`),
  );
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
