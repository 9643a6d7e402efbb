import { partsOf, stemOf } from '../../../bot/utterance/word-forms.ts';

const KNOWN: ReadonlySet<string> = new Set(['bericht', 'abgabe', 'gutschein', 'verlauf']);
const isKnown = (word: string): boolean => KNOWN.has(word);

describe('the forms of a word', () => {
  it.each([
    ['reserving', 'reserve'],
    ['validating', 'validates'],
    ['gemeldeten', 'gemeldete'],
    ['notizen', 'notiz'],
  ])('share a stem: %s and %s', (one, other) => {
    expect(stemOf(one)).toBe(stemOf(other));
  });

  it('keep short words, which an ending would be most of', () => {
    expect(stemOf('seen')).toBe('seen');
    expect(stemOf('gutes')).toBe('gutes');
  });

  it.each([
    ['berichtsabgabe', ['bericht', 'abgabe']],
    ['gutscheinverlauf', ['gutschein', 'verlauf']],
    ['berichtwetter', undefined],
  ])('of a compound are its parts, if both are known: %s', (word, parts) => {
    expect(partsOf(word, isKnown)).toEqual(parts);
  });
});
