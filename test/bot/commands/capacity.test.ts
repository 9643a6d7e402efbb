import { capacityQuery } from '../../../bot/commands/capacity.ts';
import type { CommandInput } from '../../../bot/commands/command.ts';
import type { Voucher } from '../../../workflow/voucher/voucher.ts';
import { aChat } from '../../support/a-chat.ts';
import { aReservedVoucher } from '../../support/a-voucher.ts';
import { executesOf, inputsOf, tapsOf, type Part } from '../../support/card-parts.ts';
import {
  aMember,
  anEnrolledPartner,
  contextOf,
  people,
  team,
  today,
} from '../../support/partner.ts';

const booked = (
  voucherId: string,
  startDate: string,
  endDate: string,
  consultant: string = people.carlo,
): Voucher => ({ ...aReservedVoucher({ startDate, endDate, consultant }), voucherId });

/** The card with one button only, which has that title. */
const withButton = (card: unknown, wanted: string): Part => ({
  type: 'AdaptiveCard',
  body: inputsOf(card),
  actions: executesOf(card).filter(({ title }) => title === wanted),
});

const partner = anEnrolledPartner({
  members: [...team, aMember(people.nobody, 'consultant')],
});

async function asked(text: string, vouchers: readonly Voucher[] = [], locale = 'en-US') {
  const chat = await aChat({ partner, vouchers, locale });
  const paula = chat.as('paula');
  return { paula, reply: await paula.says(text) };
}

describe('the command "capacity"', () => {
  it.each([
    ['en-US', 'who is free?', /1 of 2 consultants is free in the whole period/u, /Jun 22/u],
    ['de-DE', 'Wer ist frei?', /1 von 2 ist im ganzen Zeitraum frei/u, /22\.–26\.\sJuni/u],
  ])('shows who is booked when in the next eight weeks (%s)', async (locale, text, free, days) => {
    const vouchers = [
      booked('SOON-0001', '2020-06-22', '2020-06-26'),
      booked('LAST-0001', '2020-08-09', '2020-08-12'),
      booked('LATE-0001', '2020-08-10', '2020-08-12'),
      booked('OVER-0001', '2020-06-08', '2020-06-14'),
    ];
    const { reply } = await asked(text, vouchers, locale);
    expect(reply.text).toMatch(free);
    expect(reply.text).toMatch(days);
    expect(reply.text).toContain('SOON-0001');
    expect(reply.text).toContain('LAST-0001');
    expect(reply.text).not.toContain('LATE-0001');
    expect(reply.text).not.toContain('OVER-0001');
  });

  it.each([
    ['en-US', 'Clash'],
    ['de-DE', 'Doppelt'],
  ])('marks two engagements of a consultant on one day (%s)', async (locale, word) => {
    const one = booked('AAAA-0001', '2020-06-22', '2020-06-26');
    const onLastDay = booked('BBBB-0001', '2020-06-26', '2020-06-30');
    const dayAfter = booked('BBBB-0001', '2020-06-27', '2020-06-30');
    expect(
      JSON.stringify((await asked('capacity', [one, onLastDay], locale)).reply.card),
    ).toContain(word);
    expect(
      JSON.stringify((await asked('capacity', [one, dayAfter], locale)).reply.card),
    ).not.toContain(word);
  });

  it('lists the bookings of one consultant, with a tap to the voucher', async () => {
    const { paula, reply } = await asked('capacity of carlo', [
      booked('SOON-0001', '2020-06-22', '2020-06-26'),
      booked('ELSE-0001', '2020-06-22', '2020-06-26', people.nobody),
    ]);
    expect(reply.text).toContain('Capacity of carlo');
    expect(reply.text).not.toContain('ELSE-0001');
    expect(tapsOf(reply.card)).toHaveLength(1);
    const all = withButton(reply.card, 'All consultants');
    expect((await paula.clicksOn(all, 'capacity')).text).toContain('ELSE-0001');
    expect((await paula.clicksOn(reply.card, 'status')).text).toContain('Fabrikam AG');
  });

  it('finds the bookings under the address by which a consultant was granted the role', async () => {
    const email = 'carlo@contoso.example';
    const members = team.map((one) => (one.personId === people.carlo ? { ...one, email } : one));
    const vouchers = [booked('MAIL-0001', '2020-06-22', '2020-06-26', `email:${email}`)];
    const chat = await aChat({ vouchers, partner: anEnrolledPartner({ members }) });
    expect((await chat.as('paula').says('capacity of carlo')).text).toContain('MAIL-0001');
    expect((await chat.as('paula').says('capacity')).text).toContain('MAIL-0001');
  });

  it('sorts the qualified and free consultants first for an engagement', async () => {
    const { reply } = await asked('who is free for windows and office');
    expect(reply.text).toMatch(/1 of 2 consultants is qualified and free/u);
    expect(reply.text).toMatch(/carlo[^]*nobody\nNo valid assessment/u);
  });

  it('takes the period of its inputs', async () => {
    const { paula, reply } = await asked('capacity', [
      booked('LATE-0001', '2020-09-01', '2020-09-04'),
    ]);
    const choice = await paula.clicksOn(withButton(reply.card, 'Other choice'), 'capacity');
    const show = (period: Record<string, string>) =>
      paula.clicksOn(choice.card, 'capacity', period);
    const period = { periodFrom: '2020-09-04', periodUntil: '2020-09-30' };
    expect((await show(period)).text).toContain('LATE-0001');
    const after = { ...period, periodFrom: '2020-09-05' };
    expect((await show(after)).text).not.toContain('LATE');
    const turned = { periodFrom: '2020-09-01', periodUntil: '2020-08-01' };
    const corrected = await show(turned);
    expect(corrected.text).toContain('The end was before the start');
    expect(corrected.text).toContain('Oct 26, 2020');
  });

  it('pages through sixty consultants and four hundred bookings, each shown once', async () => {
    const members = Array.from({ length: 60 }, (_, at) => ({
      ...{ personId: `person-${at}`, roles: ['consultant' as const] },
      name: `Consultant ${String(at).padStart(2, '0')}`,
    }));
    const vouchers = Array.from({ length: 400 }, (_, at) =>
      booked(
        `MANY-${String(at).padStart(4, '0')}`,
        '2020-06-22',
        '2020-06-26',
        `person-${at % 60}`,
      ),
    );
    const chat = await aChat({
      vouchers,
      partner: anEnrolledPartner({ members: [...team, ...members] }),
    });
    const paula = chat.as('paula');
    let reply = await paula.says('capacity');
    const seen: string[] = [];
    for (let page = 1; page <= 11; page++) {
      seen.push(...(reply.text.match(/^Consultant \d\d$/gmu) ?? []));
      const next = withButton(reply.card, 'Next page');
      expect((next.actions as unknown[]).length).toBe(page < 11 ? 1 : 0);
      if (page < 11) reply = await paula.clicksOn(next, 'capacity');
    }
    expect(new Set(seen).size).toBe(60);
    expect(seen).toHaveLength(60);
  });
});

