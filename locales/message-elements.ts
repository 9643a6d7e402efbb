import type { IntlMessageFormat } from 'intl-messageformat';

/** A parsed message. */
export type Elements = ReturnType<IntlMessageFormat['getAst']>;
export type Element = Elements[number];

type Text = Extract<Element, { readonly type: 0 }>;
type Branching = Extract<Element, { readonly options: unknown }>;

/** True for literal text; other elements are facts. */
export function isText(element: Element): element is Text {
  const type: number = element.type;
  return type === 0;
}

/** True for a plural or select, each option of which is a message. */
export function isBranching(element: Element): element is Branching {
  return 'options' in element;
}

/** Names of the facts in a message, including those inside plurals and selects. */
export function factNames(elements: Elements): readonly string[] {
  return [...new Set(elements.flatMap(namesIn))];
}

function namesIn(element: Element): readonly string[] {
  const name = 'value' in element && !isText(element) ? [element.value] : [];
  if (!isBranching(element)) return name;
  return [
    ...name,
    ...Object.values(element.options).flatMap(({ value }) => value.flatMap(namesIn)),
  ];
}
