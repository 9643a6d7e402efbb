import { people } from '../support/partner.ts';
import { anHttpChat, type HttpChat, type HttpTalker } from '../support/http-chat.ts';
import { aStoreThatCanFail, type FailingStore } from '../support/a-store-that-can-fail.ts';
import { NOON } from '../support/running-desk.ts';
import { anAssignment } from '../support/signed-event.ts';

const ERROR = 'application/vnd.microsoft.error';

let store: FailingStore;
let chat: HttpChat;
const paula = (locale = 'en-US'): HttpTalker =>
  chat.as({ aadObjectId: people.paula, name: 'Paula', locale });

beforeAll(async () => {
  store = aStoreThatCanFail({ now: () => NOON });
  chat = await anHttpChat({ documents: store });
  expect(await chat.event(anAssignment())).toBe(202);
});
afterAll(() => chat.close());

const action = (verb: unknown, data: unknown) => ({
  action: { type: 'Action.Execute', verb, data },
});

describe.each([
  ['en-US', "I couldn't read what this button sent. Open the card again."],
  [
    'de-DE',
    'Ich konnte nicht lesen, was diese Schaltfläche gesendet hat. Bitte rufen Sie die Karte noch einmal auf.',
  ],
])('a click in %s', (locale, message) => {
  it.each([
    ['an empty verb', action('', {})],
    ['null for a verb', action(null, {})],
    ['null for data', action('status', null)],
    ['no data', action('status', undefined)],
    ['a text that is no JSON', 'status'],
    ['a text that is JSON of no click', '[1]'],
    ['no value', undefined],
    ['a number', 7],
  ])('is answered with an error that the client shows for %s', async (_what, value) => {
    const { shown, status } = await paula(locale).sends({ value });
    expect(status).toBe(200);
    expect(shown).toEqual([
      { statusCode: 400, type: ERROR, value: { code: 'BadRequest', message } },
    ]);
  });
});

it.each([
  ['value', JSON.stringify(action('status', { desk: { voucherId: 'ABCD-1234' } }))],
  ['data', action('status', JSON.stringify({ desk: { voucherId: 'ABCD-1234' } }))],
])('reads a click whose %s is JSON as text', async (_what, value) => {
  const { shown } = await paula().sends({ value });
  expect(JSON.stringify(shown)).toContain('Fabrikam Logistics');
});

it('reads a message whose value is JSON as text', async () => {
  const value = JSON.stringify({ desk: { verb: 'status', voucherId: 'ABCD-1234' } });
  const { shown } = await paula().sends({ type: 'message', name: undefined, value });
  expect(JSON.stringify(shown)).toContain('Fabrikam Logistics');
});

it('answers a dialog whose form cannot be read with an error', async () => {
  const value = { commandId: 'takeVoucher', data: null };
  const { shown, status } = await paula().sends({ name: 'composeExtension/submitAction', value });
  expect(status).toBe(200);
  expect(shown).toEqual([
    { task: { type: 'message', value: expect.stringContaining("couldn't read") } },
  ]);
});

it.each([
  ['en-US', 'Nothing is lost'],
  ['de-DE', 'Es geht nichts verloren'],
])(
  'answers a click in %s with an error and its reason while the store is unavailable',
  async (locale, words) => {
    store.away = true;
    const { shown, status } = await paula(locale).clicks('status', {}, { voucherId: 'ABCD-1234' });
    store.away = false;
    expect(status).toBe(200);
    expect(shown).toEqual([
      {
        statusCode: 500,
        type: ERROR,
        value: { code: 'InternalServerError', message: expect.stringContaining(words) },
      },
    ]);
  },
);

it('answers an unknown invoke with 501', async () => {
  expect((await paula().sends({ name: 'task/fetch' })).status).toBe(501);
});
