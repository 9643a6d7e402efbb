/** Escapes user input, so that it cannot format, link, mention or be evaluated. */

/** Direction overrides, zero-width and other characters that distort the visible text. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * Fast path for most user input, ids and addresses: Latin letters and digits, with single blanks,
 * hyphens or dots in between; but no dot after `www`, which would make a link.
 */
const HARMLESS = /^[\dA-Za-zÀ-ÖØ-öø-ÿ,@]+(?:(?: |-|(?<![Ww]{3})\.)[\dA-Za-zÀ-ÖØ-öø-ÿ,@]+)*$/u;

/** Collapses white space to blanks and removes invisible characters. */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(/\s+/gu, ' ').replace(INVISIBLE, '').trim();
}

/**
 * For Markdown: escapes all characters that could format, link, mention or begin a template
 * expression. A renderer shows exactly the input.
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
 * For plain text (button titles, labels, choices): a client that renders Markdown there
 * nevertheless finds no link, tag or expression in it.
 */
export function plainSafe(text: string): string {
  return cleanText(text)
    .replaceAll('<', '‹')
    .replaceAll('>', '›')
    .replace(/\](?=[([:])/gu, '] ')
    .replace(/(?:www\.|\/\/)(?=\S)/giu, '$& ')
    .replaceAll('${', '$ {');
}
