import { ActivityTypes } from 'botbuilder';
import { aChat, type Chat } from '../support/a-chat.ts';
import { anAssignedVoucher, aValidatedVoucher } from '../support/a-voucher.ts';
import { executesOf } from '../support/card-parts.ts';
import { people } from '../support/partner.ts';
import { forms } from '../support/forms.ts';

const installed = { type: ActivityTypes.InstallationUpdate, action: 'add' };
const joined = { type: ActivityTypes.ConversationUpdate, membersAdded: [{ id: '28:desk' }] };
const removed = { type: ActivityTypes.InstallationUpdate, action: 'remove' };
const group = { id: 'group', conversationType: 'groupChat', isGroup: true };
const mentioned = {
  entities: [
    { type: 'mention', text: '<at>Desk</at>', mentioned: { id: '28:desk', name: 'Desk' } },
  ],
} as object;

describe('the welcome', () => {
  it('is sent once, however often Teams reports the installation', async () => {
    const paula = (await aChat()).as('paula');
    const first = await paula.sends(installed);
    expect(first.text).toMatch(/Welcome, paula[^]*Not a Microsoft product/u);
    for (const again of [joined, installed, joined])
      expect((await paula.sends(again as never)).sent).toEqual([]);
  });

  it('is sent once if both activities arrive at the same time', async () => {
    const chat = await aChat();
    const replies = await Promise.all([
      chat.as('paula').sends(installed as never),
      chat.as('paula').sends(joined as never),
    ]);
    const cards = replies.flatMap(({ sent }) => sent).filter(({ attachments }) => attachments);
    expect(cards).toHaveLength(1);
  });

  it('is sent again after a reinstallation', async () => {
    const paula = (await aChat()).as('paula');
    await paula.sends(installed);
    await paula.sends(removed);
    expect((await paula.sends(installed as never)).text).toContain('Welcome, paula');
  });

  it('mentions only the person who added the bot to a group, and is sent there once', async () => {
    const inGroup = (await aChat()).as('paula', group);
    const { text } = await inGroup.sends(joined as never);
    expect(text).toContain('Welcome\n');
    expect(text).toContain('Mention me');
    expect(text).toContain('paula has added me here.');
    expect((await inGroup.sends(installed as never)).sent).toEqual([]);
  });

  it.each([
    [
      'a colleague joins',
      { type: ActivityTypes.ConversationUpdate, membersAdded: [{ id: '29:x' }] },
    ],
    [
      'somebody reacts',
      { type: ActivityTypes.MessageReaction, reactionsAdded: [{ type: 'like' }] },
    ],
    [
      'a file is consented to',
      { type: ActivityTypes.Invoke, name: 'fileConsent/invoke', value: {} },
    ],
    ['somebody types', { type: ActivityTypes.Typing }],
  ])('is not sent, nor anything else, when %s', async (_what, activity) => {
    const { sent, response } = await (await aChat()).as('paula').sends(activity as never);
    expect(sent).toEqual([]);
    expect(response).toBeUndefined();
  });
});

describe('the sender of a message', () => {
  it('gets a name and address from the roster, which is read once', async () => {
    const chat = await aChat();
    await chat.as('paula').says('my name is Eve, eve@evil.example');
    await chat.as('paula').says('help');
    expect(chat.adapter.rosterReads).toBe(1);
    expect(await chat.services.people.byEmail('contoso', 'paula@contoso.example')).toMatchObject({
      personId: people.paula,
      name: 'paula',
    });
    expect(await chat.services.people.byEmail('contoso', 'eve@evil.example')).toBeUndefined();
  });

  it('is answered although the roster fails, which is read again at the next message', async () => {
    const chat = await aChat();
    chat.adapter.rosterFails = true;
    expect((await chat.as('paula').says('help')).text).toContain('What I can do');
    await chat.as('paula').says('help');
    expect(chat.adapter.rosterReads).toBe(2);
  });

  it('is answered in the language they chose, otherwise in that of their client', async () => {
    const chat = await aChat({ locale: 'de-AT' });
    const paula = chat.as('paula');
    expect((await paula.says('help')).text).toContain('Was ich');
    expect((await paula.says('English please')).text).toContain('English');
    expect((await paula.says('hilfe')).text).toContain('What I can do');
    expect((await paula.says('auf Deutsch')).text).toContain('Deutsch');
    expect((await paula.says('help')).text).toContain('Was ich');
  });

  it('is understood in a group without the bot’s mention', async () => {
    const chat = await aChat({ vouchers: [aValidatedVoucher()] });
    const inGroup = chat.as('paula', group);
    const { card, text } = await inGroup.says('<at>Desk</at> status ABCD-1234', mentioned);
    expect(text).toContain('Fabrikam AG');
    // A shared card has no personal buttons; each reader gets their own view by refresh.
    expect(card?.actions).toMatchObject([{ verb: 'status' }]);
    expect(card?.refresh).toMatchObject({ userIds: ['29:paula'], action: { verb: 'status' } });
    const own = await inGroup.clicks('status');
    expect(executesOf(own.card)).toContainEqual(expect.objectContaining({ verb: 'reserve' }));
  });

  it('is ignored without a tenant', async () => {
    const paula = (await aChat()).as('paula', { tenantId: undefined });
    const reply = await paula.sends({ type: 'message', text: 'help', channelData: {} });
    expect(reply.sent).toEqual([]);
  });
});

