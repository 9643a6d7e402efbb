import { readSentence, type Reading } from '../../../bench/sentences/demo-reader.ts';
import { judge, type Verdict } from '../../../bench/sentences/score.ts';
import { readSentences, type Sentence } from '../../../bench/sentences/sentences.ts';

/** Commands whose words were not tuned on these sentences. */
const LATER: ReadonlySet<string> = new Set(['remind']);

const isTuned = ({ intents }: Sentence): boolean => intents.some((name) => !LATER.has(name));

describe('the sentences with their meaning', () => {
  let scored: readonly {
    readonly sentence: Sentence;
    readonly read: Reading;
    readonly verdict: Verdict;
  }[];
  const lines = (...verdicts: readonly Verdict[]): readonly string[] =>
    scored
      .filter(({ verdict }) => verdicts.includes(verdict))
      .map(({ read, sentence }) => `${sentence.text}: ${read.intents.join()}`);

  beforeAll(async () => {
    const all: (typeof scored)[number][] = [];
    for (const sentence of readSentences().filter(isTuned)) {
      const read = await readSentence(sentence.text, sentence.language);
      all.push({ sentence, read, verdict: judge(sentence, read) });
    }
    scored = all;
  });

  it('are read rightly, or confirmed first, in 98 of 100 cases', () => {
    const wrong = lines('wrong', 'other-step');
    const isTolerable = wrong.length <= scored.length * 0.02;
    expect({ wrong, isTolerable }).toEqual({ wrong, isTolerable: true });
  });

  it('are confirmed first in 3 of 100 cases at most', () => {
    expect(lines('asked').length).toBeLessThanOrEqual(scored.length * 0.03);
  });

  it('are read with all their values in 94 of 100 cases', () => {
    expect(lines('complete').length).toBeGreaterThanOrEqual(scored.length * 0.94);
  });

  it('begin no step for a negation, a question or another topic', () => {
    expect(lines('dangerous')).toEqual([]);
  });
});
