import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { cleanText, markdownSafe, plainSafe } from '../../locales/neutral-text.ts';

// As permissive as any client: tables, strikethrough, bare links and HTML are enabled.
const markdown = new MarkdownIt({ html: true, linkify: true, typographer: false });
// E-mail addresses may become links.
markdown.linkify.set({ fuzzyEmail: false });

describe('typed text in Markdown', () => {
  it.each([
    ['emphasis', 'a **b** _c_ __d__ *e* ~~f~~'],
    ['a link', '[free money](https://evil.example)'],
    ['an image', '![x](https://evil.example/x.png)'],
    ['a bare link', 'see https://evil.example/a_b and www.evil.example'],
    ['an autolink', '<https://evil.example>'],
    ['a mention', '<at>Everybody</at>'],
    ['HTML', '<img src=x onerror=alert(1)><b>x</b>'],
    ['an entity', '&lt;b&gt; &amp; &#42;'],
    ['code', '`rm -rf`'],
    ['a heading', '# big'],
    ['a list', '- one'],
    ['a numbered list', '1. one'],
    ['another numbered list', '1) one'],
    ['a quotation', '> said'],
    ['a rule', '---'],
    ['a table', '| a | b |'],
    ['an expression', '${$root.secret} and ${if(true, 1, 2)}'],
    ['backslashes', String.raw`C:\temp\*`],
    ['a reference', '[a]: https://evil.example'],
  ])('is shown literally: %s', (_what, typed) => {
    expect(shown(markdownSafe(typed))).toBe(typed);
  });

  it.each(['www.evil.example', 'Pay at wWw.evil.example'])('creates no link: %s', (typed) => {
    expect(markdownSafe(typed)).toMatch(/www\\\.evil/iu);
  });

  it.each(['ABCD-1234', 'erika.muster@contoso.example', 'Müller-Lüdenscheidt GmbH'])(
    'is unchanged: %s',
    (typed) => expect(markdownSafe(typed)).toBe(typed),
  );

  it('is shown literally for random input', () => {
    const signs = textOf('\\`*_[](){}<>&~|#+-=!:/.@$1a "\'');
    const text = fc.oneof(fc.string({ unit: 'grapheme' }), signs);
    fc.assert(
      fc.property(text, (typed) => {
        expect(shown(markdownSafe(typed))).toBe(cleanText(typed));
      }),
      { numRuns: 2000 },
    );
  });

  it('contains no template expression', () => {
    fc.assert(
      fc.property(textOf('${}\\a'), (typed) => {
        expect(markdownSafe(typed)).not.toContain('${');
        expect(plainSafe(typed)).not.toContain('${');
      }),
    );
  });

  it('stays text inside a sentence of ours', () => {
    fc.assert(
      fc.property(textOf('*_[](<>`~a '), (typed) => {
        const sentence = markdown.renderInline(`**Voucher** of ${markdownSafe(typed)} (**new**)`);
        expect(sentence.replaceAll(/<\/?strong>/gu, '')).not.toMatch(/<[a-z]/u);
        expect(sentence.match(/<strong>/gu)).toHaveLength(2);
      }),
    );
  });
});

describe('typed text in a title', () => {
  it.each([
    ['a link', '[x](https://evil.example)', '[x] (https:// evil.example)'],
    [
      'a bare link',
      'https://evil.example or WWW.evil.example',
      'https:// evil.example or WWW. evil.example',
    ],
    ['a mention', '<at>All</at>', '‹at›All‹/at›'],
    ['an expression', '${x}', '$ {x}'],
    ['an ordinary name', 'Müller & Söhne (Berlin) [West]', 'Müller & Söhne (Berlin) [West]'],
  ])('is escaped where needed: %s', (_what, typed, expected) => {
    expect(plainSafe(typed)).toBe(expected);
  });

  it('creates no link and no tag even if Markdown is rendered', () => {
    const strict = new MarkdownIt({ html: true, linkify: true });
    // A bare domain cannot be escaped in a title.
    strict.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
    const pieces = ['https://', 'http:', '//', 'a.example', ...Array.from('[]()<>!:/ax ')];
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...pieces) }), (typed) => {
        expect(strict.renderInline(plainSafe(typed))).not.toMatch(/<(?:a|img|at)\b/u);
      }),
    );
  });
});

describe('invisible characters', () => {
  it.each([
    ['a direction override', 'abc\u202Egpj.exe', 'abcgpj.exe'],
    ['isolates', '\u2066x\u2069', 'x'],
    ['zero-width', 'pay\u200Bpal\uFEFF\u2060', 'paypal'],
    ['a soft hyphen', 'a\u00ADb', 'ab'],
    ['tags', 'a\u{E0041}b', 'ab'],
    ['controls', 'a\u0000b\u001Bc', 'abc'],
    ['line breaks', ' a\r\n\tb\u2028c ', 'a b c'],
    ['half a character', 'a\uD800', 'a\uFFFD'],
    ['what belongs to a language', 'Ünïcödé 日本語 العربية 😀', 'Ünïcödé 日本語 العربية 😀'],
  ])('are removed or replaced: %s', (_what, typed, expected) => {
    expect(cleanText(typed)).toBe(expected);
  });
});

/** Visible text of the HTML, which must contain only a paragraph. */
function shown(source: string): string {
  const html = markdown.render(source).trim();
  const text = html === '' ? '' : (/^<p>([^<]*)<\/p>$/su.exec(html)?.[1] ?? `not text: ${html}`);
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

function textOf(letters: string): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom(...Array.from(letters)) });
}
