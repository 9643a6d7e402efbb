import type { OutboxRow } from '../../workflow/records/records.ts';
import { erasePerson } from '../../bot/privacy/erase-person.ts';
import { exportPerson } from '../../bot/privacy/export-person.ts';
import { OWN_REMINDERS_MAX } from '../../workflow/people/own-reminders.ts';
import { aChat, type Chat, type ChatOptions } from '../support/a-chat.ts';
import { anAssignedVoucher } from '../support/a-voucher.ts';
import { executesOf, inputsOf } from '../support/card-parts.ts';
import { people } from '../support/partner.ts';

const start = (options: ChatOptions = {}) => aChat({ vouchers: [anAssignedVoucher()], ...options });

const rows = async (chat: Chat): Promise<readonly OutboxRow[]> => {
  const page = await chat.store.find<OutboxRow>({ kind: 'outbox', tenantId: 'contoso', limit: 50 });
  return page.documents.map(({ body }) => body);
};
const stored = async (chat: Chat) =>
  (await chat.services.people.find('contoso', people.paula))?.ownReminders;
const valuesOf = (card: unknown) =>
  Object.fromEntries(inputsOf(card).map(({ id, value }) => [id, value]));

/** `today` is Monday the 15th of June 2020. */
it.each([
  ['en-US', 'remind me about ABCD-1234 on Friday', '2020-06-19', undefined],
  ['en-US', 'Remind me tomorrow to call Fabrikam', '2020-06-16', 'call Fabrikam'],
  [
    'en-US',
    'remind me about ABCD-1234 on 19 June to send the invoice',
    '2020-06-19',
    'send the invoice',
  ],
  ['en-US', 'ping me next monday re fabrikam', '2020-06-22', undefined],
  ['de-DE', 'Erinnere mich am 3. Dezember an ABCD-1234', '2020-12-03', undefined],
  [
    'de-DE',
    'erinner mich morgen an ABCD-1234: Rechnung schicken',
    '2020-06-16',
    'Rechnung schicken',
  ],
  ['de-DE', 'Erinnerung morgen: Fabrikam anrufen', '2020-06-16', 'Fabrikam anrufen'],
  ['de-DE', 'Erinnere mich nächste Woche an ABCD-1234', '2020-06-22', undefined],
])('the form has the values of the sentence, in %s: %s', async (locale, text, remindOn, note) => {
  const form = await (await start({ locale })).as('paula').says(text);
  expect(form.text).toMatch(/Wann soll ich Sie erinnern|When should I remind you/u);
  expect(form.text).toContain('Fabrikam AG');
  expect(valuesOf(form.card)).toEqual({ remindOn, note });
});

it('a reminder is stored with its note and listed, and its row has no text', async () => {
  const chat = await start();
  const paula = chat.as('paula');
  await paula.says('remind me about ABCD-1234 on Friday');
  const list = await paula.clicks('remind', { remindOn: '2020-06-19', note: 'Ask for the *PO*' });
  expect(list.text).toMatch(/I will remind you on Jun 19, 2020[^]*Your reminder\n/u);
  expect(list.text).toContain('Fabrikam AG · ABCD-1234 · DDPS · 5 days');
  const [only] = (await stored(chat)) ?? [];
  expect(only).toMatchObject({
    on: '2020-06-19',
    voucherId: 'ABCD-1234',
    note: 'Ask for the *PO*',
  });
  expect(await rows(chat)).toMatchObject([
    {
      kind: 'own-reminder',
      about: only?.id,
      readerId: people.paula,
      dueAt: '2020-06-19T06:00:00.000Z',
    },
  ]);
  expect(JSON.stringify(await rows(chat))).not.toContain('PO');
  expect((await paula.says('remind')).text).toMatch(/^Your reminder[^]*Ask for the/u);
});

it('a reminder on a Saturday is sent on the Monday after, in the time zone of the person', async () => {
  const chat = await start();
  const paula = chat.as('paula');
  await paula.says('next');
  await chat.services.people.recordContact('contoso', {
    personId: people.paula,
    timeZone: 'America/New_York',
  });
  await paula.says('remind me about ABCD-1234 on Saturday');
  await paula.clicks('remind', { remindOn: '2020-06-20' });
  expect(await rows(chat)).toMatchObject([{ dueAt: '2020-06-22T12:00:00.000Z' }]);
});

