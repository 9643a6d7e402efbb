import { cachedToken } from '../../../bot/auth/token-source.ts';

describe('the token of the connector', () => {
  let now: number;
  let fetched: number;
  const clock = { now: () => now };
  const fetchToken = async () => ({ value: `token-${++fetched}`, expiresAt: now + 3_600_000 });
  beforeEach(() => {
    now = 0;
    fetched = 0;
  });

  it('is requested once for concurrent callers', async () => {
    const tokens = cachedToken(fetchToken, clock);
    const got = await Promise.all(Array.from({ length: 64 }, () => tokens.get()));
    expect(new Set(got)).toEqual(new Set(['token-1']));
    expect(fetched).toBe(1);
  });

  it('is renewed five minutes before it expires', async () => {
    const tokens = cachedToken(fetchToken, clock);
    await tokens.get();
    now = 54 * 60_000;
    expect(await tokens.get()).toBe('token-1');
    now = 56 * 60_000;
    expect(await tokens.get()).toBe('token-2');
  });

  it('is renewed after it was rejected, but not after an older one was', async () => {
    const tokens = cachedToken(fetchToken, clock);
    tokens.refuse(await tokens.get());
    expect(await tokens.get()).toBe('token-2');
    tokens.refuse('token-1');
    expect(await tokens.get()).toBe('token-2');
  });

  it('is requested again after a failure', async () => {
    let failing = true;
    const tokens = cachedToken(async () => {
      if (failing) throw new Error('no network');
      return fetchToken();
    }, clock);
    await expect(tokens.get()).rejects.toThrow('no network');
    failing = false;
    expect(await tokens.get()).toBe('token-1');
  });
});
