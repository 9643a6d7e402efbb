import { CHAT_COMMANDS } from '../../bot/commands/registry.ts';
import type { CommandName } from '../../cards/kit/command-name.ts';
import { messagesOf } from '../../locales/languages.ts';
import { STEP_NAMES } from '../../workflow/programme/actions.ts';
import { aChat } from '../support/a-chat.ts';
import { anAssignedVoucher, aRedeemedVoucher, aReservedVoucher } from '../support/a-voucher.ts';

const group = { id: '19:group', conversationType: 'groupChat', isGroup: true };

/** Forms and instructions, which address everybody who reads them. */
const ADDRESSED_TO_ALL: ReadonlySet<string> = new Set([
  ...STEP_NAMES,
  'enrol',
  'guide',
  'help',
  'import',
  'language',
  'notifications',
  'programme',
  'away',
  'cancel',
]);

/** Sentences to everybody of the company, and the name of an engagement. */
const SAID_TO_ALL =
  /your company(?:'s|’s)?|customers find you|Ihr(?:e[ms]?)? Unternehmens?|Modernize your|(?:Wählen|Halten|Senden|erfassen|finden|suchen) Sie|So finden Kunden Sie/giu;

const PERSONAL =
  /\b(?:you|your|yours|my|mine)\b|\b(?:Sie|Ihnen|Ihr|Ihre[mnrs]?|[Mm]ein(?:e[mnrs]?)?)\b/u;

const vouchers = [
  anAssignedVoucher(),
  { ...aReservedVoucher(), voucherId: 'RSVD-0001' },
  { ...aRedeemedVoucher(), voucherId: 'RDMD-0001' },
];

const cells = (['en-US', 'de-DE'] as const).flatMap((locale) =>
  (['gloria', 'paula', 'carlo', 'nobody'] as const).map((who) => [locale, who] as const),
);

describe.each(cells)('in a group, in %s, to %s', (locale, who) => {
  const titleOf = (name: CommandName): string =>
    messagesOf(locale.slice(0, 2))[`command.${name}.title`] ?? '';

  it.each(CHAT_COMMANDS.filter((name) => !ADDRESSED_TO_ALL.has(name)))(
    'the answer to %s speaks of people by name',
    async (name) => {
      const chat = await aChat({ vouchers, locale });
      const talker = chat.as(who, group);
      for (const id of ['', ' ABCD-1234', ' RSVD-0001', ' RDMD-0001']) {
        const { text } = await talker.says(`${titleOf(name)}${id}`);
        const lines = text.split('\n').map((line) => line.replaceAll(SAID_TO_ALL, ''));
        expect(lines.filter((line) => PERSONAL.test(line))).toEqual([]);
      }
    },
  );
});

describe('a list in a group', () => {
  it.each([
    ['en-US', 'vouchers', /^Vouchers of paula/u],
    ['en-US', 'next', /^Next for paula: /u],
    ['en-US', 'deadlines', /^Deadlines for paula/u],
    ['de-DE', 'Gutscheine', /^Gutscheine von paula/u],
    ['de-DE', 'Was ist zu tun?', /^Für paula: /u],
    ['de-DE', 'Fristen', /^Fristen für paula/u],
  ])('says whose it is in %s: "%s"', async (locale, text, title) => {
    const chat = await aChat({ vouchers, locale });
    expect((await chat.as('paula', group).says(text)).text).toMatch(title);
  });

  it('names the person who may not take a step, and addresses them in their own chat', async () => {
    const chat = await aChat({ vouchers });
    const refused = 'release ABCD-1234';
    expect((await chat.as('carlo', group).says(refused)).text).toContain('The role of carlo');
    expect((await chat.as('carlo').says(refused)).text).toContain('Your role');
  });
});
