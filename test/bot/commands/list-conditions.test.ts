import type { VoucherConditions } from '../../../workflow/records/voucher-conditions.ts';
import { aChat, type Chat, type Reply } from '../../support/a-chat.ts';
import { executesOf } from '../../support/card-parts.ts';
import { largeTenant } from '../../support/large-tenant.ts';
import { people } from '../../support/partner.ts';
import { searchedPlainly } from '../../support/plain-search.ts';

const { consultants, partner, projectManagers, today, vouchers } = largeTenant();
const anna = projectManagers.find(({ name }) => name === 'Anna Berger')!.personId;
const xaver = consultants.find(({ name }) => name === 'Xaver Lindner')!.personId;
const june = { from: '2020-06-01', to: '2020-06-30' };

/** The questions of a lead, as conditions, and the words of the list's title. */
const QUESTIONS: readonly (readonly [VoucherConditions, en: string, de: string])[] = [
  [{ customer: 'Alpen Bank AG' }, 'Alpen Bank AG', 'Alpen Bank AG'],
  [{ customer: 'Alpen Werke GmbH' }, 'Alpen Werke GmbH', 'Alpen Werke GmbH'],
  [{ projectManagerId: anna }, 'assigned to Anna Berger', 'zugewiesen an Anna Berger'],
  [
    { consultantId: xaver, period: { of: 'engagement', ...june } },
    'led by Xaver Lindner · engagement from Jun 1, 2020 to Jun 30, 2020',
    'geleitet von Xaver Lindner · Einsatz vom 1. Juni 2020 bis 30. Juni 2020',
  ],
  [{ country: 'AT' }, 'Austria', 'Österreich'],
  [{ statuses: ['reserved'] }, 'Reserved', 'Reserviert'],
  [{ statuses: ['assigned', 'reserved'], country: 'CH' }, 'Switzerland', 'Schweiz'],
  [{ atRisk: true }, 'deadline within 30 days', 'Frist in den nächsten 30 Tagen'],
  [{ missed: true }, 'deadline missed', 'Frist versäumt'],
  [
    { paymentStatuses: ['requested', 'action-required'] },
    'payment: Requested or Action required',
    'Zahlung: ',
  ],
  [
    { offer: 'SDPS', period: { of: 'paid', from: '2020-01-01' } },
    'SDPS · paid from',
    'SDPS · bezahlt ab',
  ],
];

const idsIn = ({ card }: Reply): string[] =>
  executesOf(card).flatMap(({ data, verb }) => {
    const { voucherId } = (data as { readonly desk: { readonly voucherId?: string } }).desk;
    return verb === 'status' && voucherId !== undefined ? [voucherId] : [];
  });

async function asks(chat: Chat, who: 'adam' | 'paula', conditions: unknown): Promise<Reply> {
  const desk = {
    conditions: typeof conditions === 'string' ? conditions : JSON.stringify(conditions),
  };
  const value = { action: { verb: 'vouchers', data: { desk } } };
  // A message makes the chat known as the person's own.
  await chat.as(who).says('thanks');
  return chat.as(who).sends({ type: 'invoke', name: 'adaptiveCard/action', value });
}

async function press(chat: Chat, page: Reply, title: RegExp): Promise<Reply> {
  const action = executesOf(page.card).find((one) => title.test(String(one['title'])));
  expect(action).toBeDefined();
  return chat.as('adam').sends({ type: 'invoke', name: 'adaptiveCard/action', value: { action } });
}

