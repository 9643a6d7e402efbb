import type { Activity } from 'botbuilder';
import { pastedTables } from '../../../bot/utterance/pasted-table.ts';
import { aChat, type Chat } from '../../support/a-chat.ts';
import { anEnrolledPartner } from '../../support/partner.ts';
import type { OutboxRow } from '../../../workflow/records/records.ts';
import { executesOf } from '../../support/card-parts.ts';

const HEADINGS = [
  'Voucher ID',
  'Offer',
  'Days',
  'Customer',
  'Contact',
  'Country',
  'PM',
  'Assigned on',
];
const GERMAN = [
  'Gutscheinnummer',
  'Angebot',
  'Tage',
  'Kunde',
  'Kontakt',
  'Land',
  'PM',
  'Zugewiesen am',
];
const GOOD = [
  'NEWV-0001',
  'DDPS',
  '5',
  'Fabrikam AG',
  'vera@fabrikam.example',
  'DE',
  'paula',
  '2020-05-04',
];
const SECOND = [
  'NEWV-0002',
  'DDPS',
  '5',
  'Contoso AG',
  'otto@contoso.example',
  'DE',
  'paula',
  '2020-05-05',
];
const BAD = [
  'NEWV-0003',
  'DDPS',
  'five',
  'Contoso AG',
  'otto@contoso.example',
  'DE',
  'paula',
  '31.02.2020',
];

type Rows = readonly (readonly string[])[];

/** A table copied from Excel as Teams sends it: cells hold paragraphs. */
function html(rows: Rows): Partial<Activity> {
  const cell = (text: string) => `<td style="width:64px"><p>${text}</p></td>`;
  const body = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('');
  const content = `<p>Hello,</p><figure class="table"><table itemprop="copy-paste-table"><tbody>${body}</tbody></table></figure>`;
  return { text: rows.flat().join('\n'), attachments: [{ contentType: 'text/html', content }] };
}

const tabs = (rows: Rows): Partial<Activity> => ({
  text: rows.map((row) => row.join('\t')).join('\n'),
});

const aPartnersChat = (locale?: string): Promise<Chat> =>
  aChat({ partner: anEnrolledPartner(), ...(locale !== undefined && { locale }) });

const paste = (chat: Chat, activity: Partial<Activity>, who: 'adam' | 'paula' = 'adam') =>
  chat.as(who).sends({ type: 'message', ...activity });

/** Pastes a table as adam and confirms the import. */
async function pasteAndImport(chat: Chat, activity: Partial<Activity>): Promise<string> {
  const trial = await paste(chat, activity);
  const done = await chat.as('adam').clicksOn(trial.card, 'import');
  return `${trial.text}\n${done.text}`;
}

describe.each([
  ['an HTML table', html],
  ['text with tabs', tabs],
])('%s pasted by an admin', (_what, format) => {
  it('is shown with each problem by its place, and imported by one button', async () => {
    const chat = await aPartnersChat();
    const trial = await paste(chat, format([HEADINGS, GOOD, BAD, SECOND]));
    expect(trial.text).toContain('2 of 3 rows can be imported');
    expect(trial.text).toContain('Row 3 · NEWV-0003');
    expect(trial.text).toContain("Days: “five” isn't a whole number.");
    expect(trial.text).toContain("Assigned on: “31.02.2020” isn't a date.");
    expect(await chat.voucher('NEWV-0001')).toBeUndefined();

    const done = await chat.as('adam').clicksOn(trial.card, 'import');
    expect(done.text).toContain('2 rows imported');
    expect(await chat.voucher('NEWV-0001')).toMatchObject({
      status: 'assigned',
      source: 'import',
      customer: { organisation: 'Fabrikam AG' },
    });
    expect(await chat.voucher('NEWV-0002')).toBeDefined();
    expect(await chat.voucher('NEWV-0003')).toBeUndefined();
  });
});

