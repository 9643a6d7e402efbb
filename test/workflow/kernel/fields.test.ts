import type { z } from 'zod';
import {
  amount,
  country,
  dayField,
  hasWords,
  optionalCountry,
  optionalDay,
  optionalWords,
  several,
  tick,
  typedEmail,
  wholeNumber,
  yes,
} from '../../../workflow/kernel/fields.ts';

/** The value read, or `refused`. */
const read = (field: z.ZodType, value: unknown): unknown => {
  const { data, success } = field.safeParse(value);
  return success ? data : 'refused';
};

describe('an address as people paste it', () => {
  it.each([
    ['Anna Berger <anna@contoso.com>', 'anna@contoso.com'],
    ['Anna Berger <Anna@Contoso.com>  ', 'anna@contoso.com'],
    ['  anna@contoso.com ', 'anna@contoso.com'],
    ['< anna@contoso.com >', 'anna@contoso.com'],
    ['mailto:anna@contoso.com', 'anna@contoso.com'],
    ['MAILTO:anna@contoso.com', 'anna@contoso.com'],
    ['Anna <mailto:anna@contoso.com>', 'anna@contoso.com'],
    ['anna+mailto:x@contoso.com', 'refused'],
    ['anna@contoso.com <Anna> and others', 'refused'],
    ['Anna', 'refused'],
    ['<>', 'refused'],
    [undefined, 'refused'],
    [7, 'refused'],
  ])('%j is read as %j', (value, address) => {
    expect(read(typedEmail, value)).toBe(address);
  });
});

describe('a number of a form', () => {
  it.each([
    ['12', 12],
    [' 12 ', 12],
    [12, 12],
    ['12.0', 12],
    ['12.5', 'refused'],
    ['-1', 'refused'],
    ['21', 'refused'],
    ['x12', 'refused'],
    ['12x', 'refused'],
    ['0x10', 'refused'],
    ['1e1', 'refused'],
    ['', 'refused'],
  ])('is whole, between its bounds and in plain notation: %j is %j', (value, number) => {
    expect(read(wholeNumber(0, 20), value)).toBe(number);
  });

  it.each([
    ['1234.5', 1234.5],
    ['0', 'refused'],
    ['10000000', 10_000_000],
    ['10000000.01', 'refused'],
  ])('is an amount above zero: %j is %j', (value, number) => {
    expect(read(amount, value)).toBe(number);
  });
});

describe('a country', () => {
  it.each([
    [' de ', 'DE', 'DE'],
    ['XX', 'refused', 'refused'],
    ['', 'refused', undefined],
  ])('%j is %j if required and %j if optional', (value, required, optional) => {
    expect([read(country, value), read(optionalCountry, value)]).toEqual([required, optional]);
  });

  it('can be absent if optional', () => {
    expect(read(optionalCountry, undefined)).toBeUndefined();
  });
});

describe('a tick box', () => {
  it.each([
    [true, true, true],
    ['true', true, true],
    [false, undefined, 'refused'],
    ['false', undefined, 'refused'],
    ['', undefined, 'refused'],
    ['on', 'refused', 'refused'],
  ])('%j is %j, and %j where it has to be ticked', (value, ticked, required) => {
    expect([read(tick, value), read(yes, value)]).toEqual([ticked, required]);
  });
});

describe('a day', () => {
  it.each([
    [' 2020-02-29 ', '2020-02-29', '2020-02-29'],
    ['2021-02-29', 'refused', 'refused'],
    ['', 'refused', undefined],
  ])('%j is %j if required and %j if optional', (value, required, optional) => {
    expect([read(dayField, value), read(optionalDay, value)]).toEqual([required, optional]);
  });
});

describe('a list', () => {
  it.each([
    ['de, at ,', ['DE', 'AT']],
    ['', []],
    [['de'], ['DE']],
    [7, 'refused'],
    ['de,xx', 'refused'],
  ])('%j is %j', (value, items) => {
    expect(read(several(country), value)).toEqual(items);
  });
});

describe('a reason in words', () => {
  it.each([
    ['', undefined],
    ['.', 'refused'],
    ['aAa', 'refused'],
    [' new plant ', 'new plant'],
  ])('%j is %j', (value, words) => {
    expect(read(optionalWords, value)).toBe(words);
  });

  it('has no words if it has no letters', () => {
    expect(hasWords('1234 ...')).toBe(false);
  });
});
