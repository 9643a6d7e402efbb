/** Approximate maximum body size in bytes. */
const SIZE = 100_000;

const repeat = (part: string): string => part.repeat(Math.ceil(SIZE / part.length)).slice(0, SIZE);

const distinctWords = Array.from({ length: SIZE / 10 }, (_one, at) =>
  // Nine letters each, so that every word is compared with every phrase.
  [...Array(9).keys()].map((letter) => 'etaoinsrhld'[(at * 7 + letter * (at >> 3)) % 11]).join(''),
);

/** Texts of 100 KB that are slow for superlinear code. */
export const PATHOLOGICAL: Readonly<Record<string, string>> = {
  'one endless word': repeat('a'),
  'full-width letters': repeat('ａ'),
  'capitals inside a word': repeat('Aa'),
  'hyphenated capitals': repeat('A-Aa'),
  digits: repeat('1'),
  'digits and a dot': `${repeat('1').slice(1)}.`,
  hyphens: repeat('-'),
  dots: repeat('a.'),
  'at signs': repeat('@'),
  'addresses without an end': repeat('a@'),
  addresses: repeat('a@b.example '),
  'angle brackets': repeat('<'),
  'open tags': repeat('<div>'),
  'open table cells': repeat('<table><tr><td>'),
  paragraphs: repeat('<p>x</p>'),
  'table rows': repeat('<tr><td>Voucher ID</td><td>ABCD-1234</td></tr>'),
  'closing tags': repeat('</p>'),
  'line breaks as tags': repeat('<br>'),
  attributes: `<a ${repeat('x="1" ')}>`,
  'an attribute without an end': `<a href="mailto:${repeat('a')}`,
  comments: repeat('<!--'),
  mentions: repeat('<at>'),
  'closed mentions': repeat('<at></at>'),
  entities: repeat('&amp;'),
  'numbered entities': repeat('&#123;'),
  ampersands: repeat('&'),
  spaces: repeat(' '),
  'line breaks': repeat('\n'),
  quotes: repeat('> '),
  labels: repeat('Voucher ID: '),
  'labels and spaces': repeat(`Voucher ID${' '.repeat(90)}`),
  'words of a label': repeat('Aa Bb: '),
  'other labels': repeat('Organisation: From: Expires on: '),
  'voucher IDs': distinctWords.map((_word, at) => `ABCD-${at}`).join(' '),
  dates: repeat('31. Mai 2027 '),
  'known words': repeat('voucher reserve status '),
  'unknown words': distinctWords.join(' '),
  'combining accents': repeat('a\u0301\u0323'),
  'zero-width characters': repeat('\u200B'),
  colons: repeat(':'),
  bars: repeat('| '),
};
