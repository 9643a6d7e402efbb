import { digestCard } from '../../cards/notices/digest-card.ts';
import { translatorFor } from '../../locales/translator.ts';
import { defaultProgramme } from '../../workflow/programme/load.ts';
import type { OutboxRow } from '../../workflow/records/records.ts';
import { erasePerson } from '../../bot/privacy/erase-person.ts';
import { exportPerson } from '../../bot/privacy/export-person.ts';
import { aChat, type Chat, type ChatOptions } from '../support/a-chat.ts';
import { anAssignedVoucher, aReservedVoucher } from '../support/a-voucher.ts';
import type { Part } from '../support/card-parts.ts';
import { people } from '../support/partner.ts';

const EXPIRY = 'ABCD-1234 voucher-expires:2020-10-31: reminder';
const UNTOUCHED = 'ABCD-1234 untouched:2020-10-31: untouched';

/** The reminder as the outbox sends it: the keys are the data of its buttons. */
function reminder(...keys: readonly string[]): Part {
  const t = translatorFor('en', { programme: defaultProgramme, personName: () => undefined });
  return digestCard(t, { reminders: [], keys, today: '2020-06-15' });
}

const start = (options: ChatOptions = {}) => aChat({ vouchers: [anAssignedVoucher()], ...options });

const rows = async (chat: Chat): Promise<readonly OutboxRow[]> => {
  const page = await chat.store.find<OutboxRow>({ kind: 'outbox', tenantId: 'contoso', limit: 50 });
  return page.documents.map(({ body }) => body);
};

const choices = async (chat: Chat) =>
  (await chat.services.people.find('contoso', people.paula))?.reminderChoices;

/** `today` is Monday the 15th of June 2020. */
it.each([
  ['tomorrow', '2020-06-16', 'Europe/Berlin', '2020-06-16T06:00:00.000Z'],
  ['next Monday', '2020-06-22', 'Europe/Berlin', '2020-06-22T06:00:00.000Z'],
  ['a Saturday, so the Monday after', '2020-06-20', 'Europe/Berlin', '2020-06-22T06:00:00.000Z'],
  ['the last day in summer time', '2020-10-23', 'Europe/Berlin', '2020-10-23T06:00:00.000Z'],
  ['the first day after summer time', '2020-10-26', 'Europe/Berlin', '2020-10-26T07:00:00.000Z'],
  ['tomorrow in New York', '2020-06-16', 'America/New_York', '2020-06-16T12:00:00.000Z'],
  ['tomorrow in Kiritimati', '2020-06-16', 'Pacific/Kiritimati', '2020-06-15T18:00:00.000Z'],
])(
  'a reminder that is postponed is sent again at eight: %s',
  async (_when, on, timeZone, dueAt) => {
    const chat = await start();
    const paula = chat.as('paula');
    await paula.says('next');
    await chat.services.people.recordContact('contoso', { personId: people.paula, timeZone });
    await paula.clicksOn(reminder(EXPIRY), 'snooze');
    const answer = await paula.clicks('snooze', { remindOn: on });
    expect(answer.text).toContain("I'll remind you again on");
    expect(await rows(chat)).toMatchObject([
      {
        kind: 'reminder',
        voucherId: 'ABCD-1234',
        readerId: people.paula,
        status: 'pending',
        dueAt,
      },
    ]);
    expect(await choices(chat)).toMatchObject([
      { subject: 'ABCD-1234 voucher-expires', until: on, past: '2020-12-30' },
    ]);
  },
);

it.each([
  ['today', '2020-06-15'],
  ['a past day', '2020-06-01'],
  ['a day after the last day', '2020-11-01'],
  ['no day', 'soon'],
])('a reminder is not postponed until %s', async (_what, remindOn) => {
  const chat = await start();
  const paula = chat.as('paula');
  await paula.clicksOn(reminder(EXPIRY), 'snooze');
  const answer = await paula.clicks('snooze', { remindOn });
  expect(answer.text).toContain("This answer doesn't fit");
  expect(answer.text).toContain('up to the deadline');
  expect(await rows(chat)).toEqual([]);
});

