import type { IntlMessageFormat } from 'intl-messageformat';

type Elements = ReturnType<IntlMessageFormat['getAst']>;

/** The parser's type of an element that is text as it stands. */
const LITERAL: number = 0;

/** The names of the arguments a message asks for, those inside plurals and selections included. */
export function argumentNames(elements: Elements): readonly string[] {
  return [...new Set(elements.flatMap(namesIn))];
}

function namesIn(element: Elements[number]): readonly string[] {
  const type: number = element.type;
  const name = 'value' in element && type !== LITERAL ? [element.value] : [];
  const branches = 'options' in element ? Object.values(element.options) : [];
  return [...name, ...branches.flatMap((branch) => branch.value.flatMap(namesIn))];
}
