import { addDays } from '../../../workflow/kernel/day.ts';
import { aChat, type Chat, type Reply } from '../../support/a-chat.ts';
import { executesOf, inputsOf, markdownOf } from '../../support/card-parts.ts';
import { largeTenant } from '../../support/large-tenant.ts';
import { anEnrolledPartner, people, today } from '../../support/partner.ts';
import { searchedPlainly } from '../../support/plain-search.ts';
import { anAssignedVoucher, aVoucherWithPayment } from '../../support/a-voucher.ts';

const { partner, projectManagers, vouchers } = largeTenant();
/** Ready to request payments. */
const registered = {
  ...partner,
  savbRegistration: { confirmedBy: people.gloria, confirmedOn: '2020-02-01', reference: 'SAVB-1' },
};
const questions = vouchers.filter(({ payment }) => payment?.status === 'action-required');
const missed = (personId: string, scope: 'mine' | 'all') =>
  searchedPlainly(vouchers, { missed: true, scope }, { personId, today });

const idsIn = ({ text }: Reply): string[] => text.match(/\b[A-Z]{4}-\d{4}\b/gu) ?? [];
const titled = (page: Reply, title: RegExp) =>
  executesOf(page.card).find((one) => title.test(String(one['title'])));

async function press(chat: Chat, who: 'adam' | 'paula', page: Reply, title: RegExp) {
  const action = titled(page, title);
  expect(action).toBeDefined();
  return chat.as(who).sends({ type: 'invoke', name: 'adaptiveCard/action', value: { action } });
}

/** All pages of a list. */
async function allPages(chat: Chat, who: 'adam' | 'paula', command: string): Promise<Reply[]> {
  const pages = [await chat.as(who).says(command)];
  while (titled(pages.at(-1)!, /^(?:Next page|Nächste Seite)$/u))
    pages.push(await press(chat, who, pages.at(-1)!, /^(?:Next page|Nächste Seite)$/u));
  return pages;
}

describe.each([
  ['en-US', /^(\d+|More than \d+) (?:things to do|deadlines missed)/u, 'deadlines missed'],
  ['de-DE', /^(\d+|Mehr als \d+) (?:Aufgaben|Fristen versäumt)/u, 'Fristen versäumt'],
] as const)('the work lists of a large partner in %s', (locale, counted, missedWords) => {
  let chat: Chat;
  beforeAll(async () => {
    chat = await aChat({ partner, vouchers, locale });
  });

  it('begin with the questions of Microsoft', async () => {
    for (const command of ['next', 'deadlines']) {
      const pages = await allPages(chat, 'adam', command);
      const all = new Set(questions.map(({ voucherId }) => voucherId));
      // Within a page the rows are grouped by person.
      const first = pages.findIndex((page) => idsIn(page).some((id) => !all.has(id)));
      const later = pages.slice(first + 1).flatMap(idsIn);
      expect(new Set(pages.slice(0, first + 1).flatMap(idsIn)).isSupersetOf(all)).toBe(true);
      expect(later.filter((id) => all.has(id))).toEqual([]);
    }
  });

  it('count the missed deadlines in one line, which opens their list', async () => {
    for (const command of ['next', 'deadlines']) {
      const page = await chat.as('adam').says(command);
      const all = missed(people.adam, 'all');
      expect(all.length).toBeGreaterThan(5);
      expect(page.text).toContain(`${all.length} ${missedWords}`);
      const list = await press(chat, 'adam', page, new RegExp(missedWords, 'u'));
      expect(list.text).toContain(`(${all.length})`);
      expect(idsIn(list)).toEqual(all.slice(0, 8).map(({ voucherId }) => voucherId));
    }
  });

  it('hold no deadline that has passed, apart from reports that can still be written', async () => {
    const lost = new Set(missed(people.adam, 'all').map(({ voucherId }) => voucherId));
    for (const command of ['next', 'deadlines'])
      for (const page of await allPages(chat, 'adam', command))
        expect(idsIn(page).filter((id) => lost.has(id))).toEqual([]);
  });

  it('lead to the end, and count what they hold', async () => {
    const pages = await allPages(chat, 'paula', 'next');
    const ids = pages.flatMap(idsIn);
    expect(new Set(ids).size).toBe(ids.length);
    expect(counted.exec(pages[0]!.text)?.[1]).toBe(String(ids.length));
    for (const page of pages) expect(counted.exec(page.text)?.[1]).toBe(String(ids.length));
  });

  it('name the persons of the vouchers for admins only', async () => {
    const names = projectManagers.map(({ name }) => name);
    const namesOn = (page: Reply) => markdownOf(page.card).filter((text) => names.includes(text));
    for (const command of ['next', 'deadlines']) {
      expect(namesOn(await chat.as('adam').says(command)).length).toBeGreaterThan(0);
      expect(namesOn(await chat.as('paula').says(command))).toEqual([]);
    }
  });
});

it('a list of two tasks more than a page has a button to them', async () => {
  const soon = Array.from({ length: 7 }, (_, at) => ({
    ...anAssignedVoucher({ expiresOn: addDays(today, 20 + at) }),
    voucherId: `SOON-000${at}`,
  }));
  const asked = { ...aVoucherWithPayment('action-required'), voucherId: 'ASKS-0001' };
  const chat = await aChat({ partner: anEnrolledPartner(), vouchers: [...soon, asked] });
  const pages = await allPages(chat, 'paula', 'next');
  expect(pages.map((page) => idsIn(page).length)).toEqual([6, 2]);
  expect(pages.map(({ text }) => text.split('\n')[0])).toEqual(Array(2).fill('8 things to do'));
  expect(idsIn(pages[0]!)[0]).toBe('ASKS-0001');
  expect(pages[1]!.text).toContain('That is all for now.');
});

describe('the form of several payments', () => {
  it('offers the windows that end first, and counts all', async () => {
    const chat = await aChat({ partner: registered, vouchers });
    const form = await chat.as('adam').says('payment');
    const [input] = inputsOf(form.card).filter(({ id }) => id === 'voucherIds');
    const offered = (input?.['choices'] as { value: string }[]).map(({ value }) => value);
    const windows = vouchers
      .filter(
        ({ redeemedOn, payment }) => redeemedOn && (payment?.status ?? 'rejected') === 'rejected',
      )
      .map((voucher) => [addDays(voucher.redeemedOn!, 60), voucher.voucherId] as const)
      .filter(([until]) => until >= today)
      .sort(([one], [other]) => (one < other ? -1 : 1));
    const days = (ids: readonly string[]) =>
      ids.map((id) => windows.find(([, voucherId]) => voucherId === id)?.[0]);
    const expected = windows.slice(0, 15).map(([until]) => until);
    expect(days(offered).slice(0, expected.length)).toEqual(expected);
    const all = windows.length + questions.length;
    expect(form.text).toContain(`The 15 most urgent of ${all} vouchers.`);
  });
});
