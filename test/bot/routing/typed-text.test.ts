import type { Activity } from 'botbuilder';
import { readMail } from '../../../bot/utterance/pasted-mail.ts';
import { typedText } from '../../../bot/utterance/typed-text.ts';
import { defaultProgramme } from '../../../workflow/programme/load.ts';

const LINES = [
  'Dear Paula,',
  'please find our voucher.',
  'From: Carla <carla@fabrikam.example>',
  'Organisation: Fabrikam AG',
  'Voucher ID: FBRK-2719',
  'Offer: DDPS',
  'Days: 5',
  'Regards',
];
const escaped = (text: string): string => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const html = LINES.map((line) => `<p>${escaped(line)}</p>`).join('\r\n');
const withoutAddress = (text: string): string => text.replace(/<[^<>]+>/u, '');

const message = (text: string, content?: string): Activity =>
  ({
    type: 'message',
    text,
    attachments: content === undefined ? [] : [{ contentType: 'text/html', content }],
  }) as unknown as Activity;

const desk = { id: '28:desk', name: 'Desk' };
const mentionOf = (text?: string, mentioned: object = desk) => ({
  type: 'mention',
  text,
  mentioned,
});

describe('the text of a message', () => {
  it.each([
    ['with line feeds', message(LINES.join('\n'))],
    ['with carriage returns', message(LINES.join('\r\n'))],
    ['with nothing between the lines', message(LINES.join(''))],
    ['with entities', message(escaped(LINES.join('\n')))],
    ['with blanks for line breaks, beside HTML', message(LINES.join(' '), html)],
    ['without the address, beside HTML', message(withoutAddress(LINES.join('\n')), html)],
    ['without both, beside HTML', message(withoutAddress(LINES.join(' ')), html)],
    ['empty, beside HTML', message('', html)],
  ])('contains every fact of a mail that Teams sends %s', (_form, activity) => {
    const { text } = typedText(activity);
    expect(text).toContain('FBRK-2719');
    expect(readMail(text, defaultProgramme, [])).toEqual({
      organisation: 'Fabrikam AG',
      customerEmail: 'carla@fabrikam.example',
      offer: 'DDPS',
      serviceLevel: '5',
    });
  });

  it.each([
    ['<at>Desk</at> status', [mentionOf('<at>Desk</at>')]],
    ['status <at>Desk</at>', [mentionOf('<at>Desk</at>')]],
    ['<at id="0">Desk</at> status', [mentionOf('<at>Desk</at>')]],
    [
      '<at>Desk</at> <at>Desk</at> status',
      [mentionOf('<at>Desk</at>'), mentionOf('<at>Desk</at>')],
    ],
    ['<at>Desk</at> status', [mentionOf(undefined)]],
    ['@Desk status', [mentionOf('@Desk')]],
    ['<at>A &amp; B Desk</at> status', [mentionOf('<at>A & B Desk</at>')]],
    ['<at>De(s*k</at> status', [mentionOf('<at>De(s*k</at>')]],
  ])('excludes the bot’s mention: %s', (text, entities) => {
    const activity = { ...message(text), recipient: desk, entities } as unknown as Activity;
    expect(typedText(activity).text).toBe('status');
  });

  it('excludes the bot’s mention in HTML and keeps the name of a colleague', () => {
    const mention = (name: string, id: number) =>
      `<span itemscope="" itemtype="http://schema.skype.com/Mention" itemid="${id}">${name}</span>`;
    const content = `<p>${mention('Desk', 0)} hand over ABCD-1234 to ${mention('Tom Berg', 1)}</p>`;
    const entities = [mentionOf('<at>Desk</at>')];
    const activity = { ...message('x', content), recipient: desk, entities } as unknown as Activity;
    expect(typedText(activity).text).toBe('hand over ABCD-1234 to Tom Berg');
  });

  it('excludes the message that a reply quotes', () => {
    const quote =
      '<blockquote itemtype="http://schema.skype.com/Reply"><p>redeem it</p></blockquote>';
    expect(typedText(message('x', `${quote}<p>status</p>`)).text).toBe('status');
  });

  it('has its entities decoded once', () => {
    expect(typedText(message('A &amp; B &lt;x&gt; &amp;amp;&nbsp;c')).text).toBe(
      'A & B <x> &amp; c',
    );
  });

  it('is the plain text if the HTML is empty', () => {
    expect(typedText(message('status', '<p><img src="x" alt="y"></p>')).text).toBe('status');
  });
});
