import { readAmount } from '../../locales/amount.ts';
import { check, type Check } from '../../workflow/kernel/checks.ts';
import type { Fact, Facts } from '../../workflow/kernel/facts.ts';
import { anyOf, coded } from '../../workflow/kernel/facts.ts';
import type { CodeBooks, CodedType } from './codes.ts';
import type { CellType } from './columns.ts';
import { dayOfCell, readDay, type ReadDay } from './days.ts';
import { UNCALCULATED } from './failed-cells.ts';
import { comparable } from './headings.ts';
import { isBlank, type SourceCell } from './table.ts';

export interface CellContext {
  readonly books: CodeBooks;
  /** Decides the order of day and month, and the decimal sign. */
  readonly locale: string;
}

/** The value as command schemas read it from a form, or the problem. */
export type ReadCell = { readonly value: string } | { readonly problem: Check };

/** Longer cells are refused unread. */
const MAX_CELL = 5_000;
/** Characters of a cell that a message repeats. */
const MAX_SHOWN = 60;

/** A cell of a column; undefined for an empty one. */
export function readCell(
  cell: SourceCell,
  column: string,
  type: CellType,
  context: CellContext,
): ReadCell | undefined {
  if (isBlank(cell) || type === 'derived') return undefined;
  const text = textOf(cell);
  const problem = (name: string, facts: Facts = {}): ReadCell => ({
    problem: unreadable(column, name, text, facts),
  });
  if (text.length > MAX_CELL) return problem('long', { max: MAX_CELL });
  if (text === UNCALCULATED) return problem('formula');
  if (FAILED.test(text)) return problem('error');
  switch (type) {
    case 'day':
      return dayCell(cell, text, context, problem);
    case 'whole': {
      const number =
        typeof cell === 'number' ? withoutNoise(cell) : readAmount(text, context.locale);
      return number !== undefined && Number.isInteger(number)
        ? { value: String(number) }
        : problem('number');
    }
    case 'amount': {
      const number =
        typeof cell === 'number'
          ? withoutNoise(cell)
          : readAmount(text.replace(CURRENCY_SIGN, '').trim(), context.locale);
      return number === undefined ? problem('amount') : { value: String(number) };
    }
    case 'email':
    case 'person':
      return { value: addressIn(text) };
    case 'yes':
      return yesCell(text, problem);
    case 'roles':
      return listCell(text, 'role', context, problem);
    case 'offers':
      return listCell(text, 'offer', context, problem);
    case 'text':
    case 'voucher-id':
      return { value: text };
    default:
      return codeCell(text, type, context, problem);
  }
}

export function unreadable(
  column: string | undefined,
  problem: string,
  typed: string,
  facts: Facts = {},
): Check {
  const shown = typed.length > MAX_SHOWN ? `${typed.slice(0, MAX_SHOWN)}…` : typed;
  return check(
    'cell-readable',
    false,
    { choices: '', max: 0, ...facts, problem, typed: shown },
    column,
  );
}

type Problem = (name: string, facts?: Facts) => ReadCell;

/** EUR, €, US$ before or after an amount; the currency has its own column. */
const CURRENCY_SIGN = /^(?:[A-Z]{0,2}\p{Sc}|[A-Z]{2,3}(?![A-Z]))|(?:[A-Z]{3}|\p{Sc})$/u;

/** An error of a spreadsheet in English or German, or a cell that was too narrow for its value. */
const FAILED = /^#(?:#+|N\/A|NV|[\p{Lu}/0]+[!?])$/u;

/** Characters without a width, which copies from web pages and chats have. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u2060\uFEFF]/gu;

/** Excel calculates with 15 digits; the file has up to 17, such as 33.300000000000004. */
const withoutNoise = (number: number): number => Number(number.toPrecision(15));

/** An apostrophe before `=`, `+`, `-` or `@` marks text in exports, so that it is no formula. */
function textOf(cell: SourceCell): string {
  if (cell instanceof Date) return dayOfCell(cell) ?? '';
  const text = String(cell).replaceAll('\u00A0', ' ').replaceAll(INVISIBLE, '').trim();
  return text.replace(/^'(?=\s*[=+\-@|])/u, '');
}

function dayCell(
  cell: SourceCell,
  text: string,
  { locale }: CellContext,
  problem: Problem,
): ReadCell {
  const isTyped = cell instanceof Date || typeof cell === 'number';
  const read: ReadDay = isTyped ? { day: dayOfCell(cell) } : readDay(text, locale);
  const { day, isAmbiguous } = read;
  if (isAmbiguous) return problem('ambiguous');
  return day === undefined ? problem('day') : { value: day };
}

/** `Anna Berger <anna@contoso.com>` and `mailto:anna@contoso.com` name the address. */
function addressIn(text: string): string {
  const address = /<(?<address>[^<>@\s]+@[^<>\s]+)>\s*$/u.exec(text)?.groups?.address ?? text;
  return address.replace(/^mailto:/iu, '').trim();
}

function codeCell(
  text: string,
  type: CodedType,
  { books }: CellContext,
  problem: Problem,
): ReadCell {
  const code = books[type].get(comparable(text));
  if (code !== undefined) return { value: code };
  if (type === 'country' || type === 'currency') return problem(type);
  // An unknown exam or offer stays as written: the rules name what the programme has.
  return isChoice(type) ? problem('choice', { choices: choicesIn(books, type) }) : { value: text };
}

/** Types with few values, which a message can list. */
const CHOICES = ['level', 'role', 'status', 'payment-status', 'deliverable-type'] as const;
type ChoiceType = (typeof CHOICES)[number];
const isChoice = (type: CodedType): type is ChoiceType =>
  (CHOICES as readonly CodedType[]).includes(type);

const choicesIn = (books: CodeBooks, type: ChoiceType): Fact =>
  anyOf([...new Set(books[type].values())].map((code) => coded(type, code)));

const YES: ReadonlySet<string> = new Set(['yes', 'y', 'ja', 'j', 'x', 'true', '1']);
const NO: ReadonlySet<string> = new Set(['no', 'n', 'nein', 'false', '0']);

function yesCell(text: string, problem: Problem): ReadCell | undefined {
  const word = comparable(text);
  if (YES.has(word)) return { value: 'true' };
  return NO.has(word) ? undefined : problem('choice', { choices: anyOf(['yes', 'no']) });
}

function listCell(
  text: string,
  type: 'role' | 'offer',
  context: CellContext,
  problem: Problem,
): ReadCell {
  const codes: string[] = [];
  for (const name of text.split(/[,;|\n]|\s[/+]\s/u).filter((part) => part.trim() !== '')) {
    const read = codeCell(name.trim(), type, context, (kind, facts) => problem(kind, { ...facts }));
    if ('problem' in read) return read;
    codes.push(read.value);
  }
  return { value: [...new Set(codes)].join(',') };
}