describe('a message without text', () => {
  const html = (content: string) => ({ contentType: 'text/html', content });
  const mention = '<at>Desk</at>';

  it('is answered with the group welcome if it mentions the bot', async () => {
    const inGroup = (await aChat()).as('paula', group);
    const { text, card } = await inGroup.says(mention, mentioned);
    expect(text).toContain('Mention me');
    expect(text).not.toContain('added me');
    expect(executesOf(card).map(({ verb }) => verb)).toEqual(['help']);
  });

  it('is answered with the personal welcome if it is empty', async () => {
    const paula = (await aChat()).as('paula');
    expect((await paula.says('', { attachments: [html('<p></p>')] })).text).toContain('Welcome, ');
  });

  it.each([
    ['a file', [{ contentType: 'application/vnd.microsoft.teams.file.download.info' }]],
    ['a picture', [{ contentType: 'image/*' }, html('<p><img src="x"></p>')]],
    ['a picture in the text', [html('<p><img src="x"></p>')]],
    ['a file in a channel', [html('<attachment id="1"></attachment>')]],
    ['a recording', [{ contentType: 'audio/mp4' }, html('<p></p>')]],
  ])(
    'is answered with a note that the bot reads only text if it has %s',
    async (_what, attachments) => {
      const paula = (await aChat()).as('paula');
      const { text } = await paula.says('', { attachments });
      expect(text).toContain('I can only read text');
    },
  );
});

describe('the button title that iOS sends together with a click', () => {
  const ios = { entities: [{ type: 'clientInfo', platform: 'iOS' }] };
  const anOpenChat = async () => {
    const chat = await aChat({ vouchers: [anAssignedVoucher()] });
    const paula = chat.as('paula');
    await paula.says('status ABCD-1234');
    return { chat, paula };
  };

  it('is not answered after the click', async () => {
    const { paula } = await anOpenChat();
    expect((await paula.clicks('validate')).text).toContain('Validate');
    expect((await paula.says('Validate', ios)).sent).toEqual([]);
  });

  it('is not answered before the click', async () => {
    const { paula } = await anOpenChat();
    const answer = paula.says('Validate', ios);
    await paula.clicks('validate');
    expect((await answer).sent).toEqual([]);
  });

  it('is answered when a person types it later', async () => {
    const { chat, paula } = await anOpenChat();
    await paula.clicks('history');
    await paula.says('History', ios);
    const again = paula.says('History', ios);
    await Promise.resolve();
    chat.runOutOfPatience();
    expect((await again).sent).toHaveLength(1);
  });

  it.each([
    ['another client', 'Validate', {}],
    ['another button', 'Help', ios],
    ['no button', 'overview please', ios],
  ])('is answered when it comes from %s', async (_what, text, more) => {
    const { chat, paula } = await anOpenChat();
    await paula.clicks('validate');
    const answer = paula.says(text, more);
    await Promise.resolve();
    chat.runOutOfPatience();
    expect((await answer).sent).not.toEqual([]);
  });
});

describe('an unavailable store', () => {
  async function withAFormOpen(): Promise<{ chat: Chat; form: unknown }> {
    const chat = await aChat({ vouchers: [aValidatedVoucher()] });
    const { card } = await chat.as('paula').says('reserve ABCD-1234');
    return { chat, form: card };
  }

  it('is reported on the form, which works again once the store is back', async () => {
    const { chat, form } = await withAFormOpen();
    const paula = chat.as('paula');
    chat.store.away = true;
    const away = await paula.clicksOn(form as never, 'reserve', forms.reserve);
    expect(away.response).toMatchObject({
      statusCode: 500,
      type: 'application/vnd.microsoft.error',
    });
    expect(away.text).toContain('Nothing is lost');
    chat.store.away = false;
    expect(await chat.underWay('paula')).toMatchObject({ waitingFor: { dialogId: 'reserve' } });
    const done = await paula.clicksOn(form as never, 'reserve', forms.reserve);
    expect(done.text).toContain('✔ Reserved');
  });

  it('is reported in the answer to a typed message', async () => {
    const { chat } = await withAFormOpen();
    chat.store.away = true;
    expect((await chat.as('paula').says('status ABCD-1234')).text).toContain('Nothing is lost');
  });
});

