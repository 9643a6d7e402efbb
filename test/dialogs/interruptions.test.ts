import { executesOf } from '../support/card-parts.ts';
import { aChat, type Chat, type Talker } from '../support/a-chat.ts';
import { aReportedVoucher, aValidatedVoucher } from '../support/a-voucher.ts';
import { forms } from '../support/forms.ts';

const other = { ...aReportedVoucher(), voucherId: 'EFGH-5678' };

describe('in the middle of a step', () => {
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
  ])('"%s" is answered and the form stays open', async (text, answer) => {
    const form = (await paula.says('reserve ABCD-1234')).card;
    expect((await paula.says(text)).text).toContain(answer);
    expect(await waitingFor()).toMatchObject({ dialogId: 'reserve', voucherId: 'ABCD-1234' });
    const done = await paula.clicksOn(form, 'reserve', forms.reserve);
    expect(done.text).toContain('✔ Reserved');
  });

  it('says where to go on when there is nothing to cancel', async () => {
    await paula.says('cancel');
    const { card, text } = await paula.says('cancel');
    expect(text).toContain('nothing to cancel');
    expect(executesOf(card).map(({ verb }) => verb)).toEqual(['next', 'vouchers', 'help']);
  });

  it.each(['cancel', 'abbrechen', 'never mind', 'stop'])('"%s" leaves it', async (text) => {
    expect((await paula.says(text)).text).toContain('Nothing was changed');
    expect(await waitingFor()).toBeUndefined();
    expect(await chat.voucher()).toMatchObject({ status: 'assigned' });
  });

  it('its cancel button puts the voucher back in its place', async () => {
    const { card, sent, updated } = await paula.clicks('cancel');
    expect([sent, updated]).toMatchObject([[], [{ id: 'the-card' }]]);
    expect(card?.actions).toContainEqual(expect.objectContaining({ verb: 'reserve' }));
    expect(await waitingFor()).toBeUndefined();
  });

  it('the cancel button of an older form leaves another step alone', async () => {
    const old = (await paula.says('reserve ABCD-1234')).card;
    await paula.says('redeem EFGH-5678');
    await paula.clicksOn(old, 'cancel');
    expect(await waitingFor()).toMatchObject({ dialogId: 'redeem' });
  });

  it('another command that is a step begins in its place', async () => {
    const { text } = await paula.says('redeem EFGH-5678');
    expect(text).toContain('Redeem');
    expect(await waitingFor()).toMatchObject({ dialogId: 'redeem', voucherId: 'EFGH-5678' });
  });

  it('a form of another card is carried out in its place', async () => {
    const form = (await paula.says('reserve ABCD-1234')).card;
    await paula.says('redeem EFGH-5678');
    expect((await paula.clicksOn(form, 'reserve', forms.reserve)).text).toContain('✔ Reserved');
    expect(await waitingFor()).toBeUndefined();
  });

  it('what is no answer brings the form again, at the bottom', async () => {
    const { card, text } = await paula.says('Tuesday would be fine with them');
    expect(text).toContain('Please use the form');
    expect(card?.actions).toContainEqual(expect.objectContaining({ verb: 'reserve' }));
    expect((await paula.clicks('reserve', forms.reserve)).text).toContain('✔ Reserved');
  });

  it('keeps each colleague’s form apart in a group', async () => {
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
