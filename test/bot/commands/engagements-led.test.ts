import { aChat } from '../../support/a-chat.ts';
import { aReservedVoucher } from '../../support/a-voucher.ts';
import { executesOf, partsOf } from '../../support/card-parts.ts';

const vouchers = [aReservedVoucher()];

const badges = (card: unknown) =>
  partsOf(card)
    .map(([, part]) => part)
    .filter(({ type }) => type === 'Badge')
    .map(({ style, text }) => `${String(style)} ${String(text)}`);

it('"next" lists to a consultant the engagement they lead, until its report is due', async () => {
  const chat = await aChat({ vouchers });
  const carlo = chat.as('carlo');
  chat.onDay('2020-06-05');
  const ahead = await carlo.says('next');
  expect(ahead.text).toMatch(/One thing to do\nCarry out the engagement\n[^]*Jun\s8, 2020/u);
  expect(executesOf(ahead.card).map(({ verb }) => verb)).toContain('status');
  chat.onDay('2020-06-12');
  expect((await carlo.says('next')).text).toMatch(/One thing to do\nSubmit the completion report/u);
  const { card } = await carlo.says('status ABCD-1234');
  expect(executesOf(card)[0]).toMatchObject({ verb: 'report', style: 'positive' });
});

it('does not list an engagement to the project manager before its report is due', async () => {
  const chat = await aChat({ vouchers });
  chat.onDay('2020-06-05');
  expect((await chat.as('paula').says('next')).text).toContain('Nothing to do right now');
});

it.each([
  ['en-US', 'Attention 10\u00A0days ago', 'Attention Overdue for 10\u00A0days'],
  ['de-DE', 'Attention vor 10\u00A0Tagen', 'Attention Seit 10\u00A0Tagen überfällig'],
])(
  'an overdue report is as red in "next" and on the card as in "deadlines" (%s)',
  async (locale, list, card) => {
    const chat = await aChat({ locale, vouchers });
    chat.onDay('2020-06-22');
    const carlo = chat.as('carlo');
    expect(badges((await carlo.says('deadlines')).card)).toContain(list);
    expect(badges((await carlo.says('next')).card)).toContain(list);
    expect(badges((await carlo.says('status ABCD-1234')).card)).toContain(card);
  },
);
