import { aChat } from '../support/a-chat.ts';
import { anAssignedVoucher } from '../support/a-voucher.ts';

const textsOf = (sent: readonly { readonly text?: string }[]) =>
  sent.flatMap(({ text }) => text ?? []);

describe('a long message', () => {
  it.each([
    ['en', 'That was long. I read only its first 30 words (300 characters at most).'],
    ['de', 'Das war lang. Ich habe nur die ersten 30 Wörter gelesen (höchstens 300 Zeichen).'],
  ])('is read as a command up to its thirtieth word, with a note in %s', async (locale, note) => {
    const chat = await aChat({ locale });
    const { sent } = await chat.as('paula').says(`help ${'and so on '.repeat(20)}`);
    expect(textsOf(sent)).toContain(note);
  });

  it('gets no note if all of it was read', async () => {
    const chat = await aChat();
    const { sent } = await chat.as('paula').says('help me please');
    expect(textsOf(sent)).toEqual([]);
  });

  it('gets a note on the unread part of a mail', async () => {
    const chat = await aChat({ vouchers: [anAssignedVoucher()] });
    const mail = `Voucher ID: ABCD-1234\n${'lorem ipsum '.repeat(2000)}`;
    const { sent } = await chat.as('paula').says(mail);
    expect(textsOf(sent)).toEqual([
      "That was long. I read only its first 20,000 characters; check what's missing.",
    ]);
  });

  it('is searched for at most fifty voucher IDs', async () => {
    const chat = await aChat();
    const ids = Array.from({ length: 1_000 }, (_one, at) => `ABCD-${1000 + at}`).join('\n');
    const { requests } = await chat.as('paula').says(ids);
    expect(requests.reads).toBeLessThan(70);
  });
});
