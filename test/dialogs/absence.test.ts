import type { HistoryRecord } from '../../workflow/records/records.ts';
import { aChat, type ChatOptions } from '../support/a-chat.ts';
import { anAssignedVoucher, aReservedVoucher } from '../support/a-voucher.ts';
import { executesOf, inputsOf } from '../support/card-parts.ts';
import { aMember, anEnrolledPartner, people, team } from '../support/partner.ts';

const { nobody, paula } = people;
const partner = anEnrolledPartner({
  members: [
    ...team.map((one) => (one.name === 'paula' ? { ...one, name: 'Paula Prinz' } : one)),
    { ...aMember(nobody, 'project-manager'), name: 'Norbert Kuhn' },
  ],
});
const anOffice = (options: ChatOptions = {}) =>
  aChat({
    partner,
    vouchers: [anAssignedVoucher(), { ...aReservedVoucher(), voucherId: 'WXYZ-9876' }],
    ...options,
  });
type Office = Awaited<ReturnType<typeof anOffice>>;
const valuesOf = (card: unknown) =>
  Object.fromEntries(inputsOf(card).map(({ id, value }) => [id, value]));
const days = { from: '2020-06-15', until: '2020-06-26', colleague: nobody };

/** Norbert covers Paula from today on. */
async function covered(options: ChatOptions = {}): Promise<Office> {
  const chat = await anOffice(options);
  const talker = chat.as('paula');
  await talker.says('away');
  await talker.clicks('away', days);
  return chat;
}

