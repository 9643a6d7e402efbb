import { readAmount } from '../../locales/amount.ts';

describe('readAmount', () => {
  it.each([
    // text, German, English, Swiss German
    ['1.234', 1234, 1.234, 1.234],
    ['1,234', 1.234, 1234, 1234],
    ['1.234,56', 1234.56, 1234.56, 1234.56],
    ['1,234.56', 1234.56, 1234.56, 1234.56],
    ['1234,56', 1234.56, 1234.56, 1234.56],
    ['1234.56', 1234.56, 1234.56, 1234.56],
    ["1'234.50", 1234.5, 1234.5, 1234.5],
    ['1 234,5', 1234.5, 1234.5, 1234.5],
    ['1\u00A0234\u00A0567,89', 1_234_567.89, 1_234_567.89, 1_234_567.89],
    ['12’345', 12_345, 12_345, 12_345],
    ['1.234.567', 1_234_567, 1_234_567, 1_234_567],
    ['1,234,567.8', 1_234_567.8, 1_234_567.8, 1_234_567.8],
    ['0.123', 0.123, 0.123, 0.123],
    ['5000', 5000, 5000, 5000],
    ['12,5', 12.5, 12.5, 12.5],
    [' 7 ', 7, 7, 7],
  ])('reads %s by the signs of the locale', (text, german, english, swiss) => {
    expect(['de', 'en', 'de-CH'].map((locale) => readAmount(text, locale))).toEqual([
      german,
      english,
      swiss,
    ]);
  });

  it.each([
    '',
    '  ',
    '0x10',
    '1e2',
    '-5',
    '+5',
    '1.23.4',
    '1,2,3',
    '12.34,5.6',
    '1..2',
    '5 EUR',
    '.5',
    '5,',
    'NaN',
    // Two amounts, or a blank that separates no thousands.
    '50 60',
    '5000 6000',
    '5000\n6000',
    '1 2 3',
    "1'2",
    '1 2345',
    // Other digits than those of the form.
    '١٢',
    '１２',
    '½',
    '-0',
    '1_000',
  ])('reads no amount in "%s"', (text) => {
    expect(['de', 'en'].map((locale) => readAmount(text, locale))).toEqual([undefined, undefined]);
  });
});
