import { StoreUnavailable } from '../../../workflow/kernel/ports.ts';
import { readiness, secretDaysLeft, type ReadinessOptions } from '../../../bot/http/health.ts';

const NOON = Date.parse('2020-06-03T12:00:00Z');
const token = { get: async () => 'a token', refuse: () => undefined };
const down = () => Promise.reject(new RangeError('down'));

/** Returns the response of the readiness probe and the log. */
async function probe(options: Partial<ReadinessOptions>) {
  const logged: unknown[] = [];
  const record = (event: string, fields: object = {}): void =>
    void logged.push({ event, ...fields });
  const { status, body } = await readiness({
    documents: { ping: async () => undefined },
    clock: { now: () => NOON },
    isDraining: () => false,
    unverified: () => undefined,
    writes: {},
    log: { debug: record, info: record, warn: record, error: record },
    ...options,
  });
  return { status, body, logged };
}

it.each<[string, Partial<ReadinessOptions>, number, object]>([
  ['in local mode', {}, 200, { store: 'ok', credentials: 'none' }],
  ['with credentials', { token }, 200, { store: 'ok', credentials: 'ok' }],
  [
    'on the last day of its secret',
    { token, secretExpiresOn: '2020-06-03' },
    200,
    { store: 'ok', credentials: 'ok', secretExpiresOn: '2020-06-03', secretDaysLeft: 0 },
  ],
  [
    'the day after',
    { token, secretExpiresOn: '2020-06-02' },
    200,
    { store: 'ok', credentials: 'unusable', secretExpiresOn: '2020-06-02', secretDaysLeft: -1 },
  ],
])('reports readiness %s', async (_when, options, status, body) => {
  expect(await probe(options)).toEqual({ status, body, logged: [] });
});

it('is not ready before the first store check and names the reason', async () => {
  expect(await probe({ unverified: () => 'refused' })).toEqual({
    status: 503,
    body: { store: 'refused' },
    logged: [],
  });
});

it('stays ready during a later outage of the store, which the body and the log show', async () => {
  const error = new StoreUnavailable('down', 'throttled');
  expect(await probe({ documents: { ping: () => Promise.reject(error) } })).toEqual({
    status: 200,
    body: { store: 'throttled', credentials: 'none' },
    logged: [{ event: 'store-unavailable', error }],
  });
});

it('shows why the last write was refused', async () => {
  const { status, body } = await probe({ writes: { refused: 'full' } });
  expect([status, body]).toEqual([200, { store: 'full', credentials: 'none' }]);
});

it('is not ready while draining', async () => {
  const { status, body } = await probe({ isDraining: () => true });
  expect([status, body]).toEqual([503, { status: 'draining' }]);
});

it('stays ready without a token, which the body and the log show', async () => {
  expect(await probe({ token: { ...token, get: down }, secretExpiresOn: '2020-07-03' })).toEqual({
    status: 200,
    body: {
      store: 'ok',
      credentials: 'unusable',
      secretExpiresOn: '2020-07-03',
      secretDaysLeft: 30,
    },
    logged: [{ event: 'credentials-unusable', error: new RangeError('down') }],
  });
});

it('counts the days of a secret in UTC', () => {
  const at = (moment: string) => ({ now: () => Date.parse(moment) });
  expect(secretDaysLeft('2020-06-04', at('2020-06-03T23:59:59Z'))).toBe(1);
  expect(secretDaysLeft('2020-06-04', at('2020-06-04T00:00:00Z'))).toBe(0);
});
