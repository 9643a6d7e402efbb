import { strFromU8, unzipSync } from 'fflate';
import MarkdownIt from 'markdown-it';
import { LIMITS } from '../../workflow/kernel/fields.ts';
import { markdownOf, partsOf, plainOf } from '../support/card-parts.ts';
import { people } from '../support/partner.ts';
import { forms } from '../support/forms.ts';
import { anHttpChat, type HttpChat, type HttpTalker } from '../support/http-chat.ts';
import { anAssignment, VOUCHER } from '../support/signed-event.ts';

/** Texts with markup, links, mentions, expressions and control characters. */
const HOSTILE = [
  '**bold** [free](https://evil.example)',
  '![x](https://evil.example/x.png)',
  'see https://evil.example/a and www.evil.example',
  '<at>Everybody</at> <b>x</b> <img src=x onerror=alert(1)>',
  '${$root.secret} ${if(true, 1, 2)} {{DATE(2020-01-01T00:00:00Z)}}',
  '\u202Egpj.exe \u2066x\u2069 pay\u200Bpal\uFEFF',
  '=HYPERLINK("https://evil.example","x")',
  "+cmd|' /C calc'!A0",
  '-1+1',
  '@SUM(A1)',
  '# heading',
  '1. list',
  '`code` ~~gone~~ | a | b |',
  '"; DROP TABLE documents; --',
  '&lt;b&gt; &#42;',
];
const markdown = new MarkdownIt({ html: true, linkify: true });
// E-mail addresses may become links.
markdown.linkify.set({ fuzzyEmail: false });
const HIDDEN = /[\u202A-\u202E\u2066-\u2069\u200B-\u200F\uFEFF]/u;

let chat: HttpChat;
let paula: HttpTalker;
const shown: unknown[] = [];

beforeAll(async () => {
  chat = await anHttpChat();
  paula = chat.as({ aadObjectId: people.paula, name: HOSTILE[3] ?? '', email: 'p@c.example' });
  const see = async (answer: Promise<{ status: number; shown: readonly unknown[] }>) => {
    const { status, shown: more } = await answer;
    expect(status).toBe(200);
    shown.push(...more);
  };
  await see(paula.says('hi'));
  for (const [index, text] of HOSTILE.entries()) {
    const voucherId = `HOST-${1000 + index}`;
    const customer = { organisation: text, contactEmail: 'vera@fabrikam.example', country: 'DE' };
    const assignedTo = { aadObjectId: people.paula, name: text };
    expect(await chat.event(anAssignment({ voucherId, customer, assignedTo }))).toBe(202);
    await see(paula.says(`status ${voucherId}`));
    await see(paula.clicks('validate', { customerEmail: text }, { voucherId }));
    await see(paula.says(`${text} ${voucherId}`));
    await see(paula.clicks('handover', { colleague: text, reason: text }, { voucherId }));
    await see(paula.says(`history ${voucherId}`));
  }
  // A differing assignment is shown to the admin with both values.
  const customer = { organisation: HOSTILE[0], contactEmail: 'v@f.example', country: 'AT' };
  expect(await chat.event(anAssignment({ voucherId: 'HOST-1000', customer }))).toBe(202);
  for (const command of ['vouchers', 'next', 'deadlines', 'overview', 'profile', 'team', 'help'])
    await see(paula.says(command));
  for (const text of HOSTILE) await see(paula.says(text));
  shown.push(...chat.teams.messages().flatMap(({ activity, updates }) => [activity, ...updates]));
});
afterAll(() => chat.close());

/** Elements that Markdown rendering adds to the desk's own. */
const elementsIn = (text: string): readonly string[] =>
  [...markdown.render(text).matchAll(/<(a|img|at|h\d|code|del|s|table|ol|iframe|script)\b/gu)].map(
    ([, element = '']) => element,
  );

describe('text typed by a person', () => {
  it('is shown', () => {
    const all = shown.flatMap((each) => markdownOf(each)).join('\n');
    expect(all).toContain('DROP TABLE');
    expect(all).toContain('HYPERLINK');
    expect(shown.length).toBeGreaterThan(80);
  });

  it('is never rendered as formatting, links, mentions or expressions', () => {
    const texts = shown.flatMap((each) => markdownOf(each));
    expect(texts.filter((text) => elementsIn(text).length > 0)).toEqual([]);
    const plain = shown.flatMap((each) => plainOf(each));
    expect(plain.filter((text) => elementsIn(text).includes('a'))).toEqual([]);
    expect([...texts, ...plain].filter((text) => /\$\{|<at>/u.test(text))).toEqual([]);
    expect([...texts, ...plain].filter((text) => HIDDEN.test(text))).toEqual([]);
  });

  it('creates no mention entity in any activity', () => {
    const mentions = shown.flatMap((each) =>
      partsOf(each).filter(([, part]) => part.type === 'mention'),
    );
    expect(mentions).toEqual([]);
  });

  it('is not a formula in an export', async () => {
    const answer = await paula.says('export');
    const links = partsOf(answer.shown).flatMap(([, { url }]) =>
      typeof url === 'string' && url.includes('/exports/') ? [url] : [],
    );
    expect(links).toHaveLength(4);
    for (const link of links) {
      const body = new Uint8Array(await (await fetch(link)).arrayBuffer());
      if (link.endsWith('.csv')) {
        const cells = new TextDecoder().decode(body).split(/[\r\n,]+/u);
        expect(cells.some((cell) => cell.includes('HYPERLINK'))).toBe(link.includes('vouchers'));
        expect(cells.filter((cell) => /^"?[=+@-]/u.test(cell) && !/^-?\d+$/u.test(cell))).toEqual(
          [],
        );
      } else {
        const sheets = Object.entries(unzipSync(body)).filter(([name]) => name.includes('sheet'));
        for (const [, sheet] of sheets) expect(strFromU8(sheet)).not.toMatch(/<f[ >]/u);
      }
    }
  });

  it('is limited in length: an event is refused, a form names the field', async () => {
    const organisation = 'x'.repeat(LIMITS.line + 1);
    const customer = { organisation, contactEmail: 'vera@fabrikam.example', country: 'DE' };
    expect(await chat.event(anAssignment({ voucherId: VOUCHER, customer }))).toBe(422);
    expect(await chat.event(anAssignment({ voucherId: VOUCHER }))).toBe(202);
    await paula.says('register');
    const { shown: form } = await paula.clicks('register', { ...forms.register, organisation });
    expect(markdownOf(form).join(' ')).toContain('too long: 200 characters at most');
  });
});