describe('a slow store', () => {
  const slowly = (chat: Chat): { go: () => void } => {
    let go: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (go = resolve));
    const { read } = chat.store;
    chat.store.read = async (key) => {
      await gate;
      return read(key);
    };
    return { go: () => go() };
  };

  it('delays only the card: a click is answered in time and its card updated later', async () => {
    const chat = await aChat({ vouchers: [anAssignedVoucher()] });
    const paula = chat.as('paula');
    await paula.says('validate ABCD-1234');
    const { go } = slowly(chat);
    const clicked = paula.clicks('validate', forms.validate);
    await Promise.resolve();
    chat.runOutOfPatience();
    const early = await clicked;
    expect(early.text).toContain('Still working');
    expect(early.updated).toEqual([]);
    go();
    await chat.settled();
    expect(early.updated).toMatchObject([{ id: 'the-card', type: 'message' }]);
    expect(JSON.stringify(early.updated)).toContain('The voucher can be reserved');
    expect(await chat.voucher()).toMatchObject({ validatedOn: '2020-06-15' });
  });

  it('delays only the result: a message is answered in time and the answer replaced later', async () => {
    const chat = await aChat({ vouchers: [anAssignedVoucher()] });
    const paula = chat.as('paula');
    await paula.says('help');
    const { go } = slowly(chat);
    const answer = paula.says('status ABCD-1234');
    await Promise.resolve();
    chat.runOutOfPatience();
    const early = await answer;
    expect(early.text).toContain('Still working');
    go();
    await chat.settled();
    expect(early.sent.map(({ type }) => type)).toEqual(['typing', 'message']);
    expect(JSON.stringify(early.updated)).toContain('Fabrikam AG');
  });

  it('leads to an error message if it fails after the first answer', async () => {
    const chat = await aChat({ vouchers: [anAssignedVoucher()] });
    const paula = chat.as('paula');
    await paula.says('help');
    const { go } = slowly(chat);
    const answer = paula.says('status ABCD-1234');
    await Promise.resolve();
    chat.runOutOfPatience();
    const early = await answer;
    chat.store.away = true;
    go();
    await chat.settled();
    expect(JSON.stringify(early.updated)).toContain('Nothing is lost');
  });
});

describe('an internal error', () => {
  it('is answered with an apology and ends the open form', async () => {
    const chat = await aChat({ vouchers: [aValidatedVoucher()] });
    const paula = chat.as('paula');
    const { card } = await paula.says('reserve ABCD-1234');
    const { desk } = chat.services;
    const { changeVoucher } = desk;
    desk.changeVoucher = () => Promise.reject(new TypeError('a fault'));
    expect((await paula.clicksOn(card, 'reserve', forms.reserve)).text).toContain('went wrong');
    desk.changeVoucher = changeVoucher;
    expect(await chat.underWay('paula')).toBeUndefined();
    expect((await paula.says('status ABCD-1234')).text).toContain('Fabrikam AG');
  });
});

describe('the outbox', () => {
  it('is informed of contacts, of tracked cards and of closed forms', async () => {
    const calls: unknown[] = [];
    const note = (...what: unknown[]) => Promise.resolve(void calls.push(what));
    const chat = await aChat({
      vouchers: [aValidatedVoucher()],
      delivery: {
        personLeft: (tenantId, personId) => note('left', tenantId, personId),
        contactChanged: (tenantId, { person }) => note('met', tenantId, person.personId),
        deferred: { has: () => true },
        formClosed: (tenantId, personId) => note('free', tenantId, personId),
        trackCard: (tenantId, voucherId, card) => note('keep', tenantId, voucherId, card),
      },
    });
    const paula = chat.as('paula');
    await paula.says('status ABCD-1234');
    await paula.clicks('reserve');
    await paula.clicks('reserve', forms.reserve);
    await chat.settled();
    const living = { readerId: people.paula, conversationId: 'chat-of-paula' };
    expect(calls[0]).toEqual(['met', 'contoso', people.paula]);
    expect(calls[1]).toEqual(['keep', 'contoso', 'ABCD-1234', expect.objectContaining(living)]);
    expect(calls).toContainEqual(['free', 'contoso', people.paula]);
  });
});