it('a reminder without a voucher needs a note, and can choose among the own vouchers', async () => {
  const chat = await start({ locale: 'de-DE' });
  const paula = chat.as('paula');
  const form = await paula.says('Erinnern');
  expect(inputsOf(form.card).map(({ id }) => id)).toEqual(['voucherId', 'remindOn', 'note']);
  const refused = await paula.clicks('remind', { remindOn: '2020-06-16' });
  expect(refused.text).toContain('Wann soll ich Sie erinnern?');
  expect(await stored(chat)).toBeUndefined();
  await paula.clicks('remind', { remindOn: '2020-06-16', note: 'Team anrufen' });
  expect(await stored(chat)).toMatchObject([{ on: '2020-06-16', note: 'Team anrufen' }]);
  await paula.says('Erinnere mich am Mittwoch');
  await paula.clicks('remind', { remindOn: '2020-06-17', voucherId: 'ABCD-1234' });
  expect((await stored(chat))?.at(-1)).toMatchObject({ voucherId: 'ABCD-1234' });
});

it.each([
  ['today', '2020-06-15'],
  ['a past day', '2020-06-01'],
  ['a day after a year', '2021-06-16'],
  ['no day', 'soon'],
])('a reminder cannot be set for %s', async (_what, remindOn) => {
  const chat = await start();
  const paula = chat.as('paula');
  await paula.says('remind me about ABCD-1234');
  const answer = await paula.clicks('remind', { remindOn, note: 'Call' });
  expect(answer.text).toContain('When should I remind you?');
  expect(answer.text).toContain('⚠');
  expect([await stored(chat), await rows(chat)]).toEqual([undefined, []]);
});

it('a second click stores nothing more', async () => {
  const chat = await start();
  const paula = chat.as('paula');
  const { card } = await paula.says('remind me about ABCD-1234');
  for (const note of ['Call', 'Call'])
    await paula.clicksOn(card, 'remind', { remindOn: '2020-06-19', note });
  expect([(await stored(chat))?.length, (await rows(chat)).length]).toEqual([1, 1]);
});

it('a reminder is removed by its button', async () => {
  const chat = await start();
  const paula = chat.as('paula');
  await paula.says('remind me about ABCD-1234');
  const { card } = await paula.clicks('remind', { remindOn: '2020-06-19' });
  const button = executesOf(card).find(({ title }) => title === 'Remove');
  const data = button?.data as object;
  const value = { action: { type: 'Action.Execute', verb: 'remind', data }, trigger: 'manual' };
  const after = await paula.sends({ type: 'invoke', name: 'adaptiveCard/action', value });
  expect(after.text).toMatch(/^You have no reminders/u);
  expect(await stored(chat)).toEqual([]);
});

it('more reminders than the maximum are refused', async () => {
  const chat = await start();
  const paula = chat.as('paula');
  const at = (on: number) => ({ id: `r-${on}`, on: '2020-07-01', note: `${on}` });
  const ownReminders = Array.from({ length: OWN_REMINDERS_MAX }, (_one, on) => at(on));
  await paula.says('next');
  await chat.services.people.choose('contoso', people.paula, { ownReminders });
  await paula.says('remind me about ABCD-1234');
  const answer = await paula.clicks('remind', { remindOn: '2020-06-19' });
  expect(answer.text).toContain('There can be 16 reminders at a time');
  expect(await stored(chat)).toEqual(ownReminders);
  expect(await rows(chat)).toEqual([]);
});

it('reminders are shown to their person alone', async () => {
  const chat = await start();
  const paula = chat.as('paula');
  await paula.says('remind me about ABCD-1234');
  await paula.clicks('remind', { remindOn: '2020-06-19', note: 'Secret' });
  const group = { id: '19:group', conversationType: 'groupChat', isGroup: true };
  const shown = await chat.as('paula', group).says('remind');
  expect(shown.text).toContain('Reminders are shown in the chat with me alone');
  expect((await chat.as('gloria').says('remind')).text).not.toContain('Secret');
});

it('reminders are exported with the person and erased with them', async () => {
  const chat = await start();
  const paula = chat.as('paula');
  await paula.says('remind me about ABCD-1234');
  await paula.clicks('remind', { remindOn: '2020-06-19', note: 'Call Anna' });
  const { kept } = await exportPerson(chat.store, 'contoso', people.paula);
  expect(JSON.stringify(kept.person)).toContain('Call Anna');
  const { desk, ids } = chat.services;
  await erasePerson({ documents: chat.store, desk, ids }, 'contoso', people.paula);
  expect(await rows(chat)).toEqual([]);
  expect(await chat.store.count({ kind: 'person', tenantId: 'contoso' })).toBe(0);
});
