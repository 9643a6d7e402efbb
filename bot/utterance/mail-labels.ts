import { LANGUAGES, messagesOf, type MessageKey } from '../../locales/languages.ts';

type LabelKey = Extract<MessageKey, `paste.${string}`>;

/** Messages with the labels of a mail's values; the same for every language. */
const KEYS = [
  'paste.admin',
  'paste.assigned',
  'paste.country',
  'paste.days',
  'paste.email',
  'paste.expires',
  'paste.from',
  'paste.offer',
  'paste.organisation',
  'paste.to',
  'paste.voucher',
] as const satisfies readonly LabelKey[];
export type Label = (typeof KEYS)[number];

export interface Labelled {
  readonly label: Label;
  readonly value: string;
}

/** Prefixes of quoted lines, list items and bold text: `> * *Label:*`. */
const MARKS = /^(?:[>|*•·–-]\s{0,5}){1,10}/u;

/** German letters, also as typed without umlauts. */
const SPELLINGS: Readonly<Record<string, string>> = {
  ä: '(?:ä|ae)',
  ö: '(?:ö|oe)',
  ü: '(?:ü|ue)',
  ß: '(?:ß|ss)',
};

const byLabel = new Map(KEYS.map((key) => [key, alternatives(wordsFor(key))]));
const any = alternatives(KEYS.flatMap(wordsFor));

/** A label at the beginning of a line, and the value after it. */
const lineOf = (labels: string): RegExp =>
  new RegExp(
    String.raw`^(?:${labels})\*{0,2}(?:\s{0,3}\([^()]{1,40}\))?\s{0,5}(?:(?:[:=\t]|\s\|)\*{0,2}(?<value>.*)|(?<alone>))$`,
    'iu',
  );
const lines = [...byLabel].map(([label, labels]) => ({ label, pattern: lineOf(labels) }));
const isLabel = lineOf(any);

/** `On Tue, 10 Nov 2026, Vera Admin <vera@fabrikam.example> wrote:` begins a quoted mail. */
const WROTE = new RegExp(
  String.raw`(?<!\p{L})(?:${alternatives(wordsFor('paste.wrote'))})(?!\p{L})`,
  'iu',
);

/** A label within a line that has lost its line breaks or has several labels. */
const INSIDE = new RegExp(String.raw`(?<=[\s|,;])(?=(?:${any})\s{0,2}(?::|\|\s))`, 'giu');

/** Characters read from a line; a longer one is prose. */
const MAX_LINE = 1_000;

/** Lines of a mail without quote marks and bullets; empty lines are removed. */
export function linesOfMail(text: string): readonly string[] {
  const isOneLine = !text.trim().includes('\n');
  return (isOneLine ? text.replace(INSIDE, '\n') : text)
    .split('\n')
    .map((line) => line.slice(0, MAX_LINE).replace(MARKS, '').trim())
    .filter((line) => line !== '' && line !== '|');
}

/** Labelled values in order: on the label's line, on the next one, or below it in a table. */
export function labelledIn(mail: readonly string[]): readonly Labelled[] {
  const found: Labelled[] = [];
  for (const [at, line] of mail.entries()) {
    const next = mail[at + 1] ?? '';
    const columns = columnsOf(line);
    if (columns) found.push(...pairs(columns, next));
    else if (WROTE.test(line) && /@|:$/u.test(line))
      found.push({ label: 'paste.from', value: line.includes('@') ? line : `${line} ${next}` });
    else for (const part of line.split(INSIDE)) found.push(...readPart(part.trim(), next));
  }
  return found;
}

function readPart(part: string, next: string): readonly Labelled[] {
  for (const { label, pattern } of lines) {
    const match = pattern.exec(part);
    if (!match) continue;
    const own = cleaned(match.groups?.value ?? '');
    const value = own !== '' || isLabel.test(next) ? own : cleaned(next);
    return value === '' ? [] : [{ label, value }];
  }
  return [];
}

/** Labels of a table's header: `Voucher ID | Offer | Days`. */
function columnsOf(line: string): readonly (Label | undefined)[] | undefined {
  const cells = line.split('|').map((cell) => cell.trim());
  if (cells.length < 2) return undefined;
  const labels = cells.map((cell) => lines.find(({ pattern }) => pattern.test(cell))?.label);
  return labels.filter((label) => label !== undefined).length > 1 &&
    labels.slice(0, 2).every((label) => label !== undefined)
    ? labels
    : undefined;
}

function pairs(columns: readonly (Label | undefined)[], next: string): readonly Labelled[] {
  const cells = next.split('|');
  if (cells.length !== columns.length) return [];
  return columns.flatMap((label, at) => {
    const value = cleaned(cells[at] ?? '');
    return label === undefined || value === '' ? [] : [{ label, value }];
  });
}

function cleaned(value: string): string {
  return value.replace(/^[\s|*]{1,10}/u, '').replace(/[\s|*,;]{1,10}$/u, '');
}

/** Regular expression for a label's wordings, longest first. */
export function patternOf(label: Label): string {
  return byLabel.get(label) ?? '';
}

function wordsFor(key: LabelKey): readonly string[] {
  return LANGUAGES.flatMap((language) => (messagesOf(language)[key] ?? '').split('|'));
}

function alternatives(words: readonly string[]): string {
  return words
    .filter((word) => word !== '')
    .sort((one, other) => other.length - one.length)
    .map((word) =>
      word
        .replace(/[$()*+./?[\\\]^{}]/gu, String.raw`\$&`)
        .replace(/[äöüß]/gu, (letter) => SPELLINGS[letter] ?? letter)
        .replace(/\s/gu, String.raw`\s{1,5}`),
    )
    .join('|');
}
