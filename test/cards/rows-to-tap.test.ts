import { everyCard } from '../../scripts/gallery/samples.ts';
import { partsOf } from '../support/card-parts.ts';
import { english } from '../support/speakers.ts';

it.each(['voucher list', 'deadlines', 'eligibility', 'help', 'voucher prompt'])(
  'a row of %s shows that it can be tapped, and one that cannot does not',
  (name) => {
    const card = everyCard('usual')[name]?.(english);
    const taps = partsOf(card).filter(([, part]) => part.selectAction !== undefined);
    const arrows = partsOf(card).filter(([, part]) => part.text === '›');
    expect(taps.length).toBeGreaterThan(0);
    expect(taps.filter(([, part]) => !JSON.stringify(part).includes('"›"'))).toEqual([]);
    expect(arrows).toHaveLength(taps.length);
  },
);
