import { countdownElements, urgency } from '../../cards/kit/countdown.ts';
import { english, german } from '../support/translators.ts';

describe('the colour of a countdown', () => {
  it.each([
    [-1, 'Attention'],
    [0, 'Attention'],
    [7, 'Attention'],
    [8, 'Warning'],
    [30, 'Warning'],
    [31, 'Good'],
    [180, 'Good'],
  ])('follows the days left: %d is %s', (days, expected) => {
    expect(urgency(days)).toBe(expected);
  });
});

describe('a countdown', () => {
  const until = '2020-07-09';
  it.each([
    ['voucher', 24, '**24\u00A0days left** to redeem, until Jul 9, 2020'],
    ['voucher', 1, '**1\u00A0day left** to redeem, until Jul 9, 2020'],
    ['voucher', 0, '**Last day**: Jul 9, 2020'],
    ['voucher', -1, 'Expired: the last day was Jul 9, 2020'],
    ['payment', 5, '**5\u00A0days left** to request payment, until Jul 9, 2020'],
    ['payment', -3, 'The window for requesting payment closed on Jul 9, 2020'],
  ] as const)('is written in words for a %s with %d days left', (of, daysLeft, words) => {
    const elements = countdownElements(english, { of, until, daysLeft, daysInAll: 180 });
    expect(elements.at(-1)).toMatchObject({ text: words });
  });

  it('is written in German', () => {
    const countdown = { of: 'voucher', until, daysLeft: 1, daysInAll: 180 } as const;
    const [, words] = countdownElements(german, countdown);
    expect(words?.text).toBe('**Noch 1\u00A0Tag** zum Einlösen, bis 9.\u00A0Juli 2020');
  });

  it.each([
    ['in the middle', 45, 180, '▰▰▱▱▱▱▱▱▱▱ 45 of 180 days'],
    ['whole', 180, 180, '▰▰▰▰▰▰▰▰▰▰ 180 of 180 days'],
    ['all but one day', 179, 180, '▰▰▰▰▰▰▰▰▰▱ 179 of 180 days'],
    ['nearly gone', 1, 180, '▰▱▱▱▱▱▱▱▱▱ 1 of 180 days'],
    ['gone', 0, 180, '▱▱▱▱▱▱▱▱▱▱ 0 of 180 days'],
    ['longer than it was to be', 200, 180, '▰▰▰▰▰▰▰▰▰▰ 180 of 180 days'],
  ])('is a bar with a text for its value: %s', (_what, daysLeft, daysInAll, drawn) => {
    const [shown] = countdownElements(english, { of: 'voucher', until, daysLeft, daysInAll });
    expect(shown).toMatchObject({
      type: 'ProgressBar',
      max: daysInAll,
      fallback: { text: drawn },
    });
  });

  it('has no bar once it is over', () => {
    const countdown = { of: 'voucher', until, daysLeft: -3, daysInAll: 180 } as const;
    expect(countdownElements(english, countdown)).toHaveLength(1);
  });
});
