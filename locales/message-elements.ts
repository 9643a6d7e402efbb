import type { IntlMessageFormat } from 'intl-messageformat';

/** A message as the parser read it. */
export type Elements = ReturnType<IntlMessageFormat['getAst']>;
export type Element = Elements[number];

type Text = Extract<Element, { readonly type: 0 }>;
type Branching = Extract<Element, { readonly options: unknown }>;

/** Text as it stands; everything else stands for a fact. */
export function isText(element: Element): element is Text {
  const type: number = element.type;
  return type === 0;
}

/** A plural or a selection: each of its options is a message of its own. */
export function isBranching(element: Element): element is Branching {
  return 'options' in element;
}

/** The names of the facts a message asks for, those inside plurals and selections included. */
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