const input = (changes: Partial<CommandInput>): CommandInput => ({
  ...{ voucherIds: [], text: '', values: {}, extra: {}, ...changes },
});
const rules = contextOf(partner);
const eightWeeks = { from: today, until: '2020-08-09', isEndIgnored: false };

describe('the question of "capacity"', () => {
  it.each([
    ['nothing', {}, eightWeeks],
    ['a name', { text: 'capacity Carlo' }, { ...eightWeeks, consultant: people.carlo }],
    [
      'the conditions of a message',
      {
        conditions: {
          consultantId: people.carlo,
          engagement: 'windows-and-office',
          period: { of: 'engagement' as const, from: '2020-07-01', to: '2020-07-31' },
        },
      },
      {
        ...{ consultant: people.carlo, engagement: 'windows-and-office' },
        ...{ from: '2020-07-01', until: '2020-07-31', isEndIgnored: false },
      },
    ],
    [
      'one’s own',
      { conditions: { scope: 'mine' as const } },
      { ...eightWeeks, consultant: people.paula },
    ],
    [
      'a button before the inputs of its card',
      {
        extra: { ofConsultant: 'any', periodFrom: today },
        values: { ofConsultant: people.carlo, periodUntil: '2020-06-30' },
      },
      { from: today, until: '2020-06-30', isEndIgnored: false },
    ],
    [
      'days that are none',
      { values: { periodFrom: 'soon', periodUntil: '2020-02-30' } },
      eightWeeks,
    ],
  ])('comes from %s', (_what, changes, expected) => {
    expect(capacityQuery(input(changes), rules, people.paula)).toEqual(expected);
  });
});
