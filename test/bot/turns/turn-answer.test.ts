import { TurnContext } from 'botbuilder';
import { ClickAnswer, MessageAnswer } from '../../../bot/turns/turn-answer.ts';
import type { Card } from '../../../cards/kit/card.ts';
import { stillWorkingCard } from '../../../cards/chat/still-working-card.ts';
import { ChatAdapter } from '../../support/chat-adapter.ts';
import { english } from '../../support/translators.ts';

const card = (title: string): Card => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text: title }],
});
const CARD = 'application/vnd.microsoft.card.adaptive';
const TEXT = 'application/vnd.microsoft.activity.message';
const own = { isPersonal: true, isMember: true };
const group = { isPersonal: false, isMember: true };
const foreign = { isPersonal: false, isMember: false };

function aContext(activity: object = {}) {
  const adapter = new ChatAdapter(() => ({}));
  const whole = {
    type: 'invoke',
    channelId: 'msteams',
    serviceUrl: 'https://smba.example/',
    from: { id: '29:paula' },
    recipient: { id: '28:desk' },
    conversation: { id: 'chat' },
    replyToId: 'clicked',
    value: {},
    ...activity,
  };
  return { context: new TurnContext(adapter, whole as never), traffic: adapter.traffic };
}

describe('the answer to a click', () => {
  it('is the card, or a text that leaves the clicked card unchanged', async () => {
    const [withCard, withText] = [
      new ClickAnswer(aContext().context, own),
      new ClickAnswer(aContext().context, own),
    ];
    await withCard.show(card('a'));
    expect(withCard.body).toEqual({ statusCode: 200, type: CARD, value: card('a') });
    await withText.tell('no');
    expect(withText.body).toEqual({ statusCode: 200, type: TEXT, value: 'no' });
  });

  it.each([
    ['text, then a card', ['tell', 'show']],
    ['a card, then text', ['show', 'tell']],
  ] as const)('is the card, and the text is sent, with %s', async (_what, order) => {
    const { context, traffic } = aContext();
    const answer = new ClickAnswer(context, own);
    for (const what of order)
      await (what === 'show' ? answer.show(card('a')) : answer.tell('hint'));
    expect(answer.body).toMatchObject({ type: CARD, value: card('a') });
    expect(traffic.sent).toMatchObject([{ text: 'hint' }]);
  });

  it('is a card that was ready before the time limit', async () => {
    const answer = new ClickAnswer(aContext().context, own);
    await answer.show(card('a'));
    await answer.showInterim(english);
    expect(answer.body).toMatchObject({ value: card('a') });
  });

  it.each([
    ['updates the clicked card', {}, own, 'updated'],
    ['is sent where the clicked card is not known', { replyToId: undefined }, own, 'sent'],
    ['is sent in a group, whose card is everybody’s', {}, group, 'sent'],
    [
      'is left to the next refresh if the client fetched the view on its own',
      { value: { trigger: 'automatic' } },
      group,
      'neither',
    ],
    ['is not posted where the bot is no member', {}, foreign, 'neither'],
  ] as const)('arrives late and %s', async (_what, activity, chat, where) => {
    const { context, traffic } = aContext(activity);
    const answer = new ClickAnswer(context, chat);
    await answer.showInterim(english);
    await answer.show(card('late'));
    expect(JSON.stringify(answer.body)).toContain('Still working on it');
    const seen =
      traffic.updated.length > 0 ? 'updated' : traffic.sent.length > 0 ? 'sent' : 'neither';
    expect(seen).toBe(where);
  });

  it.each([
    ['own', own, 'clicked'],
    ['group', group, undefined],
    ['foreign', foreign, undefined],
  ] as const)('names the clicked message in the %s chat as %s', async (_what, chat, id) => {
    const answer = new ClickAnswer(aContext().context, chat);
    expect(await answer.show(card('a'))).toBe(id);
  });
});

describe('the answer to a message', () => {
  it('replaces the “still working” card, once', async () => {
    const { context, traffic } = aContext({ type: 'message' });
    const answer = new MessageAnswer(context);
    await answer.showInterim(english);
    await answer.show(card('late'));
    await answer.tell('and more');
    expect(traffic.updated).toMatchObject([{ id: 'message-1' }]);
    expect(traffic.sent).toMatchObject([
      { attachments: [{ content: stillWorkingCard(english) }] },
      { text: 'and more' },
    ]);
  });
});
