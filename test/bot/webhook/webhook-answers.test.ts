import { request as httpRequest } from 'node:http';
import {
  anAssignment,
  anEvent,
  signedHeaders,
  SECRET,
  VOUCHER,
} from '../../support/signed-event.ts';
import { NO_LIMITS, NOON, runDesk, type TestDesk } from '../../support/running-desk.ts';

const PATH = '/api/webhooks/vouchers';
const OTHER_SECRET = `whsec_${Buffer.from('another secret of thirty-two byte').toString('base64')}`;
const FOREIGN_SECRET = `whsec_${Buffer.from('nobody here knows this secret ...').toString('base64')}`;

let desk: TestDesk;
let count = 0;
beforeAll(async () => {
  const environment = { WEBHOOK_SECRETS: `${SECRET}, ${OTHER_SECRET}` };
  desk = await runDesk({ environment, rates: NO_LIMITS });
});
afterAll(() => desk.close());

const event = JSON.stringify(anAssignment());
/** A valid delivery; each table row invalidates one part. */
function aDelivery(spoil: { body?: string; at?: number; secrets?: string[] } = {}) {
  const body = spoil.body ?? event;
  const signing = { id: `msg_${++count}`, at: spoil.at ?? NOON, secrets: spoil.secrets };
  return { body: body as string | Uint8Array<ArrayBuffer>, headers: signedHeaders(body, signing) };
}

async function answerTo(init: Omit<RequestInit, 'method'>): Promise<[number, unknown]> {
  const response = await desk.post(PATH, init);
  return [response.status, await response.json()];
}

describe('a signed event', () => {
  it('is accepted, and so is its replay', async () => {
    const delivery = aDelivery();
    expect(await answerTo(delivery)).toEqual([202, { accepted: true }]);
    expect(await answerTo(delivery)).toEqual([202, { accepted: true }]);
  });

  it('is accepted again if the sender signs it again later', async () => {
    const delivery = aDelivery();
    const id = delivery.headers['webhook-id'] ?? '';
    await desk.post(PATH, delivery);
    const later = { body: event, headers: signedHeaders(event, { id, at: NOON + 60_000 }) };
    expect(await answerTo(later)).toEqual([202, { accepted: true }]);
  });

  it('is answered with 409 for an id used before with another body', async () => {
    const delivery = aDelivery();
    const id = delivery.headers['webhook-id'] ?? '';
    await desk.post(PATH, delivery);
    const other = JSON.stringify(anAssignment({ serviceLevel: 10 }));
    const reused = { body: other, headers: signedHeaders(other, { id, at: NOON }) };
    expect(await answerTo(reused)).toEqual([409, { error: 'webhook-id-used' }]);
  });

  it.each([
    ['the first secret', [SECRET]],
    ['the second secret', [OTHER_SECRET]],
    ['a foreign secret and one of ours', [FOREIGN_SECRET, OTHER_SECRET]],
    ['ours and a foreign secret', [SECRET, FOREIGN_SECRET]],
  ])('is accepted with %s', async (_what, secrets) => {
    expect((await answerTo(aDelivery({ secrets })))[0]).toBe(202);
  });

  it.each([-300, -1, 0, 1, 300])('is accepted with a clock %i s off', async (seconds) => {
    expect((await answerTo(aDelivery({ at: NOON + seconds * 1000 })))[0]).toBe(202);
  });

  it('is parked without informing the sender', async () => {
    const assignedTo = { email: 'a@b.example' };
    const reassigned = anEvent('voucher.reassigned', { voucherId: 'NONE-0001', assignedTo });
    const delivery = aDelivery({ body: JSON.stringify(reassigned) });
    expect(await answerTo(delivery)).toEqual([202, { accepted: true }]);
    expect(desk.log.at(-1)).toMatchObject({ event: 'event-parked', code: 'unknown-voucher' });
  });
});

