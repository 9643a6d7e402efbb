import { aChat } from '../support/a-chat.ts';
import { inputsOf, type Part } from '../support/card-parts.ts';
import { aReservedVoucher, aValidatedVoucher } from '../support/a-voucher.ts';
import { forms } from '../support/forms.ts';

const typed = (card: Part | undefined, id: string) =>
  inputsOf(card).find((input) => input.id === id)?.value;

describe('a click', () => {
  it.each(['clicks', 'submits'] as const)('has the same effect when a client %s', async (how) => {
    const chat = await aChat({ vouchers: [aValidatedVoucher()] });
    const paula = chat.as('paula');
    await paula.says('status ABCD-1234');
    const form = await paula[how]('reserve');
    expect(form.text).toContain('Reserve and schedule');
    const done = await paula[how]('reserve', forms.reserve);
    expect(done.text).toContain('✔ Reserved');
    expect(await chat.voucher()).toMatchObject({ status: 'reserved' });
  });

  it('is answered in its response, in the form Teams reads, and by nothing else', async () => {
    const paula = (await aChat({ vouchers: [aValidatedVoucher()] })).as('paula');
    await paula.says('status ABCD-1234');
    const { response, sent, updated } = await paula.clicks('reserve');
    expect(response).toMatchObject({
      statusCode: 200,
      type: 'application/vnd.microsoft.card.adaptive',
      value: { type: 'AdaptiveCard', version: '1.5' },
    });
    expect([...sent, ...updated]).toEqual([]);
  });

  it('counts once, however often it arrives and under any activity id', async () => {
    const chat = await aChat({ vouchers: [aValidatedVoucher()] });
    const paula = chat.as('paula');
    const form = (await paula.says('reserve ABCD-1234')).card;
    const replies = [
      await paula.clicksOn(form, 'reserve', forms.reserve),
      await paula.clicksOn(form, 'reserve', forms.reserve),
      await paula.clicksOn(form, 'reserve', forms.reserve),
    ];
    for (const { text } of replies) expect(text).toContain('✔ Reserved: ');
    expect((await chat.voucher())?.revision).toBe(aValidatedVoucher().revision + 1);
  });

  it('counts once if it arrives twice at the same time', async () => {
    const chat = await aChat({ vouchers: [aValidatedVoucher()] });
    const paula = chat.as('paula');
    const form = (await paula.says('reserve ABCD-1234')).card;
    const again = chat.as('paula');
    await Promise.all([
      paula.clicksOn(form, 'reserve', forms.reserve),
      again.clicksOn(form, 'reserve', forms.reserve),
    ]);
    expect((await chat.voucher())?.revision).toBe(aValidatedVoucher().revision + 1);
    expect(await chat.underWay('paula')).toBeUndefined();
  });

  it('continues a step without conversation state, as on another device or a week later', async () => {
    const chat = await aChat({ vouchers: [aValidatedVoucher()] });
    const paula = chat.as('paula');
    const form = (await paula.says('reserve ABCD-1234')).card;
    await paula.says('cancel');
    const refused = await paula.clicksOn(form, 'reserve', { ...forms.reserve, endDate: '' });
    expect(typed(refused.card, 'startDate')).toBe('2020-06-22');
    expect((await paula.clicks('reserve', { endDate: '2020-06-26' })).text).toContain('✔ Reserved');
  });

  it('changes nothing on an outdated card and keeps the input', async () => {
    const chat = await aChat({ vouchers: [aValidatedVoucher()] });
    const paula = chat.as('paula');
    const form = (await paula.says('reserve ABCD-1234')).card;
    const moved = { ...aValidatedVoucher(), revision: 9, expiresOn: '2020-12-24' };
    await chat.put(moved);
    const fresh = await paula.clicksOn(form, 'reserve', forms.reserve);
    expect(await chat.voucher()).toEqual(moved);
    expect(fresh.text).toContain('⚠');
    expect(typed(fresh.card, 'startDate')).toBe('2020-06-22');
    expect((await paula.clicks('reserve')).text).toContain('✔ Reserved');
  });

  it('shows the voucher’s status on a form whose step another person has completed', async () => {
    const chat = await aChat({ vouchers: [aValidatedVoucher()] });
    const paula = chat.as('paula');
    const form = (await paula.says('reserve ABCD-1234')).card;
    await chat.put({ ...aReservedVoucher(), revision: 7 });
    const fresh = await paula.clicksOn(form, 'reserve', forms.reserve);
    expect(fresh.text).toMatch(/isn't possible right now[^]*Reserved/u);
    expect(await chat.underWay('paula')).toBeUndefined();
  });

  it('works in two open tabs: the later one shows the effect of the earlier', async () => {
    const chat = await aChat({ vouchers: [aValidatedVoucher()] });
    const paula = chat.as('paula');
    const left = (await paula.says('reserve ABCD-1234')).card;
    const right = (await paula.says('reserve ABCD-1234')).card;
    await paula.clicksOn(left, 'reserve', forms.reserve);
    const late = await paula.clicksOn(right, 'reserve', {
      ...forms.reserve,
      startDate: '2020-07-01',
    });
    expect(late.text).toContain('Reserved');
    expect(await chat.voucher()).toMatchObject({ reservation: { startDate: '2020-06-22' } });
  });

  it('returns the current card if it only reads, whatever the clicked card showed', async () => {
    const chat = await aChat({ vouchers: [aValidatedVoucher()] });
    const paula = chat.as('paula');
    const { card } = await paula.says('history ABCD-1234');
    await chat.put(aReservedVoucher());
    expect((await paula.clicksOn(card, 'status')).text).toContain('Reserved');
  });

  it('leads back to the voucher, or to the help, if the verb is unknown', async () => {
    const paula = (await aChat({ vouchers: [aValidatedVoucher()] })).as('paula');
    const press = (verb: string, desk: object) =>
      paula.sends({
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: { action: { type: 'Action.Execute', verb, data: { desk } } },
      });
    expect((await press('beam-up', { voucherId: 'ABCD-1234' })).text).toContain('Fabrikam AG');
    expect((await press('beam-up', {})).text).toContain("didn't understand");
  });
});