describe('an absence', () => {
  it.each([
    ['en-US', 'I am away from 1 to 14 July, Norbert covers', '2020-07-01', '2020-07-14'],
    ['en-US', 'away July 1 to July 14 and Norbert covers', '2020-07-01', '2020-07-14'],
    ['en-US', 'I will be away until 2020-07-03, Norbert covers', '2020-06-15', '2020-07-03'],
    [
      'de-DE',
      'Ich bin vom 1. bis 14. Juli abwesend, Norbert vertritt mich',
      '2020-07-01',
      '2020-07-14',
    ],
    ['de-DE', 'bin abwesend 1.7. bis 14.7., Norbert übernimmt', '2020-07-01', '2020-07-14'],
    [
      'de-DE',
      'abwesend vom 29. Dezember bis 3. Januar, Norbert vertritt',
      '2020-12-29',
      '2021-01-03',
    ],
  ])('is read in %s: "%s"', async (locale, text, from, until) => {
    const chat = await anOffice({ locale });
    const form = await chat.as('paula').says(text);
    expect(valuesOf(form.card)).toMatchObject({
      from,
      until,
      colleague: nobody,
    });
    expect((await chat.services.people.find('contoso', paula))?.absence).toBeUndefined();
  });

  it.each([
    ['en-US', 'I am away from 1 to 14 July, Carlo covers', /carlo .*cover for you/iu],
    [
      'de-DE',
      'Ich bin vom 1. bis 14. Juli weg, Carlo vertritt mich',
      /carlo kann Sie nicht vertreten/iu,
    ],
  ])('says in %s why a colleague of the sentence is not in the form', async (locale, text, why) => {
    const chat = await anOffice({ locale });
    const form = await chat.as('paula').says(text);
    expect(form.text).toMatch(why);
    expect(valuesOf(form.card)).toMatchObject({ from: '2020-07-01', until: '2020-07-14' });
    expect(valuesOf(form.card)['colleague']).toBeUndefined();
  });

  it.each([
    ['en-US', /^Away from Jul 1, 2020 to Jul 14, 2020\nNorbert Kuhn covers/u],
    ['de-DE', /^Abwesend vom 1\.\sJuli 2020 bis 14\.\sJuli 2020\nNorbert Kuhn vertritt Sie/u],
  ])('is stored and shown with its ways out in %s', async (locale, saved) => {
    const chat = await anOffice({ locale });
    const talker = chat.as('paula');
    await talker.says('away');
    const done = await talker.clicks('away', {
      from: '2020-07-01',
      until: '2020-07-14',
      colleague: nobody,
    });
    expect(done.text).toMatch(saved);
    const again = await talker.says('away');
    expect(again.text).toContain('Norbert Kuhn');
    const titles = executesOf(again.card).map(({ title }) => title);
    expect(titles.slice(0, 2)).toEqual(
      locale === 'de-DE' ? ['Ändern', 'Jetzt beenden'] : ['Change', 'End now'],
    );
    const changed = await talker.clicks('away', { until: '2020-07-20' });
    expect(changed.text).toMatch(/replaces your absence|ersetzt Ihre Abwesenheit/u);
    expect((await chat.services.people.find('contoso', paula))?.absence?.until).toBe('2020-07-20');
  });

  it.each([
    ['days in the wrong order', { until: '2020-06-14', from: '2020-06-20' }, /before it begins/u],
    ['days that are over', { from: '2020-06-01', until: '2020-06-14' }, /already be over/u],
    ['a missing last day', { until: '' }, /missing/u],
    ['no colleague', { colleague: '' }, /missing/u],
    ['oneself', { colleague: paula }, /can't cover/u],
    ['a consultant for a project manager', { colleague: people.carlo }, /can't cover/u],
    ['somebody of no team', { colleague: '00000000-0000-4000-8000-0000000000ff' }, /can't cover/u],
  ])('is refused with %s', async (_what, wrong, answer) => {
    const chat = await anOffice();
    const talker = chat.as('paula');
    await talker.says('away');
    const refused = await talker.clicks('away', { ...days, ...wrong });
    expect(refused.text).toMatch(answer);
    expect((await chat.services.people.find('contoso', paula))?.absence).toBeUndefined();
  });

  it('warns if the colleague is away in these days', async () => {
    const chat = await anOffice();
    const norbert = chat.as('nobody');
    await norbert.says('away');
    await norbert.clicks('away', { from: '2020-06-20', until: '2020-06-21', colleague: paula });
    const talker = chat.as('paula');
    await talker.says('away');
    expect((await talker.clicks('away', days)).text).toMatch(
      /Norbert Kuhn is away from Jun 20, 2020 to Jun 21, 2020\. Your vouchers don't pass on/u,
    );
  });
});

describe('the colleague who covers', () => {
  it('takes the steps of the absent person, and the history names both', async () => {
    const chat = await covered();
    const norbert = chat.as('nobody');
    expect((await norbert.says('validate ABCD-1234')).text).toMatch(/^Validate the voucher/u);
    await norbert.clicks('validate', { customerEmail: 'vera@fabrikam.example' });
    expect((await chat.voucher())?.validatedOn).toBe('2020-06-15');
    expect((await norbert.says('history ABCD-1234')).text).toMatch(
      /Validated on[^]*Norbert Kuhn, for Paula Prinz/iu,
    );
    const records = await chat.services.reader.wholeHistory('contoso', 'ABCD-1234');
    const last = records.at(-1) as HistoryRecord;
    expect(last.actor).toMatchObject({ personId: nobody, onBehalfOf: { personId: paula } });
  });

  it.each([
    ['en-US', 'next', /For Paula Prinz, whom you cover/u],
    ['en-US', 'deadlines', /For Paula Prinz, whom you cover/u],
    ['de-DE', 'Was ist zu tun?', /Für Paula Prinz, in Vertretung/u],
    ['de-DE', 'Fristen', /Für Paula Prinz, in Vertretung/u],
    ['en-US', 'vouchers', /My vouchers \(2\)[^]*For Paula Prinz, whom you cover/u],
    ['de-DE', 'Meine Gutscheine', /Meine Gutscheine \(2\)[^]*Für Paula Prinz, in Vertretung/u],
  ])('sees them in %s in "%s"', async (locale, text, mark) => {
    const chat = await covered({ locale });
    expect((await chat.as('nobody').says(text)).text).toMatch(mark);
    expect((await chat.as('paula').says(text)).text).not.toMatch(mark);
  });

  it('may nothing before the first and after the last day, nor once it was ended', async () => {
    const chat = await covered();
    const opens = async () =>
      (await chat.as('nobody').says('validate ABCD-1234')).text.startsWith('Validate the voucher');
    expect(await opens()).toBe(true);
    chat.onDay('2020-06-26');
    expect(await opens()).toBe(true);
    chat.onDay('2020-06-27');
    expect(await opens()).toBe(false);
    chat.onDay('2020-06-20');
    expect(await opens()).toBe(true);
    const talker = chat.as('paula');
    const form = await talker.says('away');
    const ending = executesOf(form.card).find(({ title }) => title === 'End now');
    const ended = await talker.sends({ type: 'message', value: { ...(ending?.data as object) } });
    expect(ended.text).toMatch(/^Your absence has ended/u);
    expect(await opens()).toBe(false);
  });

  it('cannot be claimed by a button', async () => {
    const chat = await anOffice();
    const { card } = await chat.as('paula').says('validate ABCD-1234');
    const reply = await chat
      .as('nobody')
      .clicksOn(card, 'validate', { customerEmail: 'vera@fabrikam.example', covers: paula });
    expect(reply.text).not.toContain('✔ Validated');
    expect((await chat.voucher())?.validatedOn).toBeUndefined();
  });

  it('costs an ordinary click no request, and the covering one one read in 30 seconds', async () => {
    const ordinary = await anOffice();
    await ordinary.as('nobody').says('help');
    const before = (await ordinary.as('nobody').says('status ABCD-1234')).requests;
    const chat = await covered();
    await chat.as('nobody').says('help');
    const during = (await chat.as('nobody').says('status ABCD-1234')).requests;
    expect(during).toEqual(before);
  });
});
