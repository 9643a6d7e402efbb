import fc from 'fast-check';
import { hasWords } from '../../../workflow/kernel/fields.ts';
import { comparableName, customerKey } from '../../../workflow/voucher/customer-name.ts';
import { LEGAL_FORMS } from '../../../workflow/voucher/legal-forms.ts';

it.each([
  'Fabrikam AG',
  'Fabrikam  AG',
  'Fabrikam A.G.',
  'Fabrikam A. G.',
  'FABRIKAM AG.',
  'Fabrikam',
  ' fabrikam\u00A0ag\t',
  'Ｆａｂｒｉｋａｍ ＡＧ',
  'Fab\u200Brikam A\u00ADG\uFEFF',
  'Fabrikam GmbH',
  'Fabrikam G.m.b.H.',
  'Fabrikam GmbH & Co. KG',
  'Fabrikam GmbH und Co. KG',
  'Fabrikam SE',
  'Fabrikam SE & Co. KGaA',
  'Fabrikam KG',
  'Fabrikam e.V.',
  'Fabrikam e. V.',
  'Fabrikam, Inc.',
  'Fabrikam Inc',
  'Fabrikam Co., Ltd.',
  'Fabrikam Ltd',
  'Fabrikam L.L.C.',
  'Fabrikam plc',
  'Fabrikam S.A.',
  'Fabrikam S. p. A.',
  'Fabrikam SpA',
  'Fabrikam B.V.',
  'Fabrikam AB (publ)',
  'AB Fabrikam',
  'Fabrikam Oy',
  'Fabrikam A/S',
  'Fabrikam Sp. z o.o.',
  'Fabrikam s.r.o.',
  'Fabrikam S.A. de C.V.',
  'Fabrikam Pty Ltd',
  '株式会社Fabrikam',
  '㈱Fabrikam',
])('%j is the customer Fabrikam', (name) => {
  expect(customerKey(name)).toBe('fabrikam');
});

it.each([
  ['Fabrikam AG, Köln', 'fabrikam köln'],
  ['Fabrikam Köln', 'fabrikam köln'],
  ['Fabrikam (Schweiz) AG', 'fabrikam schweiz'],
  ['Straße und Söhne OHG', 'strasse und söhne'],
  ['STRASSE UND SÖHNE', 'strasse und söhne'],
  ['Ko\u0308ln AG', 'köln'],
  ['İstanbul Gıda A.Ş.', 'istanbul gida'],
  ['C & A', 'ca'],
  ['C&A', 'ca'],
  ['ООО «Ромашка»', 'ромашка'],
  ['ΑΦΟΙ ΠΑΠΠΑ Α.Ε.', 'αφοι παππα'],
  ['トヨタ自動車株式会社', 'トヨタ自動車'],
  ['삼성전자 주식회사', '삼성전자'],
  ['SE', 'se'],
  ['AG & Co. KG', 'ag co kg'],
  ['+++', '+++'],
  ['\u{1F3ED}', '\u{1F3ED}'],
])('%j has the key %j', (name, key) => {
  expect(customerKey(name)).toBe(key);
});

it('a visible name has a key, whatever its case and blanks', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-ascii', minLength: 1 }), (name) => {
      fc.pre(name.trim() !== '');
      expect(customerKey(name)).not.toBe('');
      expect(customerKey(`  ${name.toUpperCase()} `)).toBe(customerKey(name));
    }),
  );
});

it('each legal form is written as it is compared', () => {
  expect([...LEGAL_FORMS].filter((form) => comparableName(form) !== form)).toEqual([]);
});

it('a spelling without another legal form is compared as the same', () => {
  expect(comparableName('Fabrikam  A.G.')).toBe(comparableName('FABRIKAM AG'));
  expect(comparableName('Fabrikam AG')).not.toBe(comparableName('Fabrikam GmbH'));
});

it.each([
  '.',
  'x',
  '–',
  '...',
  'xx',
  'xxxxx',
  'n/a',
  '12345',
  '\u200B\u200B\u200B',
  '😀😀😀',
  '  ',
  '研',
])('%j is no reason in words', (text) => {
  expect(hasWords(text)).toBe(false);
});

it.each([
  'Ops',
  'Logistik',
  'IT-Abteilung',
  'Division 2',
  '研究',
  '物流部门',
  'отдел',
  'विभाग',
  'قسم',
  '물류',
])('%j is a reason in words', (text) => {
  expect(hasWords(text)).toBe(true);
});
