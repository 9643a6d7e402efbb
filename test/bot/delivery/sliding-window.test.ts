import { SlidingWindow } from '../../../bot/delivery/sliding-window.ts';

describe('a sliding window', () => {
  it('keeps no more of a flood than its windows ask about', () => {
    const hour = { limit: 1_800, ms: 3_600_000 };
    const window = new SlidingWindow([hour, { limit: 7, ms: 1_000 }]);
    const looked = new Set<number>();
    for (let at = 0; at < 50_000; at++)
      window.add({
        get arrivedBy() {
          looked.add(at);
          return at;
        },
      });
    expect(window.wait(hour, 50_000)).toBeGreaterThan(3_500_000);
    expect(looked.size).toBeLessThanOrEqual(4 * hour.limit);
  });
});
