import { decodeUtf8, parseJson } from '../../../bot/http/json-body.ts';

const parse = (text: string) => parseJson(Buffer.from(text));
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

it.each<[string, unknown]>([
  ['{"a":[1,"ä",null]}', { a: [1, 'ä', null] }],
  ['null', null],
  ['"text"', 'text'],
  ['0', 0],
  ['{"constructors":1,"a":["constructor","__proto__"]}', expect.anything()],
])('parses %s and returns its text', (text, value) => {
  expect(parse(text)).toEqual({ text, value });
});

it.each([
  ['nothing', '', 'syntax'],
  ['half of it', '{"a":', 'syntax'],
  ['words', 'hello', 'syntax'],
  ['a mark of byte order', '\uFEFF{}', 'syntax'],
  ['a key of the prototype', '{"__proto__":{}}', 'key'],
  ['one further down', '{"a":[{"b":{"prototype":1}}]}', 'key'],
  ['its constructor', '[{"constructor":1}]', 'key'],
])('refuses %s', (_what, text, problem) => {
  expect(parse(text)).toEqual({ problem });
});

it('accepts 64 levels of nesting, not more', () => {
  expect(parse(nested(64))).toHaveProperty('value');
  expect(parse(nested(65))).toEqual({ problem: 'depth' });
  // The deepest nesting a body can have; a recursive check would overflow the stack.
  expect(parse(nested(100_000))).toEqual({ problem: 'depth' });
});

it('decodes and parses only valid UTF-8', () => {
  const latin1 = Buffer.from('"ä"', 'latin1');
  expect(decodeUtf8(latin1)).toBeUndefined();
  expect(parseJson(latin1)).toEqual({ problem: 'encoding' });
  expect(decodeUtf8(Buffer.from('ä'))).toBe('ä');
});
