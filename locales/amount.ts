import { cached } from './intl-formats.ts';

/** Thousands separated by a space or an apostrophe, as in every locale. */
const WITH_SPACES = /^\d{1,3}(?:[ \u00A0\u2009\u202F'’]\d{3})+(?!\d)/u;

const decimalSign = cached((locale: string) => {
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5);
  return parts.find(({ type }) => type === 'decimal')?.value ?? '.';
});

/**
 * Reads an amount as people of the locale type it: `1.234,56` and `1234,56` in German, `1,234.56`
 * in English. A sign that cannot separate thousands where it stands separates the decimals, so
 * `1234.56` is read in German too. Undefined if the text is no amount, `0x10` and `1e2` included.
 */
export function readAmount(text: string, locale: string): number | undefined {
  const typed = text.trim().replace(WITH_SPACES, (whole) => whole.replaceAll(/\D/gu, ''));
  if (!/^\d[\d.,]*$/u.test(typed)) return undefined;
  const decimal = decimalOf(typed, locale);
  const at = decimal === undefined ? -1 : typed.lastIndexOf(decimal);
  const [whole, fraction] = at < 0 ? [typed, ''] : [typed.slice(0, at), typed.slice(at + 1)];
  const group = decimal === '.' ? ',' : decimal === ',' ? '.' : /[.,]/u.exec(whole)?.[0];
  const isGrouped = group !== undefined && whole.includes(group);
  if (isGrouped && !new RegExp(`^\\d{1,3}(?:[${group}]\\d{3})+$`, 'u').test(whole))
    return undefined;
  const digits = isGrouped ? whole.replaceAll(group, '') : whole;
  if (!/^\d+$/u.test(digits) || (at >= 0 && !/^\d+$/u.test(fraction))) return undefined;
  return Number(fraction === '' ? digits : `${digits}.${fraction}`);
}

/** The decimal sign of the text: the last of two different signs, or by locale and position. */
function decimalOf(typed: string, locale: string): '.' | ',' | undefined {
  const last = Math.max(typed.lastIndexOf('.'), typed.lastIndexOf(','));
  if (last < 0) return undefined;
  const sign = typed.charAt(last) as '.' | ',';
  if (typed.includes('.') && typed.includes(',')) return sign;
  if (typed.indexOf(sign) !== last) return undefined;
  const separatesThousands = /^[1-9]\d{0,2}[.,]\d{3}$/u.test(typed);
  return sign === decimalSign(locale) || !separatesThousands ? sign : undefined;
}
