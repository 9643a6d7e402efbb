import { aChat, type ChatOptions } from '../support/a-chat.ts';
import { anAssignedVoucher } from '../support/a-voucher.ts';
import { inputsOf } from '../support/card-parts.ts';
import { aMember, anEnrolledPartner, team } from '../support/partner.ts';

const ERROR = 'application/vnd.microsoft.error';

const vouchers = Array.from({ length: 40 }, (_, index) => ({
  ...anAssignedVoucher(),
  voucherId: `MANY-${1000 + index}`,
  customer: { organisation: `Customer ${index}`, contactEmail: 'a@b.example', country: 'DE' },
}));
const partner = anEnrolledPartner({
  members: [
    ...team,
    ...Array.from({ length: 30 }, (_, index) => ({
      ...aMember(`20000000-0000-4000-8000-0000000000${10 + index}`, 'project-manager'),
      name: `Colleague ${10 + index}`,
    })),
  ],
});
const options: ChatOptions = { partner, vouchers };

async function ask(person: 'adam' | 'nobody', value: unknown, locale = 'en-US'): Promise<unknown> {
  const chat = await aChat({ ...options, locale });
  const activity = { type: 'invoke', name: 'application/search', value };
  return (await chat.as(person).sends(activity)).response;
}
const found = (...results: object[]) => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.search.searchResponse',
  value: { results },
});

describe('a field with type-ahead search', () => {
  it.each([
    ['customer 17', { title: 'Customer 17 (MANY-1017)', value: 'MANY-1017' }],
    ['many-1021', { title: 'Customer 21 (MANY-1021)', value: 'MANY-1021' }],
  ])('finds the voucher of %j', async (queryText, choice) => {
    const queryOptions = { skip: 0, top: 15 };
    const answer = await ask('adam', { queryText, queryOptions, dataset: 'vouchers' });
    expect(answer).toEqual(found(choice));
  });

  it('finds a colleague by a part of their name', async () => {
    const answer = await ask('adam', { queryText: 'ague 12', dataset: 'colleagues' });
    const value = '20000000-0000-4000-8000-000000000012';
    expect(answer).toEqual(found({ title: 'Colleague 12', value }));
  });

  it.each(['vouchers', 'colleagues'])(
    'offers at most 15 %s, and more by offset',
    async (dataset) => {
      const page = async (skip: number) => {
        const queryOptions = { skip, top: 50 };
        const answer = await ask('adam', { queryText: '', queryOptions, dataset });
        return (answer as { value: { results: { value: string }[] } }).value.results;
      };
      const [first, second] = [await page(0), await page(15)];
      expect([first, second].map(({ length }) => length)).toEqual([15, 15]);
      expect(new Set([...first, ...second].map(({ value }) => value)).size).toBe(30);
    },
  );

  it('finds nothing for an unknown name', async () => {
    expect(await ask('adam', { queryText: 'xyz', dataset: 'colleagues' })).toEqual(found());
  });

  it.each([
    ['an unknown dataset', { queryText: 'a', dataset: 'npm' }],
    ['a property of every object', { queryText: 'a', dataset: 'constructor' }],
    ['no dataset', { queryText: 'a' }],
    ['no value', undefined],
    ['a text', 'vouchers'],
  ])('answers %s with an error', async (_what, value) => {
    expect(await ask('adam', value)).toEqual({
      statusCode: 400,
      type: ERROR,
      value: { code: 'BadRequest', message: 'There is nothing to choose from here.' },
    });
  });

  it.each([
    ['en-US', 'nobody has no role'],
    ['de-DE', 'nobody hat in der App'],
  ])(
    'shows nothing to a person without a role and names the reason in %s',
    async (locale, words) => {
      const answer = await ask('nobody', { queryText: '', dataset: 'vouchers' }, locale);
      expect(answer).toMatchObject({ statusCode: 400, type: ERROR });
      expect(JSON.stringify(answer)).toContain(words);
      expect(JSON.stringify(answer)).not.toContain('MANY-');
    },
  );

  it('answers with an error, not an empty list, on a timeout', async () => {
    const chat = await aChat(options);
    chat.store.read = () => new Promise(() => undefined);
    const value = { queryText: '', dataset: 'vouchers' };
    const asked = chat.as('adam').sends({ type: 'invoke', name: 'application/search', value });
    await Promise.resolve();
    chat.runOutOfPatience();
    expect((await asked).response).toMatchObject({ statusCode: 500, type: ERROR });
  });
});

describe('the forms with a type-ahead field', () => {
  const query = (dataset: string) => ({ type: 'Data.Query', dataset });

  it('ask for one of many vouchers, with the first ones as choices', async () => {
    const chat = await aChat(options);
    const adam = chat.as('adam');
    const { card } = await adam.says('validate');
    const [field] = inputsOf(card);
    expect(field).toMatchObject({
      id: 'voucherId',
      type: 'Input.ChoiceSet',
      style: 'filtered',
      'choices.data': query('vouchers'),
    });
    expect(field?.choices).toHaveLength(40);
    const data = { voucherId: 'MANY-1033', desk: { verb: 'validate' } };
    const value = { action: { type: 'Action.Execute', verb: 'validate', data } };
    const form = await adam.sends({ type: 'invoke', name: 'adaptiveCard/action', value });
    expect(form.text).toContain('Customer 33');
  });

  it('ask for the ID if there are few vouchers', async () => {
    const chat = await aChat({ vouchers: vouchers.slice(0, 20) });
    const { card } = await chat.as('adam').says('validate');
    expect(inputsOf(card)).toMatchObject([{ id: 'voucherId', type: 'Input.Text' }]);
  });

  it('ask for one of many colleagues, with the first ones as choices', async () => {
    const chat = await aChat(options);
    const { card } = await chat.as('adam').says('hand over MANY-1001');
    const field = inputsOf(card).find(({ id }) => id === 'colleague');
    expect(field).toMatchObject({ 'choices.data': query('colleagues') });
    expect((field?.choices as unknown[]).length).toBeGreaterThan(25);
  });

  it('list few colleagues without a search', async () => {
    const chat = await aChat({ vouchers });
    const { card } = await chat.as('adam').says('hand over MANY-1001');
    const field = inputsOf(card).find(({ id }) => id === 'colleague');
    expect(field).not.toHaveProperty(['choices.data']);
  });
});
