import { isBranching, isText, type Element, type Elements } from './message-elements.ts';

/** What a message says of the values of its facts. */
export type Say = (values: Readonly<Record<string, string | number>>) => string;

type Select = Extract<Element, { readonly type: 5 }>;
type Argument = Extract<Element, { readonly type: 1 }>;

/**
 * Says a message of texts, facts and selections, which most are, by joining them: a tenth of what
 * the library takes, which finds out anew each time what each part is. Undefined where there is a
 * plural or a format, which want the library.
 */
export function plainSayer(elements: Elements): Say | undefined {
  const parts = elements.map(partOf);
  const known = parts.filter((part) => part !== undefined);
  if (known.length < parts.length) return undefined;
  return (values) => known.map((say) => say(values)).join('');
}

function partOf(element: Element): Say | undefined {
  if (isText(element)) return () => element.value;
  if (isArgument(element)) return (values) => String(values[element.value]);
  return isSelect(element) ? selection(element) : undefined;
}

function selection({ value: name, options }: Select): Say | undefined {
  const says = new Map<string, Say>();
  for (const [option, { value }] of Object.entries(options)) {
    const say = plainSayer(value);
    if (say === undefined) return undefined;
    says.set(option, say);
  }
  return (values) => (says.get(String(values[name])) ?? says.get('other'))?.(values) ?? '';
}

function isArgument(element: Element): element is Argument {
  const type: number = element.type;
  return type === 1;
}

function isSelect(element: Element): element is Select {
  return isBranching(element) && !('pluralType' in element);
}
