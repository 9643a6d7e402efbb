import { IntlMessageFormat } from 'intl-messageformat';
import { isBranching, isText, type Element, type Elements } from './message-elements.ts';
import { translatorOf, type Translator } from './translator.ts';
import type { Names } from './names.ts';

const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ACCENTED = Array.from('àƀçđèƒĝĥîĵķļɱñôþɋŕšţûṽŵẋýžÀƁÇĐÈƑĜĤÎĴĶĻṀÑÔÞɊŔŠŢÛṼŴẊÝŽ');

/** Typical growth of a translation from English. */
const LONGER = 0.35;

/** Estimated length of a fact. */
const FACT_LENGTH = 8;

/**
 * Translator that turns English messages into accented ones, a third longer and in brackets. Text
 * without accents is hard-coded; a missing bracket was cut off.
 */
export function pseudoTranslator(names: Names): Translator {
  return translatorOf({ language: 'pseudo', locale: 'en', transform: foreign }, names);
}

function foreign(elements: Elements): Elements {
  const padding = 'ẋ'.repeat(Math.ceil(lengthOf(elements) * LONGER));
  const words = padding.replaceAll(/.{8}/gu, '$& ').trim();
  return [...text('⟦'), ...elements.map(accented), ...text(` ${words}⟧`)];
}

function accented(element: Element): Element {
  if (isText(element))
    return { ...element, value: element.value.replaceAll(/[a-z]/giu, (one) => accent(one)) };
  if (!isBranching(element)) return element;
  const branches = Object.entries(element.options).map(([name, branch]) => [
    name,
    { ...branch, value: branch.value.map(accented) },
  ]);
  return { ...element, options: Object.fromEntries(branches) as typeof element.options };
}

function accent(letter: string): string {
  return ACCENTED[PLAIN.indexOf(letter)] ?? letter;
}

function lengthOf(elements: Elements): number {
  return elements.reduce(
    (sum, element) => sum + (isText(element) ? element.value.length : FACT_LENGTH),
    0,
  );
}

function text(value: string): Elements {
  return new IntlMessageFormat(value).getAst();
}
