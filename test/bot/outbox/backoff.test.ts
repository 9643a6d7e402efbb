import { backoffMs, MAX_ATTEMPTS } from '../../../bot/outbox/queue/backoff.ts';
import { retryAfterMs } from '../../../bot/outbox/teams/retry-after.ts';

describe('the back-off', () => {
  it.each([
    [1, 1_000, 2_000],
    [2, 3_000, 6_000],
    [3, 9_000, 18_000],
    [8, 1_800_000, 3_600_000],
    [MAX_ATTEMPTS, 1_800_000, 3_600_000],
  ])('waits after attempt %d from %d to %d ms', (attempts, least, most) => {
    expect(backoffMs(attempts, 0)).toBe(least);
    expect(backoffMs(attempts, 1)).toBe(most);
  });

  it('outlasts an outage of several hours', () => {
    const waits = Array.from({ length: MAX_ATTEMPTS - 1 }, (_, at) => backoffMs(at + 1, 0.5));
    const hours = waits.reduce((sum, wait) => sum + wait, 0) / 3_600_000;
    expect(hours).toBeGreaterThan(3);
    expect(hours).toBeLessThan(12);
  });
});

describe('Retry-After', () => {
  const now = Date.parse('2020-06-03T08:00:00Z');
  it.each([
    ['3', 3_000],
    ['0', 0],
    ['1.5', 1_500],
    [' 2 ', 2_000],
    ['Wed, 03 Jun 2020 08:00:10 GMT', 10_000],
    ['Wed, 03 Jun 2020 07:00:00 GMT', 0],
    ['999999', 3_600_000],
    ['-1', undefined],
    ['soon', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('is read from %s as %s ms', (header, expected) => {
    expect(retryAfterMs(header, now)).toBe(expected);
  });
});
