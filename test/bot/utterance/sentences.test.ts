import { readHeldOut, readSentences, type Sentence } from '../../../bench/sentences/sentences.ts';

describe('the sentences with their meaning', () => {
  const sentences = readSentences();
  const count = (which: (sentence: Sentence) => boolean): number => sentences.filter(which).length;

  it('have known intents and entities, half of them in each language', () => {
    const german = count(({ language }) => language === 'de') / sentences.length;
    expect(sentences.length).toBeGreaterThanOrEqual(240);
    expect(german).toBeGreaterThan(0.45);
    expect(german).toBeLessThan(0.55);
  });

  it('name entities in a third at least, and contain negations, questions and other topics', () => {
    const named = count(({ entities }) => Object.keys(entities).length > 0);
    expect(named).toBeGreaterThanOrEqual(sentences.length / 3);
    const isDenied = ({ entities: { negated } }: Sentence): boolean => negated === true;
    const isQuestion = ({ intents }: Sentence): boolean => intents.includes('answer');
    expect(count((one) => isDenied(one) || isQuestion(one))).toBeGreaterThanOrEqual(25);
    expect(count(({ intents }) => intents.join() === 'none')).toBeGreaterThanOrEqual(15);
  });

  it('contain no sentence twice, and no period that ends before it begins', () => {
    const texts = [...sentences, ...readHeldOut()].map(({ text }) => text.toLowerCase());
    expect(texts.filter((text, at) => texts.indexOf(text) !== at)).toEqual([]);
    const reversed = ({ entities: { from = '', to = '9' } }: Sentence): boolean => from > to;
    expect(sentences.filter(reversed)).toEqual([]);
  });
});
