import { isLoopback } from '../../../bot/config/hosts.ts';

it.each([
  ['127.0.0.1', true],
  ['127.255.255.254', true],
  ['::1', true],
  ['[::1]', true],
  ['localhost', true],
  ['LocalHost', true],
  ['0:0:0:0:0:0:0:1', true],
  ['0.0.0.0', false],
  ['128.0.0.1', false],
  ['10.0.0.1', false],
  ['::', false],
  ['::2', false],
  ['fe80::1', false],
  ['[::1', false],
  ['x[::1]', false],
  ['[::1]x', false],
  ['localhost.evil.example', false],
  ['127.0.0.1.evil.example', false],
  ['2130706433', false],
  ['', false],
])('recognises %p as loopback or not: %p', (host, is) => {
  expect(isLoopback(host)).toBe(is);
});
