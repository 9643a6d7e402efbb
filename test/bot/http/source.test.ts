import type { IncomingMessage } from 'node:http';
import { sourceOf } from '../../../bot/http/source.ts';

const from = (remoteAddress: string | undefined, forwarded?: string, proxies = 0): string => {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  return sourceOf({ socket: { remoteAddress }, headers } as unknown as IncomingMessage, proxies);
};

describe('the source of a request without a proxy', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001::3:4:5:6:7', '2001:0:0:3::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
    ['1:2:3:4:5:6:7::', '1:2:3:4::/64'],
    [undefined, ''],
  ])('is the peer address, IPv6 by its /64: %s (%s)', (address, source) => {
    expect(from(address)).toBe(source);
    // The header is ignored, since any client can set it.
    expect(from(address, '198.51.100.1')).toBe(source);
  });
});

describe('the source of a request behind trusted proxies', () => {
  it.each([
    [1, '198.51.100.1, 203.0.113.7', '203.0.113.7'],
    [2, '198.51.100.1, 203.0.113.7', '198.51.100.1'],
    [1, '203.0.113.7:4711', '203.0.113.7'],
    [1, '[2001:db8:1:2::9]:443', '2001:db8:1:2::/64'],
    [1, '[2001:db8:1:2::9]', '2001:db8:1:2::/64'],
    // A malformed entry counts as a source of its own.
    [1, 'x203.0.113.7:4711', 'x203.0.113.7:4711'],
    [1, '203.0.113.7:4711x', '203.0.113.7:4711x'],
    [1, 'x[2001:db8::1]', 'x[2001:db8::1]'],
    [1, '[2001:db8::1]x', '[2001:db8::1]x'],
    // Fewer entries than proxies: the header cannot be trusted.
    [5, '203.0.113.7', '10.0.0.1'],
    [1, undefined, ''],
  ])('is the entry that the first of %i proxies adds to %s: %s', (proxies, forwarded, source) => {
    expect(from('10.0.0.1', forwarded, proxies)).toBe(source);
  });
});
