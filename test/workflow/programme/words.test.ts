import { wordsIn } from '../../../workflow/programme/words.ts';

const words = { en: 'partner', de: 'Partner', 'de-CH': 'Partnerin' };

it.each([
  ['en', 'partner'],
  ['de', 'Partner'],
  ['de-AT', 'Partner'],
  ['de-CH', 'Partnerin'],
  ['fr', 'partner'],
  ['fr-CA', 'partner'],
  ['', 'partner'],
])('the localised name for %p is %p', (language, word) => {
  expect(wordsIn(words, language)).toBe(word);
});
