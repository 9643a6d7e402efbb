import { aChat, type Chat } from '../../support/a-chat.ts';
import { largeTenant } from '../../support/large-tenant.ts';
import { searchedPlainly } from '../../support/plain-search.ts';
import { people } from '../../support/partner.ts';

const { consultants, partner, today, vouchers } = largeTenant();
const asker = { personId: people.adam, today };
const xaver = consultants.find(({ name }) => name === 'Xaver Lindner')!.personId;
const { voucherId } = vouchers[5]!;
const may = { from: '2020-05-01', to: '2020-05-31' };
const june = { from: '2020-06-01', to: '2020-06-30' };
const count = (conditions: Parameters<typeof searchedPlainly>[1]): string =>
  `(${searchedPlainly(vouchers, conditions, asker).length})`;

describe.each([
  {
    locale: 'en-US',
    asks: {
      engagements: 'which engagements of Xaver Lindner are in May?',
      risk: 'what is at risk this month?',
      outstanding: 'how much is outstanding, from whom, since when?',
      customer: 'vouchers of Alpen Bank AG',
      changes: `who changed ${voucherId}?`,
      earned: 'what did we earn per offer this year?',
    },
    notUsed: 'could not use',
    oldest: /Outstanding by customer\n[^]*oldest request/u,
    history: /Paula Sander/u,
    paid: /Vouchers by offer[^]*paid €/u,
  },
  {
    locale: 'de-DE',
    asks: {
      engagements: 'welche Einsätze von Xaver Lindner sind im Mai?',
      risk: 'was ist diesen Monat gefährdet?',
      outstanding: 'wie viel ist offen, von wem, seit wann?',
      customer: 'Gutscheine von Alpen Bank AG',
      changes: `wer hat ${voucherId} geändert?`,
      earned: 'was haben wir dieses Jahr je Angebot verdient?',
    },
    notUsed: 'konnte ich nicht verwenden',
    oldest: /Ausstehend nach Kunde\n[^]*älteste Anforderung/u,
    history: /Paula Sander/u,
    paid: /Gutscheine nach Angebot[^]*bezahlt /u,
  },
])('the questions of a lead in $locale', ({ asks, history, locale, notUsed, oldest, paid }) => {
  let chat: Chat;
  beforeAll(async () => {
    chat = await aChat({ partner, vouchers, locale });
  });

  async function answerTo(question: string): Promise<string> {
    const { text } = await chat.as('adam').says(question);
    expect(text).not.toContain(notUsed);
    return text;
  }

  it('have the engagements of a consultant in a month as an answer', async () => {
    const conditions = { consultantId: xaver, period: { of: 'engagement', ...may } } as const;
    const text = await answerTo(asks.engagements);
    expect(text).toContain(count(conditions));
    expect(text).toContain('2020');
  });

  it('have what is at risk in the month as an answer', async () => {
    const conditions = { atRisk: true, period: { of: 'last-day', ...june } } as const;
    expect(await answerTo(asks.risk)).toContain(count(conditions));
  });

  it('have the outstanding sums, their customers and their age as an answer', async () => {
    expect(await answerTo(asks.outstanding)).toMatch(oldest);
  });

  it('have the vouchers of a customer as an answer', async () => {
    expect(await answerTo(asks.customer)).toContain(count({ customer: 'Alpen Bank AG' }));
  });

  it('have the authors of the changes as an answer', async () => {
    expect(await answerTo(asks.changes)).toMatch(history);
  });

  it('have what was paid this year by offer as an answer', async () => {
    expect(await answerTo(asks.earned)).toMatch(paid);
  });
});
