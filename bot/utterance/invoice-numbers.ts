import { anyWord, wholeWord } from './word-lists.ts';
import type { Span } from './tokens.ts';

export interface InvoiceNamed extends Span {
  readonly number: string;
  /** "Invoice", "Rechnung" is before it. */
  readonly isLabelled: boolean;
}

/** Letters, then groups of digits: `NW-2044`, `R-2020-17`, `RE2020/17`. */
const NUMBER =
  /(?<![\p{L}\p{N}-])\p{L}{1,5}[-/]?\d[\dA-Z]*(?:[-/]\d+)*(?![\p{L}\p{N}]|[-/]\p{N})/giu;

const label = wholeWord(anyWord('understand.invoice'));
const LABELLED = new RegExp(
  String.raw`${label}[\s:.#]{1,4}(?:(?:is|ist|no|nr|number|nummer)[\s:.]{1,3}){0,2}$`,
  'iu',
);
const REFERENCE = new RegExp(
  String.raw`${wholeWord(anyWord('understand.reference'))}[\s:.#]{1,4}(?:(?:is|ist|no|nr|number|nummer)[\s:.]{1,3}){0,2}$`,
  'iu',
);

/** Numbers that can be those of invoices; a number after "reference" is none. */
export function invoiceNumbersIn(text: string): readonly InvoiceNamed[] {
  return text
    .matchAll(NUMBER)
    .toArray()
    .flatMap(({ 0: number, index }) => {
      const before = text.slice(0, index);
      if (REFERENCE.test(before)) return [];
      const isLabelled = LABELLED.test(before);
      return [{ number, start: index, end: index + number.length, isLabelled }];
    });
}

/** The number after "reference", "Bestätigung". */
export function referenceIn(text: string): string | undefined {
  return text
    .matchAll(/(?<![\p{L}\p{N}-])(?=[\p{L}-]*\d)[\p{L}\p{N}][\p{L}\p{N}-]{2,40}/gu)
    .find(({ index }) => REFERENCE.test(text.slice(0, index)))?.[0];
}
