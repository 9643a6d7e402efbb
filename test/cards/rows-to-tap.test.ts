import { everyCard } from '../../scripts/gallery/samples.ts';
import { ambiguousTitles, partsOf, tapsOf } from '../support/card-parts.ts';
import { english, german } from '../support/translators.ts';

const LISTS = ['voucher list', 'deadlines', 'digest', 'eligibility', 'help', 'voucher prompt'];
const usual = everyCard('usual');

it.each(LISTS)('a row of %s shows that it can be tapped, and one that cannot does not', (name) => {
  const card = usual[name]?.(english);
  const taps = partsOf(card).filter(([, part]) => part.selectAction !== undefined);
  const arrows = partsOf(card).filter(([, part]) => part.text === '›');
  expect(taps.length).toBeGreaterThan(0);
  expect(taps.filter(([, part]) => !JSON.stringify(part).includes('"›"'))).toEqual([]);
  expect(arrows).toHaveLength(taps.length);
});

it.each(LISTS)('no two rows of %s sound the same unless they do the same', (name) => {
  const card = usual[name]?.(english);
  expect(new Set(tapsOf(card).map(({ data }) => JSON.stringify(data))).size).toBeGreaterThan(1);
  expect(ambiguousTitles(card)).toEqual([]);
});

it.each([
  [
    'voucher list',
    'Show voucher: FAB-2041-771, Adventure Works GmbH',
    'Gutschein anzeigen: FAB-2041-771, Adventure Works GmbH',
  ],
  [
    'voucher prompt',
    'Redeem: FAB-2041-772, Adventure Works GmbH',
    'Einlösen: FAB-2041-772, Adventure Works GmbH',
  ],
  [
    'deadlines',
    'Redeem the voucher (Jul 9, 2020): show voucher FAB-2041-772, Adventure Works GmbH',
    'Gutschein einlösen (9.\u00A0Juli 2020): Gutschein FAB-2041-772 von Adventure Works GmbH anzeigen',
  ],
  ['help', 'Status', 'Status'],
  ['help', 'Next', 'Was steht an'],
])('a row of %s says what it is and does', (name, inEnglish, inGerman) => {
  const titles = [english, german].map((t) => tapsOf(usual[name]?.(t)).map(({ title }) => title));
  expect(titles[0]).toContain(inEnglish);
  expect(titles[1]).toContain(inGerman);
});