describe('a delivery without a valid signature', () => {
  const table: [string, string, (delivery: ReturnType<typeof aDelivery>) => void][] = [
    [
      'a foreign signature',
      'signature-wrong',
      ({ headers }) => Object.assign(headers, aDelivery({ secrets: [FOREIGN_SECRET] }).headers),
    ],
    ['another id', 'signature-wrong', ({ headers }) => (headers['webhook-id'] = 'msg_other')],
    [
      'another time',
      'signature-wrong',
      ({ headers }) => (headers['webhook-timestamp'] = String(NOON / 1000 + 1)),
    ],
    [
      'another body',
      'signature-wrong',
      (delivery) => (delivery.body = event.replace('"serviceLevel":5', '"serviceLevel":9')),
    ],
    ['a blank after the body', 'signature-wrong', (delivery) => (delivery.body = `${event} `)],
    [
      'a time five minutes and a second old',
      'timestamp-off',
      (delivery) => Object.assign(delivery, aDelivery({ at: NOON - 301_000 })),
    ],
    [
      'a time five minutes and a second ahead',
      'timestamp-off',
      (delivery) => Object.assign(delivery, aDelivery({ at: NOON + 301_000 })),
    ],
    [
      'a time with a fraction',
      'timestamp-malformed',
      ({ headers }) => (headers['webhook-timestamp'] = `${NOON / 1000}.0`),
    ],
    [
      'a time with a word',
      'timestamp-malformed',
      ({ headers }) => (headers['webhook-timestamp'] = `${NOON / 1000}abc`),
    ],
    [
      'a time as a date',
      'timestamp-malformed',
      ({ headers }) => (headers['webhook-timestamp'] = '2020-06-15T12:00:00Z'),
    ],
    [
      'a negative time',
      'timestamp-malformed',
      ({ headers }) => (headers['webhook-timestamp'] = '-1'),
    ],
    [
      'no version',
      'signature-wrong',
      ({ headers }) => (headers['webhook-signature'] = headers['webhook-signature']!.slice(3)),
    ],
    [
      'an unknown version',
      'signature-wrong',
      ({ headers }) =>
        (headers['webhook-signature'] = headers['webhook-signature']!.replace('v1,', 'v2,')),
    ],
    [
      'half a signature',
      'signature-wrong',
      ({ headers }) => (headers['webhook-signature'] = headers['webhook-signature']!.slice(0, 20)),
    ],
    [
      'another case',
      'signature-wrong',
      ({ headers }) => (headers['webhook-signature'] = headers['webhook-signature']!.toUpperCase()),
    ],
    ['words', 'signature-wrong', ({ headers }) => (headers['webhook-signature'] = 'v1, v1 , ,')],
  ];

  it.each(table)('is refused with a uniform 401: %s, logged as %s', async (_what, code, spoil) => {
    const delivery = aDelivery();
    spoil(delivery);
    const before = desk.log.length;
    const response = await desk.post(PATH, delivery);
    expect(response.status).toBe(401);
    expect(await response.text()).toBe('{"error":"unauthorized"}');
    const [line] = desk.log.slice(before);
    expect(line).toMatchObject({ event: 'http-refused', status: 401, code });
  });
});

describe('a delivery without a valid event', () => {
  const json = 'application/json';
  it.each([
    ['no content type', undefined, 415],
    ['plain text', 'text/plain', 415],
    ['a form', 'application/x-www-form-urlencoded', 415],
    ['JSON in another encoding', 'application/json; charset=utf-16', 415],
    ['JSON by another name', 'application/json-patch+json', 415],
    ['JSON', json, 202],
    ['JSON in UTF-8', 'application/json; charset=UTF-8', 202],
  ])('is accepted or refused by its content type: %s', async (_what, type, status) => {
    const { headers, body } = aDelivery();
    const { 'content-type': _type, ...rest } = headers;
    const sent = type === undefined ? rest : { ...rest, 'content-type': type };
    // Bytes, since `fetch` adds a content type to text.
    const bytes = new TextEncoder().encode(String(body));
    expect((await answerTo({ headers: sent, body: bytes }))[0]).toBe(status);
  });

  it('is refused with 415 if compressed', async () => {
    const { headers, body } = aDelivery();
    expect((await answerTo({ body, headers: { ...headers, 'content-encoding': 'gzip' } }))[0]).toBe(
      415,
    );
  });

  it.each([
    [['webhook-id']],
    [['webhook-timestamp']],
    [['webhook-signature']],
    [['webhook-id', 'webhook-timestamp', 'webhook-signature']],
  ])('is refused with 400, naming the header, without %s', async (missing) => {
    const { headers, body } = aDelivery();
    const kept = Object.fromEntries(
      Object.entries(headers).filter(([name]) => !missing.includes(name)),
    );
    expect(await answerTo({ body, headers: kept })).toEqual([
      400,
      { error: 'headers-missing', missing },
    ]);
  });

  it.each([['a/b'], ['a b'], ['x'.repeat(129)], ['<script>']])(
    'is refused with 400 with the id %s',
    async (id) => {
      const headers = signedHeaders(event, { id, at: NOON });
      expect(await answerTo({ body: event, headers })).toEqual([
        400,
        { error: 'webhook-id-malformed' },
      ]);
    },
  );

  it.each([
    ['nothing', ''],
    ['half of it', event.slice(0, 100)],
    ['no JSON', 'hello'],
    ['a key of the prototype chain', event.replace('"data":{', '"data":{"__proto__":{"a":1},')],
    ['a constructor', event.replace('"data":{', '"data":{"constructor":{"prototype":{}},')],
    ['nested deep', `${'['.repeat(5000)}${']'.repeat(5000)}`],
    ['nested as an object', `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`],
  ])('is refused with 400 although signed: %s', async (_what, body) => {
    expect((await answerTo(aDelivery({ body })))[0]).toBe(400);
  });

  it('is refused with 400 for bytes that are not UTF-8', async () => {
    const { headers } = aDelivery();
    const body = Uint8Array.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]);
    expect(await answerTo({ body, headers })).toEqual([400, { error: 'encoding' }]);
  });

  const customer = { organisation: 'Fabrikam', contactEmail: 'vera@fabrikam.example' };
  it.each<[string, Record<string, unknown>, { path: string; code: string }]>([
    ['an unknown offer', { offer: 'NOT-ONE' }, { path: 'data.offer', code: 'unknown-offer' }],
    [
      'forty days',
      { serviceLevel: 40 },
      { path: 'data.serviceLevel', code: 'unknown-service-level' },
    ],
    ['days as text', { serviceLevel: '5' }, { path: 'data.serviceLevel', code: 'wrong-type' }],
    ['no offer', { offer: undefined }, { path: 'data.offer', code: 'missing' }],
    ['an empty offer', { offer: ' ' }, { path: 'data.offer', code: 'too-short' }],
    ['a field of its own', { colour: 'red' }, { path: 'data.colour', code: 'unknown' }],
    [
      'a country that does not exist',
      { customer: { ...customer, country: 'XX' } },
      { path: 'data.customer.country', code: 'unknown-country' },
    ],
    [
      'an expiry before the assignment',
      { assignedAt: '2020-06-10', expiresAt: '2020-06-09' },
      { path: 'data.expiresAt', code: 'before-assignment' },
    ],
    [
      'an assignee without address and object id',
      { assignedTo: { name: 'Paula' } },
      { path: 'data.assignedTo', code: 'no-assignee' },
    ],
    ['a tenant that is no GUID', { tenantId: 'x' }, { path: 'data.tenantId', code: 'malformed' }],
  ])(
    'answers %s with 422, naming the field and a code of the contract',
    async (_what, data, problem) => {
      const body = JSON.stringify(anAssignment(data));
      const [status, answer] = await answerTo(aDelivery({ body }));
      expect([status, answer]).toEqual([
        422,
        { error: 'schema', fields: expect.arrayContaining([problem]) },
      ]);
    },
  );

  it('answers an event of an unknown type with 422 and unknown-type', async () => {
    const body = JSON.stringify(anEvent('voucher.lost', {}));
    const [status, answer] = await answerTo(aDelivery({ body }));
    expect([status, answer]).toEqual([
      422,
      { error: 'schema', fields: [{ path: 'type', code: 'unknown-type' }] },
    ]);
  });

  it('is refused with 422, paths and no values for a wrong schema', async () => {
    const customer = { organisation: 'Fabrikam', contactEmail: 'secret-person', country: 'DE' };
    const body = JSON.stringify(anAssignment({ offer: 'NOT-ONE', customer }));
    const [status, answer] = await answerTo(aDelivery({ body }));
    expect(status).toBe(422);
    const paths = (answer as { fields: { path: string }[] }).fields.map(({ path }) => path);
    expect(paths.sort()).toEqual(['data.customer.contactEmail', 'data.offer']);
    expect(JSON.stringify(answer)).not.toMatch(/NOT-ONE|secret-person|Fabrikam/u);
  });
});

