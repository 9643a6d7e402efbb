import { generateKeyPairSync } from 'node:crypto';
import { KeyRing } from '../../../bot/auth/key-ring.ts';
import type { Log } from '../../../bot/telemetry/log.ts';
import { keysNamed, type TestKey } from '../../support/key-set-server.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const METADATA = 'https://login.example/metadata';
const KEYS = 'https://login.example/keys';

const asPublished = ({ kid, publicKey }: TestKey) => ({
  ...publicKey.export({ format: 'jwk' }),
  kid,
});
const [one, other] = keysNamed('first', 'second');
const first = { ...asPublished(one), endorsements: ['msteams'] };
const second = asPublished(other);

/** A key ring with stubbed responses, time and log. */
function aRing(keys: readonly unknown[] = [first]) {
  const world = {
    now: 0,
    keys,
    status: 200,
    metadata: { jwks_uri: KEYS } as unknown,
    asked: [] as unknown[],
    logged: [] as unknown[],
    rolled: 0,
  };
  const say: Log['info'] = (event, fields) => void world.logged.push({ event, ...fields });
  const ring = new KeyRing({
    url: METADATA,
    fetch: async (url, init) => {
      world.asked.push(url);
      expect(init?.signal).toBeInstanceOf(AbortSignal);
      const body = url === METADATA ? world.metadata : { keys: world.keys };
      return Response.json(body, { status: world.status });
    },
    clock: { now: () => world.now },
    log: { debug: say, info: say, warn: say, error: say },
    onRolled: () => void (world.rolled += 1),
  });
  return { ring, world };
}
/** Waits for background work. */
const settled = () => new Promise(setImmediate);

it('fetches metadata and keys once for concurrent requests', async () => {
  const { ring, world } = aRing();
  const [one, other] = await Promise.all([ring.getKey('first'), ring.getKey('first')]);
  expect(one).toBe(other);
  expect([one?.key.type, one?.endorsements]).toEqual(['public', ['msteams']]);
  expect(world.asked).toEqual([METADATA, KEYS]);
});

it('fetches a known key again after a day, not earlier', async () => {
  const { ring, world } = aRing();
  await ring.getKey('first');
  world.now = DAY;
  await ring.getKey('first');
  await settled();
  expect(world.asked).toHaveLength(2);
  world.now += 1;
  expect(await ring.getKey('first')).not.toBeNull();
  await settled();
  expect(world.asked).toHaveLength(4);
  world.now += DAY - 1;
  await ring.getKey('first');
  await settled();
  expect(world.asked).toHaveLength(4);
});

it('looks up an unknown key at most once a minute', async () => {
  const { ring, world } = aRing();
  await ring.getKey('first');
  world.now = MINUTE - 1;
  expect(await ring.getKey('made-up')).toBeNull();
  expect(world.asked).toHaveLength(2);
  world.now = MINUTE;
  expect(await ring.getKey('made-up')).toBeNull();
  expect(world.asked).toHaveLength(4);
});

it('logs a key rotation, and nothing if the keys are unchanged', async () => {
  const { ring, world } = aRing();
  await ring.getKey('first');
  world.now += MINUTE;
  await ring.getKey('second');
  expect([world.rolled, world.logged]).toEqual([0, []]);
  world.keys = [first, second];
  world.now += MINUTE;
  expect(await ring.getKey('second')).not.toBeNull();
  expect([world.rolled, world.logged]).toEqual([1, [{ event: 'keys-rolled', count: 2 }]]);
  world.keys = [second, { ...first, kid: 'third' }];
  world.now += MINUTE;
  expect(await ring.getKey('third')).not.toBeNull();
  expect(await ring.getKey('first')).toBeNull();
  expect(world.rolled).toBe(2);
});

it('ignores entries that are not RSA keys and uses the valid ones', async () => {
  const broken = { ...first, kid: 'broken', n: 5 };
  const empty = { kid: 'empty', kty: 'RSA', n: '', e: '' };
  const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;
  const other = { ...elliptic.export({ format: 'jwk' }), kid: 'elliptic' };
  const { ring } = aRing([broken, other, 'word', null, first, empty]);
  expect(await ring.getKey('first')).not.toBeNull();
  for (const kid of ['broken', 'elliptic']) expect(await ring.getKey(kid)).toBeNull();
});

describe('a failed fetch', () => {
  it.each<[string, object]>([
    ['a status', { status: 500 }],
    ['metadata of another shape', { metadata: { jwks_uri: 'nowhere' } }],
    ['no keys at all', { keys: [] }],
    ['no key that is one', { keys: [{ kid: 'x' }] }],
  ])('is logged and leaves the known keys in use: %s', async (_what, changed) => {
    const { ring, world } = aRing();
    const before = await ring.getKey('first');
    Object.assign(world, changed);
    world.now = MINUTE;
    expect(await ring.getKey('second')).toBeNull();
    expect(await ring.getKey('first')).toBe(before);
    expect(world.logged).toMatchObject([{ event: 'keys-unavailable', count: 1 }]);
    expect(world.rolled).toBe(0);
  });

  it('is not reported as a bad token if no key is known, and is retried at once', async () => {
    const { ring, world } = aRing();
    world.status = 503;
    await expect(ring.getKey('first')).rejects.toMatchObject({
      name: 'KeysUnavailable',
      code: 'keys-unavailable',
      message: 'the signing keys cannot be fetched',
      cause: { code: 'keys-unavailable', cause: 'status 503' },
    });
    expect(world.logged).toMatchObject([{ error: { code: 'keys-unavailable' }, count: 0 }]);
    world.status = 200;
    expect(await ring.getKey('first')).not.toBeNull();
  });
});
