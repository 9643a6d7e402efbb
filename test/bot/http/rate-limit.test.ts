import { RateLimit } from '../../../bot/http/rate-limit.ts';

const aLimit = (burst: number, perSecond: number) => {
  const time = { at: 0 };
  return { time, limit: new RateLimit({ burst, perSecond }, { now: () => time.at }) };
};

it('returns used units, up to the capacity', () => {
  const { time, limit } = aLimit(2, 4);
  expect([limit.take('a'), limit.take('a')]).toEqual([undefined, undefined]);
  expect(limit.take('a')).toEqual({ retryAfter: 1 });
  time.at = 249;
  expect(limit.take('a')).toEqual({ retryAfter: 1 });
  time.at = 250;
  expect(limit.take('a')).toBeUndefined();
  time.at = 1_000_000;
  expect([1, 2, 3].map(() => limit.take('a'))).toEqual([undefined, undefined, { retryAfter: 1 }]);
});

it('returns the whole seconds until a unit is available', () => {
  const { limit } = aLimit(1, 0.1);
  limit.take('a');
  expect(limit.take('a')).toEqual({ retryAfter: 10 });
});

it('tolerates a clock that is set back', () => {
  const { time, limit } = aLimit(1, 1);
  limit.take('a');
  time.at = -60_000;
  expect(limit.take('a')).toEqual({ retryAfter: 1 });
});

it('drops the least recently used key', () => {
  const { limit } = aLimit(1, 0.001);
  limit.take('quiet');
  limit.take('busy');
  for (let i = 0; i < 9_998; i++) limit.take(String(i));
  limit.take('busy');
  limit.take('one more');
  expect(limit.take('busy')).toBeDefined();
  expect(limit.take('quiet')).toBeUndefined();
});
