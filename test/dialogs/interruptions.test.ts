import { executesOf } from '../support/card-parts.ts';
import { aChat, type Chat, type Talker } from '../support/a-chat.ts';
import { aReportedVoucher, aValidatedVoucher } from '../support/a-voucher.ts';
import { forms } from '../support/forms.ts';

const other = { ...aReportedVoucher(), voucherId: 'EFGH-5678' };

describe('an open step', () => {
  let chat: Chat;
  let paula: Talker;
  beforeEach(async () => {
    chat = await aChat({ vouchers: [aValidatedVoucher(), other] });
    paula = chat.as('paula');
    await paula.says('reserve ABCD-1234');
  });
  const waitingFor = async () => (await chat.underWay('paula'))?.waitingFor;

  it.each([
    ['help', 'What I can do for you'],
    ['Hilfe', 'What I can do for you'],
    ['status EFGH-5678', 'EFGH-5678'],
    ['EFGH-5678', 'EFGH-5678'],
    ['what is due?', 'Deadlines'],
    ['hello', 'Welcome'],
    ['thanks', 'welcome'],
  ])('stays open after "%s", which is answered', async (text, answer) => {
    const form = (await paula.says('reserve ABCD-1234')).card;
    expect((await paula.says(text)).text).toContain(answer);
    expect(await waitingFor()).toMatchObject({ dialogId: 'reserve', voucherId: 'ABCD-1234' });
    const done = await paula.clicksOn(form, 'reserve', forms.reserve);
    expect(done.text).toContain('✔ Reserved');
  });

  it('leads to the next steps on a cancel without an open step', async () => {
    await paula.says('cancel');
    const { card, text } = await paula.says('cancel');
    expect(text).toContain('nothing to cancel');
    expect(executesOf(card).map(({ verb }) => verb)).toEqual(['next', 'vouchers', 'help']);
  });

  it.each(['cancel', 'abbrechen', 'never mind', 'stop'])('is left by "%s"', async (text) => {
    expect((await paula.says(text)).text).toContain('Nothing was changed');
    expect(await waitingFor()).toBeUndefined();
    expect(await chat.voucher()).toMatchObject({ status: 'assigned' });
  });

  it('is replaced by the voucher on its cancel button', async () => {
    const { card, sent, updated } = await paula.clicks('cancel');
    expect([sent, updated]).toMatchObject([[], [{ id: 'the-card' }]]);
    expect(executesOf(card)).toContainEqual(expect.objectContaining({ verb: 'reserve' }));
    expect(await waitingFor()).toBeUndefined();
  });

  it('is unaffected by the cancel button of an older form', async () => {
    const old = (await paula.says('reserve ABCD-1234')).card;
    await paula.says('redeem EFGH-5678');
    await paula.clicksOn(old, 'cancel');
    expect(await waitingFor()).toMatchObject({ dialogId: 'redeem' });
  });

  it('is replaced by another command that starts a step', async () => {
    const { text } = await paula.says('redeem EFGH-5678');
    expect(text).toContain('Redeem');
    expect(await waitingFor()).toMatchObject({ dialogId: 'redeem', voucherId: 'EFGH-5678' });
  });

  it('is replaced by a submitted form of another card', async () => {
    const form = (await paula.says('reserve ABCD-1234')).card;
    await paula.says('redeem EFGH-5678');
    expect((await paula.clicksOn(form, 'reserve', forms.reserve)).text).toContain('✔ Reserved');
    expect(await waitingFor()).toBeUndefined();
  });

  it('is shown again at the bottom after an unrelated message', async () => {
    const { card, text } = await paula.says('Tuesday would be fine with them');
    expect(text).toContain('Use the form above');
    expect(card?.actions).toContainEqual(expect.objectContaining({ verb: 'reserve' }));
    expect((await paula.clicks('reserve', forms.reserve)).text).toContain('✔ Reserved');
  });

  it('is kept per colleague in a group', async () => {
    const group = { id: 'group', conversationType: 'groupChat', isGroup: true };
    const [inGroup, carlo] = [chat.as('paula', group), chat.as('gloria', group)];
    await inGroup.says('<at>Desk</at> reserve ABCD-1234', mention);
    await carlo.says('<at>Desk</at> cancel', mention);
    expect((await inGroup.clicks('reserve', forms.reserve)).text).toContain('✔ Reserved');
  });
});

const mention = {
  entities: [
    { type: 'mention', text: '<at>Desk</at>', mentioned: { id: '28:desk', name: 'Desk' } },
  ],
};
