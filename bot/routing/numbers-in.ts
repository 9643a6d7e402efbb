import { invoiceNumbersIn, referenceIn } from '../utterance/invoice-numbers.ts';
import type { FoundIds } from '../utterance/voucher-ids.ts';

interface FoundNumbers {
  readonly ids: readonly string[];
  readonly invoices: readonly string[];
  readonly rest: string;
}

/** Voucher IDs and invoice numbers, which can look alike: a stored voucher is no invoice. */
export async function numbersIn(
  { certain, labelled, possible, rest }: FoundIds,
  text: string,
  isKnown: (id: string) => Promise<boolean>,
): Promise<FoundNumbers> {
  const numbers = invoiceNumbersIn(text);
  const reference = referenceIn(text)?.toUpperCase();
  const couldBe = (isLabelled: boolean, id: string): boolean =>
    isShort(id) || (isLabelled && certain.length > 1);
  const ids: string[] = [];
  const invoices: string[] = [];
  for (const id of certain) {
    const number = numbers.find((one) => one.number.toUpperCase() === id);
    if (id === reference) continue;
    if (number === undefined || labelled.includes(id)) ids.push(await withHyphen(id, isKnown));
    else if (couldBe(number.isLabelled, id) && !(await isKnown(id))) invoices.push(number.number);
    else ids.push(await withHyphen(id, isKnown));
  }
  if (certain.length > 0) return { ids, invoices, rest };
  for (const id of possible) {
    if (await isKnown(id)) return { ids: [id], invoices: [], rest: withoutId(rest, id) };
  }
  const named = numbers.filter(({ number }) => possible.includes(number.toUpperCase()));
  return {
    ids: [],
    invoices: named.map(({ number }) => number),
    rest: named.reduce((left, { number }) => withoutId(left, number), rest),
  };
}

/** `FBRK2718` is FBRK-2718 if only that one is stored. */
async function withHyphen(id: string, isKnown: (id: string) => Promise<boolean>): Promise<string> {
  const [, letters, digits] = /^([A-Z]{2,})(\d{2,})$/u.exec(id) ?? [];
  if (letters === undefined || digits === undefined) return id;
  const hyphened = `${letters}-${digits}`;
  return !(await isKnown(id)) && (await isKnown(hyphened)) ? hyphened : id;
}

/** Letters of an invoice's prefix; a voucher has more. */
const isShort = (id: string): boolean => /^[A-Z]{1,3}[-/]?\d/u.test(id);

/** An ID only contains letters, digits, hyphens and slashes, so nothing has to be escaped. */
const withoutId = (text: string, id: string): string => text.replace(new RegExp(id, 'iu'), ' ');
