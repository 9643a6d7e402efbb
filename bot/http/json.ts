/** Deeper than any card, but shallow enough for recursive functions. */
const MAX_DEPTH = 64;
const PROTOTYPE_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export type Json =
  { readonly text: string; readonly value: unknown } | { readonly problem: JsonProblem };

/** `encoding`: not UTF-8 · `syntax`: not JSON · `depth`: nested too deep · `key`: prototype key. */
export type JsonProblem = 'encoding' | 'syntax' | 'depth' | 'key';

/** Undefined if the bytes are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Parses JSON with a bounded depth and without prototype keys. */
export function parseJson(bytes: Uint8Array): Json {
  const text = decodeUtf8(bytes);
  if (text === undefined) return { problem: 'encoding' };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: 'syntax' };
  }
  const problem = problemIn(value);
  return problem === undefined ? { text, value } : { problem };
}

/** An object, or an array with its positions as keys. */
type Node = Readonly<Record<string, unknown>>;

/** Breadth-first: recursion would let the sender overflow the stack. */
function problemIn(value: unknown): JsonProblem | undefined {
  let level: Node[] = [{ value }];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return 'depth';
    const next: Node[] = [];
    for (const node of level)
      for (const key of Object.keys(node)) {
        if (PROTOTYPE_KEYS.has(key)) return 'key';
        const inner = node[key];
        if (typeof inner === 'object' && inner !== null) next.push(inner as Node);
      }
    level = next;
  }
  return undefined;
}
