import { everyCard } from '../../scripts/gallery/samples.ts';
import { ambiguousTitles, partsOf, tapsOf } from '../support/card-parts.ts';
import { english, german } from '../support/translators.ts';

const LISTS = ['voucher list', 'deadlines', 'digest', 'eligibility', 'help', 'voucher prompt'];
const usual = everyCard('usual');

it.each(LISTS)('a row of %s is marked if it can be tapped, and only then', (name) => {
  const card = usual[name]?.(english);
  const taps = partsOf(card).filter(([, part]) => part.selectAction !== undefined);
  const arrows = partsOf(card).filter(([, part]) => part.text === '›');
  expect(taps.length).toBeGreaterThan(0);
  expect(taps.filter(([, part]) => !JSON.stringify(part).includes('"›"'))).toEqual([]);
  expect(arrows).toHaveLength(taps.length);
});

it.each(LISTS)('no two rows of %s have the same name unless they do the same', (name) => {
  const card = usual[name]?.(english);
  expect(new Set(tapsOf(card).map(({ data }) => JSON.stringify(data))).size).toBeGreaterThan(1);
  expect(ambiguousTitles(card)).toEqual([]);
});

it.each([
  [
    'voucher list',
    'Adventure Works GmbH, FAB-2041-771, DDPS, 15 days, Reserved, 6 days left. Show voucher',
    'Adventure Works GmbH, FAB-2041-771, DDPS, 15 Tage, Reserviert, noch 6 Tage. Gutschein anzeigen',
  ],
  [
    'voucher prompt',
    'Adventure Works GmbH, FAB-2041-772, DDPS, 15 days. Redeem',
    'Adventure Works GmbH, FAB-2041-772, DDPS, 15 Tage. Einlösen',
  ],
  [
    'deadlines',
    'Redeem the voucher, Adventure Works GmbH, FAB-2041-772, DDPS, 15 days, Jul 9, 2020, in 24 days. Show voucher',
    'Gutschein einlösen, Adventure Works GmbH, FAB-2041-772, DDPS, 15 Tage, 9. Juli 2020, in 24 Tagen. Gutschein anzeigen',
  ],
  [
    'help',
    'Status: where a voucher stands and what comes next',
    'Status: wie es um einen Gutschein steht und was als Nächstes kommt',
  ],
  [
    'eligibility',
    'Modern IT enterprise security proof of concept, not yet, needs Enterprise Mobility Management (Silver or Gold)',
    'Machbarkeitsnachweis für moderne IT-Unternehmenssicherheit, noch nicht erlaubt, verlangt Enterprise Mobility Management (Silber oder Gold)',
  ],
])('a row of %s names its content and action', (name, inEnglish, inGerman) => {
  const titles = [english, german].map((t) => tapsOf(usual[name]?.(t)).map(({ title }) => title));
  expect(titles[0]).toContain(inEnglish);
  expect(titles[1]).toContain(inGerman);
});
