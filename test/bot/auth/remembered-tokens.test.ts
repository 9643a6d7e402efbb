import { ClaimsIdentity } from 'botframework-connector';
import { RememberedTokens } from '../../../bot/auth/remembered-tokens.ts';

const identity = new ClaimsIdentity([{ type: 'aud', value: 'us' }], true);

function remembering() {
  const time = { at: 1_000_000 };
  return { time, tokens: new RememberedTokens({ now: () => time.at }) };
}

it('knows a token until it expires', () => {
  const { time, tokens } = remembering();
  tokens.remember('a.b.c', 'msteams', identity, 1060);
  time.at = 1_059_999;
  expect(tokens.get('a.b.c', 'msteams')).toBe(identity);
  time.at = 1_060_000;
  expect(tokens.get('a.b.c', 'msteams')).toBeUndefined();
});

it.each([
  ['another token', 'a.b.d', 'msteams'],
  ['the same for another channel', 'a.b.c', 'webchat'],
])('does not know %s', (_what, token, channelId) => {
  const { tokens } = remembering();
  tokens.remember('a.b.c', 'msteams', identity, 1060);
  expect(tokens.get(token, channelId)).toBeUndefined();
});

it('knows nothing once the keys have rolled', () => {
  const { tokens } = remembering();
  tokens.remember('a.b.c', 'msteams', identity, 1060);
  tokens.forgetAll();
  expect(tokens.get('a.b.c', 'msteams')).toBeUndefined();
});

it('remembers a thousand at most, the latest', () => {
  const { tokens } = remembering();
  for (let i = 0; i <= 1000; i++) tokens.remember(`a.b.${i}`, 'msteams', identity, 1060);
  expect(tokens.get('a.b.0', 'msteams')).toBeUndefined();
  expect(tokens.get('a.b.1', 'msteams')).toBe(identity);
  expect(tokens.get('a.b.1000', 'msteams')).toBe(identity);
});
