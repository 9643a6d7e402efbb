/** Looks into a finished card as a client does: every object in it, whatever it is nested in. */

export type Part = Readonly<Record<string, unknown>>;

/** Every object of the card, with the names that lead to it. */
export function partsOf(value: unknown, at = 'card'): readonly (readonly [string, Part])[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => partsOf(item, `${at}[${index}]`));
  if (value === null || typeof value !== 'object') return [];
  const part = value as Part;
  const within = Object.entries(part).flatMap(([name, inner]) => partsOf(inner, `${at}.${name}`));
  return [[at, part], ...within];
}

export const typeOf = (part: Part): string => (typeof part.type === 'string' ? part.type : '');

export const inputsOf = (card: unknown): readonly Part[] =>
  partsOf(card)
    .map(([, part]) => part)
    .filter((part) => typeOf(part).startsWith('Input.'));

/**
 * Every button and tap with its verb, in whichever way it is sent; the action of an automatic
 * refresh is never seen.
 */
export const executesOf = (card: unknown): readonly Part[] =>
  partsOf(card)
    .filter(([at, part]) => isCommand(part) && !/\.(?:refresh\.action|fallback)$/u.test(at))
    .map(([, part]) => ({ verb: (part.data as { desk?: Part } | undefined)?.desk?.verb, ...part }));

const isCommand = (part: Part): boolean =>
  typeOf(part) === 'Action.Execute' || typeOf(part) === 'Action.Submit';

/** What a tap on each row does. */
export const tapsOf = (card: unknown): readonly Part[] =>
  partsOf(card).flatMap(([, { selectAction }]) => (selectAction ? [selectAction as Part] : []));

/** The titles that rows share although a tap on them does not do the same. */
export function ambiguousTitles(card: unknown): readonly string[] {
  const alike = Map.groupBy(tapsOf(card), ({ title }) => String(title));
  const differ = (taps: readonly Part[]) =>
    new Set(taps.map(({ data, verb }) => JSON.stringify([verb, data]))).size > 1;
  return [...alike].flatMap(([title, taps]) => (differ(taps) ? [title] : []));
}

const PLAIN = ['title', 'label', 'errorMessage', 'placeholder', 'tooltip', 'altText'];

const ICONS = new Set<unknown>(['✔', '✘', '…']);

/** What clients render as Markdown; the sign of an icon goes before the text beside it. */
export function markdownOf(card: unknown): readonly string[] {
  let sign = '';
  return partsOf(card).flatMap(([, part]) => {
    if (typeof part.text !== 'string' || typeOf(part) === 'Badge') return [];
    if (ICONS.has(part.text)) {
      sign = `${part.text} `;
      return [];
    }
    const text = `${sign}${part.text}`;
    sign = '';
    return [text];
  });
}

/** What clients show as it stands. */
export function plainOf(card: unknown): readonly string[] {
  return partsOf(card).flatMap(([, part]) =>
    [...PLAIN.map((name) => part[name]), ...(typeOf(part) === 'Badge' ? [part.text] : [])].filter(
      (text): text is string => typeof text === 'string',
    ),
  );
}
