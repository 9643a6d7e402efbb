import { everyCard, sampleNames } from '../../scripts/gallery/samples.ts';
import { LANGUAGES, translatorFor } from '../../locales/translator.ts';
import { inputsOf, markdownOf, partsOf, type Part } from '../support/card-parts.ts';

const names = sampleNames('usual');
const cards = everyCard('usual');

const folded = (card: unknown): readonly Part[] =>
  partsOf(card)
    .map(([, part]) => part)
    .filter(({ isVisible, type }) => type === 'Container' && isVisible === false);

const idsOf = (part: unknown): readonly unknown[] => inputsOf(part).map(({ id }) => id);

describe.each(LANGUAGES)('the form of the completion report in %s', (language) => {
  const t = translatorFor(language, names);
  const usual = cards['report']?.(t);

  it('asks for eight answers if the engagement was as reserved', () => {
    const hidden = folded(usual).flatMap(idsOf);
    expect(idsOf(usual).filter((id) => !hidden.includes(id))).toEqual([
      'daysDelivered',
      'products',
      'deliverableType',
      'handedOverOn',
      'deliverableReference',
      'summary',
      'nextSteps',
      'confirmationReference',
    ]);
  });

  it('has a value in each required answer that it folds, and names it in the line', () => {
    const hidden = folded(usual).flatMap((part) => inputsOf(part));
    const empty = hidden.filter(
      ({ isRequired, value }) => isRequired === true && value === undefined,
    );
    expect(empty).toEqual([]);
    expect(markdownOf(usual).some((text) => /Carlo Bauer · Hamburg/u.test(text))).toBe(true);
  });

  it('shows an answer that is refused', () => {
    const refused = cards['report refused']?.(t);
    const hidden = folded(refused).flatMap(idsOf);
    const noted = ['startDate', 'endDate', 'location', 'consultant'];
    expect(hidden.filter((id) => noted.includes(String(id)))).toEqual([]);
  });

  it('offers no more days than the engagement had', () => {
    const days = inputsOf(usual).find(({ id }) => id === 'daysDelivered');
    expect(days).toMatchObject({ value: 5, max: 15 });
  });
});
