import { pseudonymOf } from '../../bot/privacy/identity.ts';
import { rewritten } from '../../bot/privacy/rewrite.ts';
import { exportFile } from '../../bot/export/export-file.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import { aChat, type ChatOptions, type Reply, type Talker } from '../support/a-chat.ts';
import { anAssignedVoucher, aReservedVoucher } from '../support/a-voucher.ts';
import { executesOf, inputsOf } from '../support/card-parts.ts';
import { people } from '../support/partner.ts';

const second = { ...anAssignedVoucher(), voucherId: 'WXYZ-9876' };
const adams: Voucher = {
  ...anAssignedVoucher({ assignee: { personId: people.adam, name: 'Adam' } }),
  voucherId: 'ADAM-0001',
};
const aDeskWithNotes = (options: ChatOptions = {}) =>
  aChat({ vouchers: [aReservedVoucher(), second, adams], ...options });
type Desk = Awaited<ReturnType<typeof aDeskWithNotes>>;

const notesOf = async (chat: Desk, voucherId = 'ABCD-1234') =>
  ((await chat.voucher(voucherId))?.notes ?? []).map(({ note, personId, isChanged }) => ({
    note,
    personId,
    isChanged,
  }));
const valueOf = (card: unknown, id: string) => inputsOf(card).find((one) => one.id === id)?.value;

/** Submits the form of a note, not a row of an own note. */
async function submits(talker: Talker, form: Reply, values: Record<string, string>) {
  const button = executesOf(form.card).find(({ data }) =>
    JSON.stringify(data).includes('commandId'),
  );
  return talker.sends({ type: 'message', value: { ...(button?.data as object), ...values } });
}

async function writes(talker: Talker, note: string, voucherId = 'ABCD-1234') {
  return submits(talker, await talker.says(`note ${voucherId} ${note}`), { note });
}

