import { CHAT_COMMANDS } from '../../../bot/commands/registry.ts';
import { messagesOf } from '../../../locales/languages.ts';
import { aChat } from '../../support/a-chat.ts';
import {
  anAssignedVoucher,
  aRedeemedVoucher,
  aReportedVoucher,
  aReservedVoucher,
  aVoucherWithPayment,
} from '../../support/a-voucher.ts';
import { people } from '../../support/partner.ts';

const named = (voucherId: string) => ({ voucherId });
const adams = { assignee: { personId: people.adam, name: 'Adam' } };
const vouchers = [
  anAssignedVoucher(),
  { ...aReservedVoucher(), ...named('RSVD-0001') },
  { ...aReportedVoucher(), ...named('RPTD-0001') },
  { ...aRedeemedVoucher(), ...named('RDMD-0001') },
  { ...aVoucherWithPayment('paid'), ...named('PAID-0001') },
  { ...anAssignedVoucher(adams), ...named('ADAM-0001') },
];

describe('the commands that only read', () => {
  it.each([
    ['en-US', 'vouchers', /My vouchers \(5\)/u],
    ['de-DE', 'Gutscheine', /\(5\)/u],
    ['en-US', 'status', /My vouchers/u],
    [
      'en-US',
      'next',
      /3 things to do[^]*completion report\n[^\n]*RSVD-0001\nengagement ends [^\n]*2020 · by /u,
    ],
    ['de-DE', 'Was ist zu tun?', /RSVD-0001\nEinsatzende [^\n]*2020 · bis [^]*ABCD-1234/u],
    ['en-US', 'deadlines', /Deadlines[^]*RDMD-0001/u],
    ['de-DE', 'Fristen', /Fristen/u],
    ['en-US', 'overview', /6 vouchers[^]*Reserved\n▰+▱+\n1[^]*€5,000/u],
    ['de-DE', 'Überblick', /6 Gutscheine/u],
    ['en-US', 'payments', /Payments\nRedeemed, payment not requested · 1/u],
    ['de-DE', 'Zahlungen', /Zahlungen\nEingelöst, Zahlung nicht angefordert · 1/u],
    ['en-US', 'history RSVD-0001', /History[^]*RSVD-0001/u],
    ['en-US', 'history', /which voucher/u],
    ['en-US', 'capacity', /Capacity[^]*1 of 1 consultants is free/u],
    ['de-DE', 'Wer ist frei?', /Kapazität[^]*1 von 1 ist im ganzen Zeitraum frei/u],
    ['en-US', 'guide', /Create a voucher/u],
    ['de-DE', 'Kundenleitfaden', /Gutschein/u],
    ['en-US', 'notifications', /What should I tell you about/u],
    ['en-US', 'away', /^Your absence/u],
    ['de-DE', 'Abwesenheit', /^Ihre Abwesenheit/u],
    ['en-US', 'remind me', /^When should I remind you/u],
    ['de-DE', 'Erinnern', /^Wann soll ich Sie erinnern/u],
    ['en-US', 'language', /Which language/u],
    ['en-US', 'export', /export is ready/u],
    ['en-US', 'calendar', /^Calendar[^]*Your calendar feed/u],
    ['de-DE', 'Kalender', /^Kalender[^]*Ihr Kalender-Abo/u],
    ['en-US', 'status NONE-0000', /don't know voucher NONE-0000[^]*no voucher with this ID/u],
    ['de-DE', 'Status NONE-0000', /Den Gutschein NONE-0000 kenne ich nicht/u],
    ['en-US', 'next ABCD-1234', /Fabrikam AG/u],
    ['en-US', 'blah', /didn't understand/u],
    ['en-US', 'thank you', /welcome/u],
  ])('answer in %s: "%s"', async (locale, text, answer) => {
    const paula = (await aChat({ vouchers, locale })).as('paula');
    expect((await paula.says(text)).text).toMatch(answer);
  });

  it.each([
    'vouchers',
    'status ABCD-1234',
    'deadlines',
    'payments',
    'overview',
    'capacity',
    'history ABCD-1234',
    'export',
    'calendar',
  ])('show nothing to a person without a role: %s', async (text) => {
    const chat = await aChat({ vouchers });
    const { text: answer } = await chat.as('nobody').says(text);
    expect(answer).toMatch(/no role yet[^]*given by an admin of your company: gloria or adam/u);
    expect(answer).not.toContain('Fabrikam');
  });

  it('show all vouchers to an admin, and only their own to a project manager and a consultant', async () => {
    const chat = await aChat({ vouchers });
    expect((await chat.as('adam').says('vouchers')).text).toContain('(6)');
    expect((await chat.as('paula').says('vouchers')).text).toContain('(5)');
    expect((await chat.as('carlo').says('vouchers')).text).toContain('(4)');
  });

  it('are all listed in the help of a person with every role', async () => {
    const { text } = await (await aChat()).as('gloria').says('help');
    const titles = CHAT_COMMANDS.filter((name) => name !== 'help' && name !== 'cancel').map(
      (name) => messagesOf('en')[`command.${name}.title`] ?? name,
    );
    expect(titles.filter((title) => !text.includes(title))).toEqual([]);
  });

  it('are described in the group of the help that a tap opens', async () => {
    const gloria = (await aChat()).as('gloria');
    const first = await gloria.says('help');
    expect(first.text).toContain('**Deadlines**');
    expect(first.text).not.toContain('**Redeem**');
    const steps = await gloria.clicks('help');
    expect(steps.text).toContain('**Redeem**');
    expect(steps.text).not.toContain('**Deadlines**');
  });

  it('are listed in the help only as far as a person’s role allows them', async () => {
    const chat = await aChat();
    const [carlo, gloria] = [
      (await chat.as('carlo').says('help')).text,
      (await chat.as('gloria').says('help')).text,
    ];
    expect(carlo).toContain('Submit report');
    expect(carlo).not.toContain('Redeem');
    expect(gloria).toContain('Redeem');
  });

  it('page long lists in the same card', async () => {
    const many = Array.from({ length: 20 }, (_, at) => ({
      ...anAssignedVoucher({ expiresOn: `2020-10-${String(at + 1).padStart(2, '0')}` }),
      ...named(`MANY-${1000 + at}`),
    }));
    const paula = (await aChat({ vouchers: many })).as('paula');
    const seen: string[] = [];
    let page = await paula.says('vouchers');
    for (let turn = 0; turn < 3; turn++) {
      seen.push(...(page.text.match(/MANY-\d+/gu) ?? []));
      const onward = pageButton(page.card, 'Next page');
      if (onward) page = await paula.sends({ type: 'invoke', ...onward });
    }
    expect(seen).toEqual(many.map(({ voucherId }) => voucherId));
    expect(page.response?.type).toBe('application/vnd.microsoft.card.adaptive');
  });

  it('store the choice of notifications', async () => {
    const chat = await aChat();
    const paula = chat.as('paula');
    await paula.says('notifications');
    const wrong = await paula.clicks('notifications', { quietFrom: '25:00', quietTo: '07:00' });
    expect(wrong.text).toContain('⚠');
    await paula.clicks('notifications', {
      kinds: 'reminder',
      quietFrom: '19:00',
      quietTo: '07:00',
      digest: 'true',
    });
    const { notifications } = (await chat.services.people.find('contoso', people.paula)) ?? {};
    expect(notifications).toMatchObject({ quietFrom: '19:00', quietTo: '07:00', digest: true });
    expect(notifications?.muted).toContain('voucher-expired');
    expect(notifications?.muted).not.toContain('reminder');
    // A kind that was not offered must not be stored as muted.
    expect(notifications?.muted).not.toContain('event-parked');
  });

  it('answer in another language from the next message on, once it is chosen on the card', async () => {
    const paula = (await aChat()).as('paula');
    await paula.says('language');
    expect((await paula.clicks('language', { language: 'de' })).text).toContain('Deutsch');
    expect((await paula.says('help')).text).toContain('Was ich');
  });
});

function pageButton(card: unknown, title: string) {
  const actions = (card as { actions: { title: string; verb: string; data: object }[] }).actions;
  const action = actions.find((one) => one.title === title);
  return action && { name: 'adaptiveCard/action', value: { action } };
}