describe('merged cells', () => {
  it.each(['en-US', 'de-DE'])('leave the others in their columns: %s', async (locale) => {
    const chat = await aPartnersChat(locale);
    const row = (cells: readonly string[], tag = 'td') =>
      `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
    const [id = '', ...rest] = GOOD;
    const second = SECOND.map((cell, at) => (at === 1 ? '' : cell));
    const table = [
      '<tr><td colspan="9">Vouchers</td></tr>',
      row(['Note', ...HEADINGS], 'th'),
      // The note covers both rows, and the offer of the first one too.
      `<tr><td rowspan="2">Spring</td><td>${id}</td><td rowspan="2">DDPS</td>`,
      ...rest.slice(1).map((cell) => `<td>${cell}</td>`),
      '</tr>',
      row(second.filter((_cell, at) => at !== 1)),
    ].join('');
    const content = `<table>${table}</table>`;
    const attachments = [{ contentType: 'text/html', content }];
    const adam = chat.as('adam');
    const trial = await adam.sends({ type: 'message', text: '', attachments });
    await adam.clicksOn(trial.card, 'import');
    expect(await chat.voucher('NEWV-0001')).toMatchObject({ offer: 'DDPS', serviceLevel: 5 });
    // As in a workbook, only the first of the merged cells has the value.
    expect(await chat.voucher('NEWV-0002')).toBeUndefined();
    expect(trial.text).toMatch(/NEWV-0002[^]*(?:A value is missing|Hier fehlt ein Wert)/u);
    expect(trial.text).not.toMatch(/isn't a whole number|ist keine ganze Zahl/u);
  });

  it('cannot make a table of any width', () => {
    const cell = '<td colspan="100000" rowspan="100000">x</td>';
    const content = `<table><tr>${cell.repeat(9)}</tr><tr><td>y</td></tr></table>`;
    const { tables } = pastedTables({ attachments: [{ contentType: 'text/html', content }] });
    expect(tables[0]?.map((row) => row.length)).toEqual([200, 200]);
  });
});

it('answers in German, under the headings of the table', async () => {
  const chat = await aPartnersChat('de-DE');
  const [, ...dates] = [GOOD, SECOND, BAD];
  const trial = await paste(chat, html([GERMAN, GOOD.with(7, '04.05.2020'), ...dates]));
  expect(trial.text).toContain('2 von 3 Zeilen lassen sich importieren');
  expect(trial.text).toContain('Zeile 4 · NEWV-0003');
  expect(trial.text).toContain('Zugewiesen am: „31.02.2020“ ist kein Datum.');
  const done = await chat.as('adam').clicksOn(trial.card, 'import');
  expect(done.text).toContain('2 Zeilen importiert');
});

it('has one effect if the button is clicked twice', async () => {
  const chat = await aPartnersChat();
  const trial = await paste(chat, html([HEADINGS, GOOD]));
  await chat.as('adam').clicksOn(trial.card, 'import');
  const again = await chat.as('adam').clicksOn(trial.card, 'import');
  expect(again.text).toContain('Nothing was imported');
  expect(again.text).toContain('recorded already, unchanged');
  expect(await chat.voucher('NEWV-0001')).toMatchObject({ revision: 1 });
});

it('says in the history who imported the voucher', async () => {
  const chat = await aPartnersChat();
  await pasteAndImport(chat, html([HEADINGS, GOOD]));
  const history = await chat.as('adam').says('history NEWV-0001');
  expect(history.text).toContain('Voucher taken over');
  expect(history.text).toContain('adam, imported');
});

it('sends one notice to each person of the imported vouchers, and none of each voucher', async () => {
  const chat = await aPartnersChat();
  await pasteAndImport(chat, html([HEADINGS, GOOD, SECOND]));
  const page = await chat.store.find<OutboxRow>({ kind: 'outbox', tenantId: 'contoso', limit: 9 });
  expect(page.documents.map(({ body: { about, kind } }) => [kind, about])).toEqual([
    ['vouchers-imported', '2'],
  ]);
});

it('refuses a person without the right and keeps nothing', async () => {
  const chat = await aPartnersChat();
  const reply = await paste(chat, html([HEADINGS, GOOD]), 'paula');
  expect(reply.text).toContain('import tables');
  expect(executesOf(reply.card).map(({ verb }) => verb)).not.toContain('import');
  expect(await chat.store.count({ kind: 'pasted-table', tenantId: 'contoso' })).toBe(0);
});

it('does not import the table of another person, nor one after its hour', async () => {
  const chat = await aPartnersChat();
  const trial = await paste(chat, html([HEADINGS, GOOD]));
  const other = await chat.as('gloria').clicksOn(trial.card, 'import');
  expect(other.text).toContain('This table is no longer there');
  chat.onDay('2020-06-16');
  const late = await chat.as('adam').clicksOn(trial.card, 'import');
  expect(late.text).toContain('This table is no longer there');
  expect(await chat.voucher('NEWV-0001')).toBeUndefined();
});

it('checks the right again when the import is confirmed', async () => {
  const chat = await aPartnersChat();
  const trial = await paste(chat, html([HEADINGS, GOOD]));
  await chat.as('gloria').says('hi');
  await chat.services.desk.changePartner({
    tenantId: 'contoso',
    by: { kind: 'desk' },
    commandId: 'withdrawn',
    command: {
      name: 'withdraw-role',
      person: '00000000-0000-4000-8000-00000000000b',
      role: 'partner-admin',
    },
  });
  await chat.as('adam').clicksOn(trial.card, 'import');
  expect(await chat.voucher('NEWV-0001')).toBeUndefined();
});

it('names the columns that are missing', async () => {
  const chat = await aPartnersChat();
  const trial = await paste(chat, html([HEADINGS.slice(0, 4), GOOD.slice(0, 4)]));
  expect(trial.text).toContain('A table looks like Vouchers, but these columns are missing');
  expect(trial.text).toContain('Contact');
  expect(executesOf(trial.card).map(({ verb }) => verb)).not.toContain('import');
});

it('takes people with their roles, and names the columns left out', async () => {
  const chat = await aPartnersChat();
  const activity = html([
    ['E-mail', 'Name', 'Role', 'Shoe size'],
    ['anna@contoso.example', 'Anna Berger', 'Consultant', '39'],
  ]);
  const said = await pasteAndImport(chat, activity);
  expect(said).toContain("Columns that weren't understood and are left out: Shoe size");
  const { members } = await chat.services.reader.partner('contoso');
  expect(members).toContainEqual(
    expect.objectContaining({ personId: 'email:anna@contoso.example', roles: ['consultant'] }),
  );
});

it.each([
  [
    'an e-mail with a table of labels',
    html([
      ['Voucher ID', 'WXYZ-1234'],
      ['Customer', 'Fabrikam AG'],
    ]),
  ],
  ['the headings alone', html([HEADINGS])],
  [
    'another table',
    html([
      ['Colour', 'Shape', 'Size'],
      ['red', 'round', 'L'],
    ]),
  ],
  [
    'prose with commas',
    { text: 'Hello, Anna, how are you?\nThe voucher, offer and customer are fine, thanks.' },
  ],
] as const)('does not take %s for an import', async (_what, activity) => {
  const chat = await aPartnersChat();
  const reply = await paste(chat, activity);
  expect(reply.text).not.toMatch(/can be imported|wasn't understood\. Its/u);
});

it('explains how to paste a table', async () => {
  const chat = await aPartnersChat();
  const guide = await chat.as('adam').says('import');
  expect(guide.text).toContain('Import a table');
  expect(guide.text).toContain(
    'Voucher ID, Offer, Days, Customer, Contact, Country, Project manager',
  );
  const german = await (await aPartnersChat('de-DE')).as('adam').says('Tabelle importieren');
  expect(german.text).toContain('Gutschein-ID, Angebot, Tage');
});
