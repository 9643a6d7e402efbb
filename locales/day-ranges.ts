import { isBranching, isText, type Element, type Elements } from './message-elements.ts';

/** Between a first and a last day in a message; the locale has its own sign and wording. */
const DASH = ' – ';

/** Name of the value that stands for a range. */
export const rangeName = (from: string, to: string): string => `${from}–${to}`;

/**
 * Puts one value in place of each `{from} – {to}`.
 * @param ranges receives the two names of each such pair
 */
export function withRanges(elements: Elements, ranges: [string, string][]): Elements {
  const result: Element[] = [];
  for (const element of elements) {
    const [start, dash] = result.slice(-2);
    if (isPlainFact(element) && dash !== undefined && isDash(dash) && isPlainFact(start)) {
      ranges.push([start.value, element.value]);
      result.splice(-2, 2, { ...start, value: rangeName(start.value, element.value) });
    } else {
      result.push(inner(element, ranges));
    }
  }
  return result;
}

type PlainFact = Extract<Element, { readonly type: 1 }>;

function isPlainFact(element: Element | undefined): element is PlainFact {
  const type: number | undefined = element?.type;
  return type === 1;
}

const isDash = (element: Element): boolean => isText(element) && element.value === DASH;

function inner(element: Element, ranges: [string, string][]): Element {
  if (!isBranching(element)) return element;
  const options = Object.entries(element.options).map(([name, option]) => [
    name,
    { ...option, value: withRanges(option.value, ranges) },
  ]);
  return { ...element, options: Object.fromEntries(options) as typeof element.options };
}
