import { SlidingWindow } from '../../../bot/outbox/teams/sliding-window.ts';

const hour = { limit: 1_800, ms: 3_600_000 };

it('stores at most twice the limit in a flood of requests', () => {
  const window = new SlidingWindow(hour.limit);
  for (let at = 0; at < 50_000; at++) {
    window.begin();
    window.end(at);
  }
  expect(window.wait(hour, 50_000)).toBeGreaterThan(3_500_000);
  expect(window.size).toBeLessThanOrEqual(2 * hour.limit);
});

it('counts a request from its start until one window after its response', () => {
  const second = { limit: 1, ms: 1_000 };
  const window = new SlidingWindow(1);
  expect(window.wait(second, 0)).toBe(0);
  window.begin();
  expect(window.wait(second, 5_000)).toBeGreaterThanOrEqual(1_000);
  window.end(5_000);
  expect(window.wait(second, 6_000)).toBeGreaterThan(0);
  expect(window.wait(second, 6_002)).toBe(0);
  expect(window.isUnused(10_000, 6_002)).toBe(false);
  expect(window.isUnused(10_000, 15_002)).toBe(true);
});
