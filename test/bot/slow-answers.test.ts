import { DeskBot } from '../../bot/desk-bot.ts';
import type { Documents } from '../../workflow/kernel/ports.ts';
import { partsOf } from '../support/card-parts.ts';
import { people } from '../support/partner.ts';
import { anHttpChat, type HttpChat, type HttpTalker } from '../support/http-chat.ts';
import { testWaits, type TestWaits } from '../support/test-waits.ts';
import { NOON } from '../support/running-desk.ts';
import { anAssignment, TENANT } from '../support/signed-event.ts';
import { aStore } from '../support/stores.ts';

const TYPING_MS = 700;
const PATIENCE_MS = 4_000;

let chat: HttpChat;
let time: TestWaits;
let open: () => void = () => undefined;
let close: () => void;

/** A store whose reads wait while the gate is closed. */
function gated(real: Documents): Documents {
  let gate = Promise.resolve();
  close = () => void (gate = new Promise((done) => (open = done)));
  return {
    read: (key) => gate.then(() => real.read(key)),
    commit: (partition, writes) => real.commit(partition, writes),
    find: (query) => gate.then(() => real.find(query)),
    count: (query) => real.count(query),
    tally: (query) => real.tally(query),
    ping: () => real.ping(),
    close: () => real.close(),
  };
}

const paula = (locale = 'en-US'): HttpTalker =>
  chat.as({ aadObjectId: people.paula, name: 'Paula', locale });

beforeEach(async () => {
  time = testWaits();
  chat = await anHttpChat({
    documents: gated(aStore({ clock: { now: () => NOON } })),
    bot: (options) => new DeskBot({ ...options, wait: time.wait }),
  });
  expect(await chat.event(anAssignment())).toBe(202);
});
afterEach(async () => {
  open();
  await chat.close();
});

const typesIn = (talker: HttpTalker) => talker.chat.messages.map(({ activity }) => activity.type);

it('shows a typing indicator before the answer if a message takes longer than 700 ms', async () => {
  const talker = paula();
  close();
  const answer = talker.says('status ABCD-1234');
  await time.waitedFor(TYPING_MS);
  time.elapse(TYPING_MS);
  await chat.teams.received(1, talker.chat.id);
  open();
  await answer;
  expect(typesIn(talker)).toEqual(['typing', 'message']);
});

it('shows no typing indicator for a message answered in time', async () => {
  const talker = paula();
  await talker.says('status ABCD-1234');
  time.elapse(TYPING_MS);
  expect(typesIn(talker)).toEqual(['message']);
});

it('shows no typing indicator for a click that takes longer than 700 ms', async () => {
  const talker = paula();
  close();
  const clicked = talker.clicks('status', {}, { voucherId: 'ABCD-1234' });
  await time.waitedFor(PATIENCE_MS);
  time.elapse(TYPING_MS);
  open();
  await clicked;
  expect(typesIn(talker)).toEqual([]);
});

it('shows neither a typing indicator nor “still working” for an event', async () => {
  const talker = paula();
  const installed = { type: 'installationUpdate', action: 'add', name: undefined };
  await talker.sends(installed);
  const before = talker.chat.messages.length;
  close();
  const again = talker.sends(installed);
  await time.waitedFor(PATIENCE_MS);
  time.elapse(PATIENCE_MS);
  await again;
  expect(talker.chat.messages).toHaveLength(before);
});

it.each([
  ['en-US', 'This search takes longer than usual. Try again in a moment.'],
  ['de-DE', 'Diese Suche dauert länger als sonst. Bitte versuchen Sie es gleich noch einmal.'],
])('reports that a search in %s is not finished in time', async (locale, text) => {
  close();
  const parameters = [{ name: 'query', value: 'Fabrikam' }];
  const value = { commandId: 'searchVouchers', parameters };
  const searched = paula(locale).sends({ name: 'composeExtension/query', value });
  await time.waitedFor(PATIENCE_MS);
  time.elapse(PATIENCE_MS);
  const { shown, status } = await searched;
  expect(status).toBe(200);
  expect(shown).toEqual([{ composeExtension: { type: 'message', text } }]);
});

const refresh = {
  action: { type: 'Action.Execute', verb: 'status', data: { desk: { voucherId: 'ABCD-1234' } } },
  trigger: 'automatic',
};

it.each([
  ['a personal chat', {}],
  [
    'a group',
    {
      conversation: {
        id: '19:group@thread.v2',
        tenantId: TENANT,
        isGroup: true,
        conversationType: 'groupChat',
      },
    },
  ],
])(
  'leaves the card unchanged if an automatic refresh in %s is not finished',
  async (_where, where) => {
    const talker = paula();
    close();
    const refreshed = talker.sends({ value: refresh, replyToId: 'the-card', ...where });
    await time.waitedFor(PATIENCE_MS);
    time.elapse(PATIENCE_MS);
    const { shown, status } = await refreshed;
    expect(status).toBe(200);
    expect(shown).toEqual([
      {
        statusCode: 500,
        type: 'application/vnd.microsoft.error',
        value: { code: 'InternalServerError', message: 'Still working on it' },
      },
    ]);
    open();
    await chat.desk.close();
    expect(chat.teams.requests.filter(({ operation }) => operation !== 'member')).toEqual([]);
  },
);

it('answers an unfinished click with “still working” and updates its card later', async () => {
  const talker = paula();
  // The chat must be registered as personal by a message.
  await talker.says('help');
  close();
  const clicked = talker.sends({ value: { ...refresh, trigger: 'manual' }, replyToId: 'the-card' });
  await time.waitedFor(PATIENCE_MS);
  time.elapse(PATIENCE_MS);
  const { shown } = await clicked;
  expect(shown).toMatchObject([
    { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' },
  ]);
  open();
  await chat.teams.until(() => chat.teams.requests.some(({ operation }) => operation === 'update'));
  const [update] = chat.teams.requests.filter(({ operation }) => operation === 'update');
  expect(update).toMatchObject({ activityId: 'the-card', body: { summary: expect.any(String) } });
  expect(partsOf(update?.body).some(([, { text }]) => text === 'Fabrikam Logistics')).toBe(true);
});
