import { StepWaterfall } from '../../dialogs/step-waterfall.ts';
import type { ConversationRecord } from '../../bot/conversation/conversation-state.ts';
import { conversationPartition, STATE_ID } from '../../workflow/records/records.ts';
import { aChat, type Chat } from '../support/a-chat.ts';
import { aValidatedVoucher } from '../support/a-voucher.ts';
import { forms } from '../support/forms.ts';
import swapped from './fixtures/reserve-with-swapped-steps.json' with { type: 'json' };
import shorter from './fixtures/reserve-with-fewer-steps.json' with { type: 'json' };
import renamed from './fixtures/a-step-since-removed.json' with { type: 'json' };

const leftBehind = (chat: Chat, record: object) =>
  chat.store.commit(conversationPartition('contoso', 'chat-of-paula'), [
    { op: 'put', id: STATE_ID, kind: 'conversation', body: record },
  ]);

describe('a dialog state of an earlier build', () => {
  it.each([
    ['two steps swapped', swapped],
    ['fewer steps', shorter],
  ])('restarts the step from the voucher and confuses no answers, with %s', async (_, record) => {
    const chat = await aChat({ vouchers: [aValidatedVoucher()] });
    await leftBehind(chat, record);
    const paula = chat.as('paula');
    const again = await paula.says('well');
    expect(again.text).toContain('Reserve and schedule');
    expect(await chat.voucher()).toMatchObject({ status: 'assigned' });
    expect((await paula.clicks('reserve', forms.reserve)).text).toContain('✔ Reserved');
  });

  it.each([
    ['two steps swapped', swapped],
    ['a step that is gone', renamed],
  ])('accepts a form that is still open, with %s', async (_what, record) => {
    const chat = await aChat({ vouchers: [aValidatedVoucher()] });
    const paula = chat.as('paula');
    const form = (await paula.says('reserve ABCD-1234')).card;
    await leftBehind(chat, record);
    expect((await paula.clicksOn(form, 'reserve', forms.reserve)).text).toContain('✔ Reserved');
    expect(await chat.underWay('paula')).toBeUndefined();
  });

  it('is ignored if its step was removed: a message is answered as if no step were open', async () => {
    const chat = await aChat({ vouchers: [aValidatedVoucher()] });
    await leftBehind(chat, renamed);
    expect((await chat.as('paula').says('well')).text).toContain("didn't understand");
  });

  it('is recognised by the names of the waterfall steps, which the SDK only counts', async () => {
    const ask = async () => ({ status: 'complete' }) as never;
    const submit = async () => ({ status: 'complete' }) as never;
    const version = (...steps: (typeof ask)[]) => new StepWaterfall('w', steps).getVersion();
    expect(version(ask, submit)).toBe(version(ask, submit));
    expect(version(ask, submit)).not.toBe(version(submit, ask));
    expect(version(ask, submit)).not.toBe(version(ask));
  });

  it('is distinguished by the build’s name in the current record', async () => {
    const chat = await aChat({ vouchers: [aValidatedVoucher()] });
    await chat.as('paula').says('reserve ABCD-1234');
    const record = (await chat.underWay('paula')) as ConversationRecord;
    expect(record).toMatchObject({ schema: 1, waitingFor: { dialogId: 'reserve' } });
    expect(record.fingerprint).not.toBe(swapped.fingerprint);
    expect(JSON.stringify(record)).not.toContain('AdaptiveCard');
  });
});
