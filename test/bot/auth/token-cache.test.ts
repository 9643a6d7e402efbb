import { ClaimsIdentity } from 'botframework-connector';
import { TokenCache } from '../../../bot/auth/token-cache.ts';

const identity = new ClaimsIdentity([{ type: 'aud', value: 'us' }], true);

function aTokenCache() {
  const time = { at: 1_000_000 };
  return { time, tokens: new TokenCache({ now: () => time.at }) };
}

it('returns a cached token until it expires', () => {
  const { time, tokens } = aTokenCache();
  tokens.add('a.b.c', 'msteams', identity, 1060);
  time.at = 1_059_999;
  expect(tokens.get('a.b.c', 'msteams')).toBe(identity);
  time.at = 1_060_000;
  expect(tokens.get('a.b.c', 'msteams')).toBeUndefined();
});

it.each([
  ['another token', 'a.b.d', 'msteams'],
  ['the same for another channel', 'a.b.c', 'webchat'],
])('does not return %s', (_what, token, channelId) => {
  const { tokens } = aTokenCache();
  tokens.add('a.b.c', 'msteams', identity, 1060);
  expect(tokens.get(token, channelId)).toBeUndefined();
});

it('is empty after a key rotation', () => {
  const { tokens } = aTokenCache();
  tokens.add('a.b.c', 'msteams', identity, 1060);
  tokens.clear();
  expect(tokens.get('a.b.c', 'msteams')).toBeUndefined();
});

it.each([
  ['the moment it expires', 1000],
  ['a minute after it expired, within the allowed clock skew', 940],
])('does not cache a token that is verified %s', (_when, expiresAt) => {
  const { tokens } = aTokenCache();
  tokens.add('a.b.c', 'msteams', identity, expiresAt);
  expect(tokens.get('a.b.c', 'msteams')).toBeUndefined();
});

it('keeps the thousand most recently used tokens', () => {
  const { tokens } = aTokenCache();
  const all = Array.from({ length: 3000 }, (_, at) => `a.b.${at}`);
  for (const token of all) {
    tokens.add(token, 'msteams', identity, 1060);
    tokens.get('a.b.0', 'msteams');
  }
  const known = all.filter((token) => tokens.get(token, 'msteams') !== undefined);
  expect(known).toHaveLength(1000);
  expect(known.slice(0, 2)).toEqual(['a.b.0', 'a.b.2001']);
});