it('the buttons of the form are tomorrow and next week, in German', async () => {
  const chat = await start({ locale: 'de-DE' });
  const paula = chat.as('paula');
  const form = await paula.clicksOn(reminder(EXPIRY), 'snooze');
  expect(form.text).toMatch(
    /Wann soll ich Sie wieder erinnern\?[^]*Gutschein läuft ab · Fabrikam AG/u,
  );
  const data = JSON.stringify(form.card);
  for (const day of ['2020-06-16', '2020-06-22']) expect(data).toContain(`"until":"${day}"`);
  expect(data).toContain('Nächste Woche');
});

it('a later day replaces an earlier one', async () => {
  const chat = await start();
  const paula = chat.as('paula');
  for (const remindOn of ['2020-06-16', '2020-06-18']) {
    await paula.clicksOn(reminder(EXPIRY), 'snooze');
    await paula.clicks('snooze', { remindOn });
  }
  expect(await rows(chat)).toMatchObject([{ dueAt: '2020-06-18T06:00:00.000Z' }]);
  expect(await choices(chat)).toHaveLength(1);
});

it('of several reminders the selected ones are postponed', async () => {
  const chat = await start();
  const paula = chat.as('paula');
  await paula.clicksOn(reminder(EXPIRY, UNTOUCHED), 'snooze');
  await paula.clicks('snooze', { remindOn: '2020-06-16', reminders: UNTOUCHED });
  expect(await rows(chat)).toMatchObject([{ kind: 'untouched' }]);
});

it('a reminder that is done is not sent again to this person', async () => {
  const chat = await start();
  const paula = chat.as('paula');
  const answer = await paula.clicksOn(reminder(EXPIRY), 'reminder-done');
  expect(answer.text).toContain("won't remind you of this again: Voucher expires · Fabrikam AG");
  expect(await rows(chat)).toEqual([]);
  expect(await choices(chat)).toEqual([
    { subject: 'ABCD-1234 voucher-expires', past: '2020-12-30' },
  ]);
  const again = await paula.clicksOn(reminder(EXPIRY), 'reminder-done');
  expect(again.text).toContain("won't remind you of this again");
  expect(await choices(chat)).toHaveLength(1);
});

it('of several reminders the selected ones are done', async () => {
  const chat = await start({ locale: 'de-DE' });
  const paula = chat.as('paula');
  const form = await paula.clicksOn(reminder(EXPIRY, UNTOUCHED), 'reminder-done');
  expect(form.text).toContain('Welche Erinnerungen sind erledigt?');
  expect(await choices(chat)).toBeUndefined();
  await paula.clicks('reminder-done', { reminders: EXPIRY });
  expect((await choices(chat))?.map(({ subject }) => subject)).toEqual([
    'ABCD-1234 voucher-expires',
  ]);
});

it.each(['snooze', 'reminder-done'])(
  '%s says that a reminder whose deadline is met needs nothing',
  async (verb) => {
    const chat = await aChat({ vouchers: [aReservedVoucher()] });
    const answer = await chat.as('paula').clicksOn(reminder(UNTOUCHED, 'x', ''), verb);
    expect(answer.text).toContain('There is nothing left to remind you of');
  },
);

it('choices are exported with the person and erased with them', async () => {
  const chat = await start();
  const paula = chat.as('paula');
  await paula.clicksOn(reminder(EXPIRY), 'snooze');
  await paula.clicks('snooze', { remindOn: '2020-06-16' });
  const kept = JSON.stringify(
    (await exportPerson(chat.store, 'contoso', people.paula)).kept.person,
  );
  expect(kept).toContain('ABCD-1234 voucher-expires');
  const { desk, ids } = chat.services;
  await erasePerson({ documents: chat.store, desk, ids }, 'contoso', people.paula);
  expect(JSON.stringify(await rows(chat))).not.toContain(people.paula);
  expect(await chat.store.count({ kind: 'person', tenantId: 'contoso' })).toBe(0);
});
