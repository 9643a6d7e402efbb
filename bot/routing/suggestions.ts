import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { checkWords } from '../../cards/kit/check-words.ts';
import { personChoices, voucherChoices } from '../../cards/kit/choices.ts';
import type { Dataset } from '../../cards/kit/field.ts';
import { colleagueChoices } from '../../dialogs/choices.ts';
import { openVouchers } from '../../dialogs/open-vouchers.ts';
import type { Turn } from '../../dialogs/turn.ts';
import type { SuggestAnswer } from '../turns/suggest-answer.ts';
import { scopeOf } from '../commands/vouchers.ts';
import { matchingVouchers } from './matching-vouchers.ts';

/** Teams shows no more choices at once. */
const MOST = 15;

const query = z.object({
  queryText: z.string().catch(''),
  queryOptions: z
    .object({
      skip: z.number().int().nonnegative().catch(0),
      top: z.number().int().positive().catch(MOST),
    })
    .catch({ skip: 0, top: MOST }),
  dataset: z.string().catch(''),
});

type Choices = ReturnType<typeof personChoices>;

/** Choices of each dataset that contain the text; up to `wanted`, or more. */
const DATASETS: Readonly<
  Record<Dataset, (turn: Turn, typed: string, wanted: number) => Promise<Choices>>
> = {
  vouchers: async (turn, typed, wanted) =>
    voucherChoices(turn.t, (await matchingVouchers(turn, typed, wanted)).items),
  colleagues: async (turn, typed) => {
    const { programme } = turn.services;
    const people = colleagueChoices({ partner: await turn.partner(), programme }, undefined);
    const text = typed.toLowerCase();
    return personChoices(
      turn.t,
      people.filter(({ name }) => name.toLowerCase().includes(text)),
    );
  },
  customers: async (turn, typed) => {
    const mine = { personId: turn.person.personId };
    const open = await openVouchers(turn, (await scopeOf(turn)) === 'all' ? 'everyone' : mine);
    const text = typed.toLowerCase();
    return [...new Set(open.map(({ customer }) => customer.organisation))]
      .filter((organisation) => organisation.toLowerCase().includes(text))
      .sort((one, other) => one.localeCompare(other))
      .map((organisation) => ({ title: turn.t.plainFact(organisation), value: organisation }));
  },
};

/** Answers a typeahead field (`application/search`). */
export async function answerSuggestions(
  turn: Turn,
  answer: SuggestAnswer,
  { value }: Pick<Activity, 'value'>,
): Promise<void> {
  const { t } = turn;
  const { dataset, queryOptions, queryText } = query.parse(isObject(value) ? value : {});
  if (!isDataset(dataset)) return answer.tell(t.plain('search.unknown-dataset'));
  if (!(await turn.may('read')))
    return answer.tell(checkWords(t, await turn.missingRight('read')).what);
  const { skip, top } = queryOptions;
  const end = skip + Math.min(top, MOST);
  const choices = await DATASETS[dataset](turn, queryText.trim().slice(0, 200), end);
  answer.list(choices.slice(skip, end));
}

const isDataset = (name: string): name is Dataset => Object.hasOwn(DATASETS, name);

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