describe('a note', () => {
  it.each([
    [
      'en-US',
      'note ABCD-1234: the customer is away until Monday',
      'the customer is away until Monday',
    ],
    [
      'en-US',
      'Please note ABCD-1234 call back, and redeem nothing',
      'call back, and redeem nothing',
    ],
    ['en-US', 'add a note to abcd-1234 – new contact: Vera', 'new contact: Vera'],
    [
      'de-DE',
      'Notiz zu ABCD-1234: Kunde ist bis Montag im Urlaub',
      'Kunde ist bis Montag im Urlaub',
    ],
    ['de-DE', 'Vermerk ABCD-1234 Rückruf am 3. Mai', 'Rückruf am 3. Mai'],
  ])('fills in the text of a sentence in %s: "%s"', async (locale, text, note) => {
    const chat = await aDeskWithNotes({ locale });
    const paula = chat.as('paula');
    expect(valueOf((await paula.says(text)).card, 'note')).toBe(note);
    await paula.clicks('note', { note });
    expect(await notesOf(chat)).toEqual([{ note, personId: people.paula, isChanged: undefined }]);
  });

  it('has a text of several lines that is longer than a command', async () => {
    const chat = await aDeskWithNotes();
    const long = `First line.\n${'The customer wants another date. '.repeat(12)}`.trim();
    const reply = await chat.as('paula').says(`note ABCD-1234: ${long}`);
    expect(valueOf(reply.card, 'note')).toBe(long);
    expect(reply.text).not.toContain('300');
  });

  it('opens from the row of the card, which shows the latest note afterwards', async () => {
    const chat = await aDeskWithNotes();
    const paula = chat.as('paula');
    expect((await paula.says('status ABCD-1234')).text).toContain('Add a note');
    await paula.clicks('note');
    const done = await paula.clicks('note', { note: 'Call *Vera* <at>all</at>' });
    expect(done.text).toMatch(/✔ Note: Call[^]*paula, Jun 15, 2020/u);
    expect(JSON.stringify(done.card)).not.toContain('<at>');
  });

  it.each([
    ['the project manager', 'paula', 'ABCD-1234', true],
    ['the lead consultant', 'carlo', 'ABCD-1234', true],
    ['an admin', 'adam', 'ABCD-1234', true],
    ['the project manager of another voucher', 'paula', 'ADAM-0001', false],
    ['a consultant who leads another engagement', 'carlo', 'WXYZ-9876', false],
  ] as const)('is written by %s: %s on %s', async (_who, who, voucherId, may) => {
    const chat = await aDeskWithNotes();
    const talker = chat.as(who);
    const opened = await talker.says(`note ${voucherId} hello`);
    if (may) await talker.clicks('note', { note: 'hello' });
    else expect(opened.text).toMatch(/role|theirs|Adam|paula/iu);
    expect(await notesOf(chat, voucherId)).toHaveLength(may ? 1 : 0);
  });

  it('is changed and deleted by its author, and the history shows its latest text', async () => {
    const chat = await aDeskWithNotes();
    const paula = chat.as('paula');
    for (const note of ['first', 'second']) await writes(paula, note);
    const form = await paula.says('note ABCD-1234');
    const [latest] = executesOf(form.card).filter(({ data }) =>
      JSON.stringify(data).includes('noteId'),
    );
    expect(form.text).toMatch(/Your notes[^]*second[^]*first/u);
    const { noteId } = (latest?.data as { desk: { noteId: string } }).desk;
    const chosen = await paula.sends({
      type: 'message',
      value: { desk: { verb: 'note', voucherId: 'ABCD-1234', noteId } },
    });
    expect(chosen.text).toMatch(/^Change your note/u);
    expect(valueOf(chosen.card, 'note')).toBe('second');
    const changed = await paula.clicks('note', { note: 'second, changed' });
    expect(changed.text).toContain('✔ Note changed');
    expect((await paula.says('history ABCD-1234')).text).toMatch(
      /Note changed[^]*Note: second, changed \(changed\)[^]*Note: first/u,
    );

    await paula.says('note ABCD-1234');
    const again = await paula.sends({
      type: 'message',
      value: { desk: { verb: 'note', voucherId: 'ABCD-1234', noteId } },
    });
    const remove = executesOf(again.card).find(({ title }) => title === 'Delete note');
    const deleted = await paula.sends({ type: 'message', value: { ...(remove?.data as object) } });
    expect(deleted.text).toContain('✔ Note deleted');
    expect((await notesOf(chat)).map(({ note }) => note)).toEqual(['first']);
    const { text } = await paula.says('history ABCD-1234');
    expect(text).toMatch(/Note deleted[^]*Note, deleted by its author/u);
    expect(text).not.toContain('second');
  });

  it('is not changed by anybody else, not even an admin', async () => {
    const chat = await aDeskWithNotes();
    await writes(chat.as('paula'), 'mine');
    const noteId = String((await chat.voucher())?.notes?.[0]?.noteId);
    const gloria = chat.as('gloria');
    const form = await gloria.says('note ABCD-1234');
    const reply = await submits(gloria, form, { note: 'theirs', noteId });
    expect(reply.text).toContain("isn't yours");
    expect((await notesOf(chat)).map(({ note }) => note)).toEqual(['mine']);
  });

  it('does not prevent an undo of the step before it', async () => {
    const chat = await aDeskWithNotes({ vouchers: [anAssignedVoucher()] });
    const paula = chat.as('paula');
    await paula.says('validate ABCD-1234');
    await paula.clicks('validate', { customerEmail: 'vera@fabrikam.example' });
    await writes(paula, 'checked');
    const undo = await paula.says('undo ABCD-1234');
    expect(undo.text).toContain('Validated on');
    await paula.clicks('undo', { reason: 'Wrong voucher' });
    const voucher = await chat.voucher('ABCD-1234');
    expect([voucher?.validatedOn, voucher?.notes?.map(({ note }) => note)]).toEqual([
      undefined,
      ['checked'],
    ]);
  });

  it.each([
    ['en-US', /Note: Call back\. \(changed\)/u],
    ['de-DE', /Notiz: Call back\. \(geändert\)/u],
  ])('is in the export of the history in %s with its latest text', async (locale, line) => {
    const chat = await aDeskWithNotes();
    const paula = chat.as('paula');
    await writes(paula, 'Cal back.');
    const noteId = String((await chat.voucher())?.notes?.[0]?.noteId);
    const form = await paula.says('note ABCD-1234');
    await submits(paula, form, { note: 'Call back.', noteId });
    const file = await exportFile(
      chat.services,
      { tenantId: 'contoso', personId: people.adam, locale },
      'history.csv',
    );
    expect(new TextDecoder().decode(file)).toMatch(line);
    expect(new TextDecoder().decode(file)).not.toContain('Cal back.');
  });

  it('loses its text when its author is erased, in state and history; others keep theirs', () => {
    const pseudonym = pseudonymOf('12345678-0000-4000-8000-000000000000');
    const identity = {
      personIds: [people.carlo],
      addresses: ['carlo@contoso.example'],
      channelIds: [],
      keys: [],
    };
    const at = '2020-06-15T08:00:00.000Z';
    const own = { noteId: 4, personId: people.carlo, note: 'My phone: 0171', at };
    const other = { noteId: 5, personId: people.paula, note: 'Ask carlo@contoso.example.', at };
    const after = rewritten(
      { notes: [own, other], event: { type: 'note-changed', ...own } },
      identity,
      pseudonym,
    ) as { notes: readonly object[]; event: object };
    expect(after.notes[0]).toEqual({ ...own, personId: pseudonym.personId, note: '' });
    expect(after.event).toMatchObject({ note: '', personId: pseudonym.personId });
    expect(JSON.stringify(after.notes[1])).toMatch(/Ask (?!carlo)/u);
  });
});

