import { readSentence } from '../../../bench/sentences/demo-reader.ts';

describe('a sentence with the word of a step', () => {
  it.each([
    ['en', 'last day to redeem LTWR-8193?'],
    ['de', 'LTWR-8193 einlösen, letzter Tag?'],
    ['en', 'hold off on reserving FBRK-2718'],
    ['de', 'mit dem Reservieren von FBRK-2718 noch warten'],
  ])('begins none if it ends as a question, or defers it: %s %s', async (language, text) => {
    expect(await readSentence(text, language)).toMatchObject({ beginsStep: false });
  });

  it.each([
    ['en', 'can you reserve FBRK-2718?', 'reserve'],
    ['de', 'könntest du FBRK-2718 reservieren?', 'reserve'],
  ])('begins it if the question is a polite request: %s %s', async (language, text, step) => {
    expect(await readSentence(text, language)).toMatchObject({ intents: [step], isOffer: false });
  });

  it.each([
    ['en', 'reserve a table for six'],
    ['de', 'reserviere den Besprechungsraum'],
    ['en', 'order a pizza for the team'],
  ])('is of no use if it is about something else: %s %s', async (language, text) => {
    expect(await readSentence(text, language)).toMatchObject({ intents: ['none'] });
  });

  it.each([
    ['en', 'redeem all reported vouchers'],
    ['de', 'alle gemeldeten Gutscheine einlösen'],
  ])('begins it for those with the status before it: %s %s', async (language, text) => {
    expect(await readSentence(text, language)).toMatchObject({ intents: ['redeem'] });
  });

  it.each([
    ['en', 'list redeemed vouchers'],
    ['de', 'alle eingelösten Gutscheine'],
  ])('is a list for those with the status after it: %s %s', async (language, text) => {
    expect(await readSentence(text, language)).toMatchObject({ beginsStep: false });
  });
});
