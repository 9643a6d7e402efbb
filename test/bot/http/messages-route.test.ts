import { request as httpRequest } from 'node:http';
import type { TurnContext } from 'botbuilder';
import { StoreUnavailable } from '../../../workflow/kernel/ports.ts';
import { NO_LIMITS, runDesk, type TestDesk } from '../../support/running-desk.ts';
import { asJson, wireActivity } from '../../support/wire-activity.ts';

const PATH = '/api/messages';
const json = { 'content-type': 'application/json' };
const turns: TurnContext['activity'][] = [];
let desk: TestDesk;

beforeAll(async () => {
  desk = await runDesk({
    rates: NO_LIMITS,
    bot: () => ({
      run: async ({ activity }) => {
        if (activity.text === 'break') throw new TypeError('secret of Paula');
        if (activity.text === 'no store') throw new StoreUnavailable('gone');
        turns.push(activity);
      },
    }),
  });
});
afterAll(() => desk.close());
afterEach(async () => {
  turns.length = 0;
  expect((await desk.get('/healthz')).status).toBe(200);
});

const message = (fields: Record<string, unknown> = {}) =>
  wireActivity({ type: 'message', name: undefined, value: undefined, text: 'hi', ...fields });

describe('an activity', () => {
  it('reaches the bot as the SDK would pass it, with ids in lower case', async () => {
    expect((await desk.post(PATH, asJson(message({ custom: { kept: true } })))).status).toBe(200);
    const [activity] = turns;
    expect(activity).toMatchObject({
      text: 'hi',
      timestamp: new Date('2020-06-15T11:59:58.4210000Z'),
      rawTimestamp: '2020-06-15T11:59:58.4210000Z',
      from: { aadObjectId: '00000000-0000-4000-8000-00000000000c' },
      custom: { kept: true },
    });
  });

  it('loses its null fields', async () => {
    const sparse = message({ locale: null, timestamp: null, entities: null, channelData: null });
    expect((await desk.post(PATH, asJson(sparse))).status).toBe(200);
    expect(turns[0]?.locale).toBeUndefined();
  });

  it('is answered with 500 and no details if its turn fails', async () => {
    const response = await desk.post(PATH, asJson(message({ text: 'break' })));
    expect([response.status, await response.text()]).toEqual([500, '{"error":"internal"}']);
    const line = desk.log.at(-1);
    expect(line).toMatchObject({ event: 'http-failed', error: { name: 'TypeError' } });
    expect(JSON.stringify(line)).not.toContain('Paula');
  });

  it('is answered with 503 while the store is unavailable', async () => {
    const response = await desk.post(PATH, asJson(message({ text: 'no store' })));
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
  });
});

describe('an invalid activity', () => {
  const account = { id: 'x' };
  it.each([
    ['an empty object', {}],
    ['a list', [wireActivity()]],
    ['null', null],
    ['a text', 'hello'],
    ['a number', 7],
    ['no type', message({ type: undefined })],
    ['a type that is none', message({ type: { $ne: '' } })],
    ['an empty type', message({ type: '' })],
    ['no sender', message({ from: undefined })],
    ['a sender without an id', message({ from: { name: 'x' } })],
    ['a list of senders', message({ from: [account] })],
    ['no recipient', message({ recipient: undefined })],
    ['no conversation', message({ conversation: undefined })],
    ['a conversation with a number for an id', message({ conversation: { id: 7 } })],
    ['no service URL', message({ serviceUrl: undefined })],
    ['a service URL of another kind', message({ serviceUrl: 'file:///etc/passwd' })],
    ['no channel', message({ channelId: undefined })],
    ['a text that is none', message({ text: { toString: 'x' } })],
    ['an endless text', message({ text: 'x'.repeat(100_001) })],
    ['an endless id', message({ id: 'x'.repeat(2049) })],
    ['a moment that is none', message({ timestamp: 'yesterday' })],
    ['a locale that is none', message({ locale: 7 })],
    ['attachments that are none', message({ attachments: 'x' })],
    ['entities that are none', message({ entities: [1, 2] })],
    ['members that are none', message({ membersAdded: [null] })],
    ['a tenant that is none', message({ channelData: { tenant: { id: ['x'] } } })],
  ])('is refused with 400: %s', async (_what, body) => {
    const response = await desk.post(PATH, asJson(body));
    expect([response.status, await response.json()]).toEqual([400, { error: 'no-activity' }]);
    expect(turns).toEqual([]);
  });

  const whole = JSON.stringify(message());
  it.each([
    ['nothing', '', 400],
    ['half of one', whole.slice(0, -20), 400],
    ['two of them', whole + whole, 400],
    ['a prototype', whole.replace('{', '{"__proto__":{"type":"message"},'), 400],
    ['a constructor', whole.replace('{', '{"value":{"constructor":{"prototype":{"a":1}}},'), 400],
    [
      'deeply nested',
      whole.replace('{', `{"value":${'['.repeat(30_000)}${']'.repeat(30_000)},`),
      400,
    ],
    ['too much', whole.replace('{', `{"value":"${'x'.repeat(262_144)}",`), 413],
  ])('is refused by its body: %s', async (_what, body, status) => {
    expect((await desk.post(PATH, { headers: json, body })).status).toBe(status);
    expect(turns).toEqual([]);
  });

  it.each([
    ['Latin-1', Buffer.from(whole.replace('hi', 'grüß'), 'latin1')],
    ['UTF-16', Buffer.from(whole, 'utf16le')],
    ['a byte order mark', Buffer.from(`\uFEFF${whole}`)],
    ['a control character in a text', Buffer.from(whole.replace('hi', 'h\u0001i'))],
    ['zeros', Buffer.alloc(64)],
  ])('is refused with 400 in %s', async (_what, body) => {
    expect((await desk.post(PATH, { headers: json, body })).status).toBe(400);
  });

  it.each([
    undefined,
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/json; charset=utf-7',
  ])('is refused with 415 for the type %s', async (type) => {
    const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type };
    expect((await desk.post(PATH, { headers, body: Buffer.from(whole) })).status).toBe(415);
  });
});

describe('a request in local mode', () => {
  it.each([
    ['a host name of the world', { host: 'desk.example' }],
    ['a host name that looks like ours', { host: '127.0.0.1.desk.example' }],
    ['a tunnel', { 'x-forwarded-for': '203.0.113.7' }],
    ['a proxy', { forwarded: 'for=203.0.113.7' }],
  ])('is refused for %s', async (_what, headers) => {
    expect(await statusWith(headers)).toBe(421);
    expect(turns).toEqual([]);
  });

  it('is accepted for each name of this machine', async () => {
    const { port } = new URL(desk.address);
    expect(await statusWith({ host: `localhost:${port}` })).toBe(200);
    expect(await statusWith({ host: `[::1]:${port}` })).toBe(200);
  });

  it('is refused with 401 if its service URL is on another machine', async () => {
    const elsewhere = asJson(message({ serviceUrl: 'https://smba.trafficmanager.net/teams/' }));
    expect((await desk.post(PATH, elsewhere)).status).toBe(401);
  });

  /** `fetch` cannot set a host header. */
  function statusWith(headers: Record<string, string>): Promise<number> {
    return new Promise((resolve, reject) => {
      const options = { method: 'POST', headers: { ...json, ...headers } };
      const sending = httpRequest(`${desk.address}${PATH}`, options, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      sending.on('error', reject);
      sending.end(JSON.stringify(message()));
    });
  }
});
