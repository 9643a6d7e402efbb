import { table } from '../harness/figures.ts';
import { readSentence, type Reading } from './demo-reader.ts';
import { asksToRead, readHeldOut, readSentences, type Sentence } from './sentences.ts';

export type Verdict = 'complete' | 'right' | 'asked' | 'wrong' | 'other-step' | 'dangerous';

interface Scored {
  readonly sentence: Sentence;
  readonly read: Reading;
  readonly verdict: Verdict;
}

/** Prints how many sentences the desk reads rightly; with `list`, also each other one not held out. */
export async function printScore(list: boolean): Promise<void> {
  const scored = await scoreAll(readSentences());
  console.log(scoreTable(scored, await scoreAll(readHeldOut())));
  if (list)
    console.log(
      `\n${scored
        .filter(({ verdict }) => verdict !== 'complete')
        .map(line)
        .join('\n')}`,
    );
}

async function scoreAll(sentences: readonly Sentence[]): Promise<readonly Scored[]> {
  const scored: Scored[] = [];
  for (const sentence of sentences) {
    const read = await readSentence(sentence.text, sentence.language);
    scored.push({ sentence, read, verdict: judge(sentence, read) });
  }
  return scored;
}

export function judge(sentence: Sentence, read: Reading): Verdict {
  const isNegated = sentence.entities.negated === true;
  const isRight = read.intents.some((intent) => sentence.intents.includes(intent));
  if (read.beginsStep && !isRight && (isNegated || asksToRead(sentence))) return 'dangerous';
  if (!isRight) return read.beginsStep ? 'other-step' : 'wrong';
  if (read.isOffer) return 'asked';
  const [meant, got] = [sentence.entities, read.entities].map((entities) =>
    read.intents.includes('payments') ? withoutOutstanding(entities) : entities,
  );
  return sameEntities(meant ?? {}, got ?? {}) ? 'complete' : 'right';
}

/** The list of payments is that of the outstanding ones, named or not. */
function withoutOutstanding({ status, ...others }: Reading['entities']): Reading['entities'] {
  return status === undefined || status === 'outstanding' ? others : { ...others, status };
}

function sameEntities(meant: object, read: object): boolean {
  return comparable(meant) === comparable(read);
}

/** Names in any order. */
function comparable(entities: object): string {
  return Object.entries(entities)
    .map(([key, value]) => `${key}=${[value].flat().map(String).sort().join()}`)
    .sort()
    .join('\n');
}

function scoreTable(scored: readonly Scored[], heldOut: readonly Scored[]): string {
  const groups = (['en', 'de'] as const).flatMap((language) =>
    [true, false].map((named) => ({
      title: `${language === 'en' ? 'English' : 'German'} ${named ? 'with' : 'without'} entities`,
      rows: scored.filter(
        ({ sentence }) =>
          sentence.language === language && Object.keys(sentence.entities).length > 0 === named,
      ),
    })),
  );
  return table(
    [
      ...['Sentences', 'all', 'right intent', 'of these all entities', 'asked, right one offered'],
      ...['wrong', 'of these another step', 'dangerous'],
    ],
    [...groups, { title: 'All', rows: scored }, { title: 'Held out', rows: heldOut }].map(
      ({ title, rows }) => {
        const count = (...verdicts: readonly Verdict[]): string =>
          String(rows.filter(({ verdict }) => verdicts.includes(verdict)).length);
        return [
          ...[title, String(rows.length), count('complete', 'right'), count('complete')],
          ...[
            count('asked'),
            count('wrong', 'other-step'),
            count('other-step'),
            count('dangerous'),
          ],
        ];
      },
    ),
  );
}

function line({ sentence, read, verdict }: Scored): string {
  const meant = `${sentence.intents.join('|')} ${JSON.stringify(sentence.entities)}`;
  const got = `${read.isOffer ? 'asks ' : ''}${read.intents.join()} ${JSON.stringify(read.entities)}`;
  return [verdict, sentence.language, sentence.text, meant, got].join('\t');
}