describe('several at once', () => {
  it.each([
    ['en-US', 'note ABCD-1234, WXYZ-9876 and ADAM-0001: call back', /Note added to 2 of 3/u],
    ['de-DE', 'Notiz ABCD-1234, WXYZ-9876 und ADAM-0001: call back', /Notiz zu 2 von 3/u],
  ])('a note goes to each voucher in %s', async (locale, text, outcome) => {
    const chat = await aDeskWithNotes({ locale });
    const paula = chat.as('paula');
    const form = await paula.says(text);
    expect(form.text).toContain('ADAM-0001');
    expect(valueOf(form.card, 'note')).toBe('call back');
    const done = await paula.clicks('note-several', { note: 'call back' });
    expect(done.text).toMatch(outcome);
    expect(done.text).toMatch(/ABCD-1234[^]*WXYZ-9876/u);
    const all = await Promise.all(['ABCD-1234', 'WXYZ-9876'].map((id) => notesOf(chat, id)));
    expect(all.flat().map(({ note }) => note)).toEqual(['call back', 'call back']);
    expect(await notesOf(chat, 'ADAM-0001')).toEqual([]);
  });

  it.each([
    ['en-US', 'validate WXYZ-9876, WXYZ-9877, ABCD-1234 and NOPE-0001', /1 of 4 validated/u],
    ['de-DE', 'WXYZ-9876, WXYZ-9877, ABCD-1234 und NOPE-0001 prüfen', /1 von 4 geprüft/u],
  ])('a validation shows one result per voucher in %s', async (locale, text, outcome) => {
    const third = { ...anAssignedVoucher(), voucherId: 'WXYZ-9877' };
    const chat = await aDeskWithNotes({
      locale,
      vouchers: [aReservedVoucher(), second, third],
    });
    const paula = chat.as('paula');
    const form = await paula.says(text);
    expect(inputsOf(form.card ?? {}).map(({ id }) => id)).toEqual([
      'customerEmailOf.WXYZ-9876',
      'customerEmailOf.WXYZ-9877',
      'onDate',
    ]);
    expect(form.text).toMatch(/ABCD-1234[^]*NOPE-0001/u);
    const missing = await paula.clicks('validate-several', {
      'customerEmailOf.WXYZ-9876': 'vera@fabrikam.example',
      'customerEmailOf.WXYZ-9877': 'vera',
    });
    expect(inputsOf(missing.card ?? {})).toHaveLength(3);
    expect((await chat.voucher('WXYZ-9876'))?.validatedOn).toBeUndefined();
    const done = await paula.clicks('validate-several', {
      'customerEmailOf.WXYZ-9876': 'Vera <vera@fabrikam.example>',
      'customerEmailOf.WXYZ-9877': 'other@fabrikam.example',
    });
    expect(done.text).toMatch(outcome);
    for (const id of ['WXYZ-9876', 'WXYZ-9877', 'ABCD-1234', 'NOPE-0001'])
      expect(done.text).toContain(id);
    expect((await chat.voucher('WXYZ-9876'))?.validatedOn).toBe('2020-06-15');
    expect((await chat.voucher('WXYZ-9877'))?.validatedOn).toBeUndefined();
  });
});