describe('the size of a delivery', () => {
  const LIMIT = 64 * 1024;
  const padded = (size: number) => event + ' '.repeat(size - event.length);

  it('is accepted up to 64 KiB', async () => {
    expect((await answerTo(aDelivery({ body: padded(LIMIT) })))[0]).toBe(202);
  });

  it('is refused with 413 one byte above 64 KiB', async () => {
    const answer = await answerTo(aDelivery({ body: padded(LIMIT + 1) }));
    expect(answer).toEqual([413, { error: 'too-large', limit: LIMIT }]);
  });

  it('is counted if none is declared', async () => {
    const { headers } = aDelivery();
    const body = padded(3 * LIMIT);
    expect(await sendInChunks(body, headers)).toBe(413);
  });

  it('is limited for a sender that never stops', async () => {
    const { headers } = aDelivery();
    const outcome = await new Promise<string>((resolve) => {
      const sending = httpRequest(`${desk.address}${PATH}`, { method: 'POST', headers });
      sending.on('error', () => resolve('cut off'));
      const more = (): void => {
        sending.write(Buffer.alloc(LIMIT), (error) => (error ? undefined : setImmediate(more)));
      };
      more();
    });
    expect(outcome).toBe('cut off');
    expect((await desk.get('/healthz')).status).toBe(200);
  });

  function sendInChunks(body: string, headers: Record<string, string>): Promise<number> {
    return new Promise((resolve, reject) => {
      const sending = httpRequest(`${desk.address}${PATH}`, { method: 'POST', headers });
      sending.on('response', (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      sending.on('error', reject);
      for (let at = 0; at < body.length; at += 8192) sending.write(body.slice(at, at + 8192));
      sending.end();
    });
  }
});

describe('a request with another method or path', () => {
  it.each(['GET', 'PUT', 'DELETE', 'PATCH'])(
    'is answered with 405 and the allowed method: %s',
    async (method) => {
      const response = await fetch(`${desk.address}${PATH}`, { method });
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
      expect(await response.json()).toEqual({ error: 'method-not-allowed' });
    },
  );

  it.each(['/api/webhooks', `${PATH}/${VOUCHER}`, '/', '/%zz', '/api/../etc'])(
    'is answered with 404: %s',
    async (path) => {
      const response = await desk.post(path, aDelivery());
      expect([response.status, await response.json()]).toEqual([404, { error: 'not-found' }]);
    },
  );
});
