import { request } from 'node:http';
import fc from 'fast-check';
import { anHttpChat, type HttpChat } from '../../support/http-chat.ts';
import { NO_LIMITS, NOON } from '../../support/running-desk.ts';
import { anAssignment } from '../../support/signed-event.ts';

const PAULA = {
  aadObjectId: '00000000-0000-4000-8000-00000000000c',
  name: 'Paula Projekt',
  email: 'paula.projekt@contoso.example',
};

interface Answer {
  readonly status: number;
  readonly body: string;
}

let chat: HttpChat;
afterEach(() => chat.close());

/** Creates a feed in the chat. @returns its path */
async function aFeed(): Promise<string> {
  const paula = chat.as(PAULA);
  await paula.says('hello');
  await chat.event(anAssignment());
  const { shown } = await paula.clicks('calendar', {}, { feed: 'create' });
  const link = /https?:\/\/[^"]*\/calendar\/[^"]+/u.exec(JSON.stringify(shown))?.[0];
  return new URL(link!).pathname;
}

/** Sends the path as it is, which `fetch` would normalize. */
function send(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const { hostname, port } = new URL(chat.desk.address);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** Characters that Node's client sends in a path; it refuses blanks and control characters. */
const visible = fc.string({
  unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
  maxLength: 200,
});
const escaped = fc
  .uint8Array({ maxLength: 40 })
  .map((bytes) => [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
const nasty = fc.constantFrom(
  ...['..', '../..', '%2e%2e%2f', '%00', '%', '%zz', '?', '#', '//', '__proto__', '*', ';', '\\'],
  ...['.ics', '..ics', 'a.b.ics', `${'0'.repeat(64)}.x.ics`, 'x'.repeat(8000), '%F0%9F%98%80'],
);

it('answers every generated request with a refusal, never with the calendar or an error', async () => {
  chat = await anHttpChat({ rates: NO_LIMITS });
  const path = await aFeed();
  const [, token = '', tenant = ''] = /^\/calendar\/([^.]+)\.(.+)\.ics$/u.exec(path) ?? [];
  const mutated = fc
    .tuple(fc.nat(path.length - 11), fc.nat(3), fc.oneof(visible, nasty, escaped))
    .map(([at, length, put]) => path.slice(0, 10 + at) + put + path.slice(10 + at + length));
  const built = fc
    .tuple(
      fc.oneof(fc.constant(token), fc.stringMatching(/^[0-9a-f]{64}$/u), visible, escaped),
      fc.oneof(fc.constant(tenant), visible, nasty, escaped),
      fc.constantFrom('.ics', '.ICS', '', '.ics/', '.ics.ics', '/'),
    )
    .map(([one, other, end]) => `/calendar/${one}.${other}${end}`);
  const anyPath = fc.oneof(
    mutated,
    built,
    fc.oneof(visible, nasty, escaped).map((rest) => `/calendar/${rest}`),
  );
  const shot = fc.record({
    method: fc.constantFrom('GET', 'GET', 'GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'),
    path: anyPath,
    tag: fc.oneof(fc.constant(undefined), fc.constantFrom('*', '""', 'W/', '"x", *', ',,,')),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(shot, { minLength: 20, maxLength: 40 }), async (shots) => {
      const wrong = shots.filter((one) => !isFeed(one.path, path));
      const answers = await Promise.all(
        wrong.map((one) => send(one.method, one.path, one.tag ? { 'if-none-match': one.tag } : {})),
      );
      for (const [at, { body, status }] of answers.entries()) {
        const allowed = wrong[at]!.method === 'GET' ? [400, 404] : [400, 404, 405];
        expect({ at: wrong[at], status, isAllowed: allowed.includes(status) }).toMatchObject({
          isAllowed: true,
        });
        expect(body).not.toContain('VCALENDAR');
      }
    }),
    { numRuns: 12 },
  );
  expect((await send('GET', path)).status).toBe(200);
  expect(chat.desk.log.filter(({ event }) => event === 'http-failed')).toEqual([]);
  expect(JSON.stringify(chat.desk.log)).not.toContain(token);
}, 60_000);

/** True if the path, decoded and without query, is the feed itself. */
function isFeed(path: string, feed: string): boolean {
  try {
    return decodeURIComponent(new URL(path, 'http://desk.invalid').pathname) === feed;
  } catch {
    return false;
  }
}

it('refuses other methods, an oversized path and an oversized header', async () => {
  chat = await anHttpChat({ rates: NO_LIMITS });
  const path = await aFeed();
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'])
    expect((await send(method, path)).status).toBe(405);
  expect((await send('GET', `/calendar/${'0'.repeat(12_000)}.x.ics`)).status).toBe(404);
  expect((await send('GET', `/calendar/${'0'.repeat(20_000)}.x.ics`)).status).toBe(431);
  const tags = Array.from({ length: 500 }, (_, at) => `"${at}"`).join(', ');
  expect((await send('GET', path, { 'if-none-match': tags })).status).toBe(200);
});

it('answers many requests for one feed at once with the same content', async () => {
  chat = await anHttpChat({ rates: NO_LIMITS });
  const path = await aFeed();
  const answers = await Promise.all(Array.from({ length: 40 }, () => send('GET', path)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
});

it('limits one feed by the clock, and invalid tokens by their address, apart from each other', async () => {
  let now = NOON;
  chat = await anHttpChat({
    clock: { now: () => now },
    rates: {
      ...NO_LIMITS,
      feed: { burst: 3, perSecond: 0.1 },
      unproven: { burst: 2, perSecond: 0.1 },
    },
  });
  const path = await aFeed();
  const statuses = async (one: string, count: number) => {
    const seen: number[] = [];
    while (seen.length < count) seen.push((await send('GET', one)).status);
    return seen;
  };
  const unknown = `/calendar/${'0'.repeat(64)}.x.ics`;
  expect(await statuses(unknown, 4)).toEqual([404, 404, 429, 429]);
  // The address is over its rate, the feed of the same address is not.
  expect(await statuses(path, 4)).toEqual([200, 200, 200, 429]);
  now += 10_000;
  expect(await statuses(path, 2)).toEqual([200, 429]);
  expect(await statuses(unknown, 2)).toEqual([404, 429]);
});
