/**
 * What a person typed is text: whatever it holds, it neither formats, links, mentions nor evaluates
 * where it is shown.
 */

/** Direction overrides, zero-width and other invisible characters: they make the rest read wrong. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * Most of what is typed, ids and addresses included: words of Latin letters and digits, one blank,
 * hyphen or dot between them, but no dot that makes a link of `www`.
 */
const HARMLESS = /^[\dA-Za-zÀ-ÖØ-öø-ÿ,@]+(?:(?: |-|(?<![Ww]{3})\.)[\dA-Za-zÀ-ÖØ-öø-ÿ,@]+)*$/u;

/** The same words on one line, without what cannot be seen. */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(/\s+/gu, ' ').replace(INVISIBLE, '').trim();
}

/**
 * For places that render Markdown: every character that could format, link, mention or be taken for
 * a template expression is escaped; a renderer shows exactly what was typed.
 */
export function markdownSafe(text: string): string {
  if (HARMLESS.test(text)) return text;
  return cleanText(text)
    .replace(/[\\`*_[\]{}()~|]/gu, String.raw`\$&`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/:(?=\/\/)|(?<=www)\./giu, String.raw`\$&`)
    .replace(/^[#+\-=]/u, String.raw`\$&`)
    .replace(/^\d+(?=\.)/u, '$&\\');
}

/**
 * For places that show text as it is (titles of buttons, labels, choices): a client that renders
 * Markdown there all the same finds no link, a bare one included, no tag and no expression in it.
 */
export function plainSafe(text: string): string {
  return cleanText(text)
    .replaceAll('<', '‹')
    .replaceAll('>', '›')
    .replace(/\](?=[([:])/gu, '] ')
    .replace(/(?:www\.|\/\/)(?=\S)/giu, '$& ')
    .replaceAll('${', '$ {');
}