describe.each([
  ['en-US', /^Next page/u],
  ['de-DE', /^Nächste Seite/u],
] as const)('a list of 400 vouchers in %s', (locale, onward) => {
  let chat: Chat;
  beforeAll(async () => {
    chat = await aChat({ partner, vouchers, locale });
  });

  it.each(QUESTIONS)(
    'holds exactly the vouchers that meet %j, to the end (%s)',
    async (conditions, en, de) => {
      const words = locale === 'de-DE' ? de : en;
      const expected = searchedPlainly(vouchers, conditions, { personId: people.adam, today });
      expect(expected.length).toBeGreaterThan(0);
      let page = await asks(chat, 'adam', conditions);
      expect(page.text).toContain(words);
      expect(page.text).toContain(`(${expected.length})`);
      const seen = idsIn(page);
      while (executesOf(page.card).some(({ title }) => onward.test(String(title)))) {
        page = await press(chat, page, onward);
        expect(page.text).toContain(words);
        seen.push(...idsIn(page));
      }
      expect(seen).toEqual(expected.map(({ voucherId }) => voucherId));
    },
  );
});

describe('the buttons of a list', () => {
  const both = { customer: 'Alpen Bank AG', statuses: ['redeemed'] } as const;
  const asker = { personId: people.adam, today };

  it('remove one condition each', async () => {
    const chat = await aChat({ partner, vouchers });
    const list = await asks(chat, 'adam', both);
    const all = searchedPlainly(vouchers, { customer: 'Alpen Bank AG' }, asker);
    const without = await press(chat, list, /^Any status$/u);
    expect(without.text).toContain(`Alpen Bank AG (${all.length})`);
    expect(without.text).not.toContain('Redeemed (');
    const none = await press(chat, without, /^Any customer$/u);
    expect(none.text).toContain('All vouchers (400)');
  });

  it('open a form that limits the list and keeps its other conditions', async () => {
    const chat = await aChat({ partner, vouchers });
    const list = await asks(chat, 'adam', { country: 'AT', missed: true });
    const form = await press(chat, list, /^Filter$/u);
    expect(form.text).toContain('Austria');
    const shows = (values: object): Promise<Reply> => {
      const show = executesOf(form.card).find(({ verb }) => verb === 'vouchers');
      const data = { ...(show?.['data'] as object), deadline: 'any', offer: 'any', ...values };
      const value = { action: { ...show, data } };
      return chat.as('adam').sends({ type: 'invoke', name: 'adaptiveCard/action', value });
    };
    const limited = await shows({ statuses: 'reserved,reported', scope: 'all' });
    const conditions = { country: 'AT', statuses: ['reserved', 'reported'] } as const;
    const expected = searchedPlainly(vouchers, conditions, asker);
    expect(limited.text).toContain(`Reserved or Report submitted · Austria (${expected.length})`);
    const own = await shows({ statuses: '', scope: 'mine' });
    expect(own.text).toContain('My vouchers · Austria (0)');
    expect((await press(chat, own, /^All vouchers$/u)).text).toContain('Vouchers · Austria (');
  });

  it('are read as conditions, never as rights', async () => {
    const chat = await aChat({ partner, vouchers });
    const text = 'not JSON';
    expect((await asks(chat, 'paula', text)).text).toContain('My vouchers');
    expect((await asks(chat, 'paula', { personId: people.adam })).text).toContain('My vouchers');
    const reply = await chat.as('nobody').sends({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { verb: 'vouchers', data: { desk: { conditions: '{"scope":"all"}' } } } },
    });
    expect(reply.text).toContain('has no role');
    expect(reply.text).not.toContain('Alpen');
  });
});

it('an empty list says so, and keeps the buttons that remove its conditions', async () => {
  const chat = await aChat({ partner, vouchers });
  const list = await asks(chat, 'adam', { customer: 'Nobody Ltd' });
  expect(list.text).toContain('Nobody Ltd (0)');
  expect(list.text).toContain('No voucher meets these conditions.');
  expect((await press(chat, list, /^Any customer$/u)).text).toContain('All vouchers (400)');
});

it('a person’s own list holds the vouchers that they manage and those that they lead', async () => {
  const chat = await aChat({ partner, vouchers });
  const mine = searchedPlainly(vouchers, { scope: 'mine' }, { personId: people.paula, today });
  expect((await asks(chat, 'paula', {})).text).toContain(`My vouchers (${mine.length})`);
});
