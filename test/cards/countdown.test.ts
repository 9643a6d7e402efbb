import { countdownElements, urgency } from '../../cards/countdown.ts';
import { english, german } from '../support/speakers.ts';

describe('how urgent it is', () => {
  it.each([
    [-1, 'attention'],
    [0, 'attention'],
    [7, 'attention'],
    [8, 'warning'],
    [30, 'warning'],
    [31, 'good'],
    [180, 'good'],
  ])('%d days left: %s', (days, expected) => {
    expect(urgency(days)).toBe(expected);
  });
});

describe('the time left', () => {
  const until = '2020-07-09';
  it.each([
    ['voucher', 24, '**24 days left** to redeem, until Jul 9, 2020'],
    ['voucher', 1, '**1 day left** to redeem, until Jul 9, 2020'],
    ['voucher', 0, '**Last day**: Jul 9, 2020'],
    ['voucher', -1, 'Expired: the last day was Jul 9, 2020'],
    ['payment', 5, '**5 days left** to request payment, until Jul 9, 2020'],
    ['payment', -3, 'The window for requesting payment closed on Jul 9, 2020'],
  ] as const)('of a %s with %d days left is said in words', (of, daysLeft, words) => {
    const elements = countdownElements(english, { of, until, daysLeft, daysInAll: 180 });
    expect(elements.at(-1)).toMatchObject({ text: words });
  });

  it('is said in German', () => {
    const countdown = { of: 'voucher', until, daysLeft: 1, daysInAll: 180 } as const;
    const [, words] = countdownElements(german, countdown);
    expect(words?.text).toBe('**Noch 1 Tag** zum Einlösen, bis 9.\u00A0Juli 2020');
  });

  it.each([
    ['in the middle', 45, 180, [45, 135]],
    ['whole', 180, 180, [180]],
    ['over', -3, 180, [180]],
    ['longer than it was to be', 200, 180, [180]],
  ])('is a bar as long as what is left: %s', (_what, daysLeft, daysInAll, widths) => {
    const [bar] = countdownElements(english, { of: 'voucher', until, daysLeft, daysInAll });
    const { fallback } = bar as { fallback: { columns: readonly { width: number }[] } };
    expect(fallback.columns.map(({ width }) => width)).toEqual(widths);
  });
});
