import { IntlMessageFormat } from 'intl-messageformat';
import { LANGUAGES, messagesOf } from '../../locales/languages.ts';
import { factNames, isBranching, type Elements } from '../../locales/message-elements.ts';
import { plainSayer } from '../../locales/plain-message.ts';

const read = (source: string, language: string) =>
  new IntlMessageFormat(source, language, undefined, { ignoreTag: true });

/** Every option a message chooses by, and what no option is named for. */
function choicesOf(elements: Elements): readonly string[] {
  const here = elements
    .filter(isBranching)
    .flatMap(({ options }) => [
      ...Object.keys(options),
      ...Object.values(options).flatMap(({ value }) => choicesOf(value)),
    ]);
  return [...new Set([...here, 'constructor', '', 'Contoso & Söhne'])];
}

it.each(LANGUAGES)('says every message of %s as the library does', (language) => {
  let plain = 0;
  for (const [key, source] of Object.entries(messagesOf(language))) {
    const format = read(source, language);
    const say = plainSayer(format.getAst());
    if (say === undefined) continue;
    plain += 1;
    const names = factNames(format.getAst());
    for (const value of [...choicesOf(format.getAst()), 0, 1234.5]) {
      const values = Object.fromEntries(names.map((name) => [name, value]));
      expect({ key, value, said: say(values) }).toEqual({
        key,
        value,
        said: String(format.format(values)),
      });
    }
  }
  expect(plain).toBeGreaterThan(500);
});

it.each([
  ['a plural', '{n, plural, one {# day} other {# days}}'],
  ['a plural within a selection', '{a, select, x {{n, plural, other {# days}}} other {none}}'],
  ['an ordinal', '{n, selectordinal, one {#st} other {#th}}'],
  ['a formatted number', '{n, number}'],
  ['a formatted date', '{n, date, short}'],
])('leaves %s to the library', (_what, source) => {
  expect(plainSayer(read(source, 'en').getAst())).toBeUndefined();
});
