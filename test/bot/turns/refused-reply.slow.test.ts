import { anHttpChat, type HttpChat, type HttpTalker } from '../../support/http-chat.ts';
import { people } from '../../support/partner.ts';
import type { Fault } from '../../support/fake-teams.ts';

describe('a reply that Teams refuses temporarily', () => {
  let chat: HttpChat;
  let paula: HttpTalker;
  beforeEach(async () => {
    chat = await anHttpChat();
    paula = chat.as({ aadObjectId: people.paula, name: 'Paula' });
    await paula.says('hi');
  });
  afterEach(() => chat.close());

  const sends = () =>
    chat.teams.requests.filter(
      ({ operation, body }) => operation === 'send' && body?.type === 'message',
    );

  it.each<[string, Fault, { requests: number; apologies: number; answers: number }]>([
    ['429', { status: 429, retryAfter: 1 }, { requests: 2, apologies: 0, answers: 1 }],
    ['412', { status: 412 }, { requests: 2, apologies: 0, answers: 1 }],
    ['429 for long', { status: 429, retryAfter: 60 }, { requests: 1, apologies: 0, answers: 0 }],
    ['502', { status: 502 }, { requests: 2, apologies: 1, answers: 0 }],
    ['a reset', { reset: 'before' }, { requests: 2, apologies: 1, answers: 0 }],
  ])('is repeated or followed by an apology after %s', async (_name, fault, expected) => {
    const before = sends().length;
    chat.teams.fail(fault, { operation: 'send' });
    const { shown } = await paula.says('help');
    const texts = shown.map((one) => JSON.stringify(one));
    const apologies = texts.filter((text) => text.includes('Something went wrong'));
    expect({
      requests: sends().length - before,
      apologies: apologies.length,
      answers: texts.length - apologies.length,
    }).toEqual(expected);
  });
});
