import { erasePerson } from '../../bot/privacy/erase-person.ts';
import { aChat, type Chat } from '../support/a-chat.ts';
import { executesOf } from '../support/card-parts.ts';
import { anEnrolledPartner, people } from '../support/partner.ts';
import { anAssignedVoucher } from '../support/a-voucher.ts';
import type { OutboxRow } from '../../workflow/records/records.ts';

const verbs = (card: unknown) => executesOf(card).map(({ verb }) => verb);
const notices = async (chat: Chat): Promise<readonly string[]> => {
  const page = await chat.store.find<OutboxRow>({ kind: 'outbox', tenantId: 'contoso', limit: 50 });
  return page.documents
    .map(({ body: { kind, readerId, about } }) => `${kind} ${readerId ?? ''} ${about ?? ''}`)
    .toSorted();
};
const press = (chat: Chat, who: 'gloria' | 'adam' | 'paula' | 'nobody', desk: object) =>
  chat.as(who).sends({
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', verb: 'answer-role-request', data: { desk } } },
  });
const request = async (chat: Chat) => {
  const partner = await chat.services.reader.partner('contoso');
  return partner.roleRequests?.find(({ personId }) => personId === people.nobody);
};
const roles = async (chat: Chat) =>
  (await chat.services.reader.partner('contoso')).members.find(
    ({ personId }) => personId === people.nobody,
  )?.roles;

async function asked(): Promise<{ readonly chat: Chat; readonly at: string }> {
  const chat = await aChat({ partner: anEnrolledPartner() });
  const nobody = chat.as('nobody');
  await nobody.says('next');
  await nobody.clicks('ask-for-role');
  return { chat, at: (await request(chat))?.at ?? '' };
}

describe('a person without a role', () => {
  it.each([
    ['en-US', 'hello', /You have no role yet: ask for one/u],
    ['de-DE', 'Hallo', /Sie haben noch keine Rolle: Fragen Sie eine an/u],
    ['en-US', 'next', /no role yet[^]*admin of your company: gloria or adam/u],
    ['de-DE', 'Gutscheine', /noch keine Rolle[^]*Admins Ihres Unternehmens: gloria oder adam/u],
    ['en-US', 'blah blah', /no role yet[^]*gloria or adam/u],
    ['en-US', 'ABCD-1234', /no role yet[^]*gloria or adam/u],
  ])('is offered only what they can do in %s: %s', async (locale, text, words) => {
    const chat = await aChat({ locale, vouchers: [anAssignedVoucher()] });
    const answer = await chat.as('nobody').says(text);
    expect(answer.text).toMatch(words);
    expect(answer.text).not.toContain('Fabrikam');
    expect(verbs(answer.card)[0]).toBe('ask-for-role');
    for (const verb of verbs(answer.card))
      expect(['ask-for-role', 'help', 'language']).toContain(verb);
  });

  it('asks once, and each admin is notified once', async () => {
    const { chat } = await asked();
    const expected = [`role-requested ${people.gloria}`, `role-requested ${people.adam}`];
    expect(await notices(chat)).toEqual(expected.map((one) => `${one} ${people.nobody}`));
    const nobody = chat.as('nobody');
    await nobody.says('next');
    expect((await nobody.clicks('ask-for-role')).text).toMatch(/still open[^]*gloria or adam/u);
    expect(await notices(chat)).toHaveLength(2);
  });

  it('learns that the request is sent, in German', async () => {
    const chat = await aChat({ locale: 'de-DE' });
    await chat.as('nobody').says('Hallo');
    const nobody = chat.as('nobody');
    await nobody.says('Hallo');
    expect((await nobody.clicks('ask-for-role')).text).toMatch(
      /unterwegs[^]*gloria und adam um eine Rolle/u,
    );
  });
});

describe('the answer to a request for a role', () => {
  it('grants the role of the button, and the person is notified', async () => {
    const { chat, at } = await asked();
    const desk = { person: people.nobody, request: at, answer: 'project-manager', commandId: 'c' };
    expect((await press(chat, 'adam', desk)).text).toContain('Role granted: nobody is now project');
    expect(await roles(chat)).toEqual(['project-manager']);
    expect(await request(chat)).toBeUndefined();
    expect(await notices(chat)).toContain(`role-answered ${people.nobody} project-manager`);
    expect((await chat.as('nobody').says('next')).text).toContain('Nothing to do right now');
  });

  it('declines, and the person can ask again on the next day', async () => {
    const { chat, at } = await asked();
    const desk = { person: people.nobody, request: at, answer: 'decline', commandId: 'c' };
    expect((await press(chat, 'adam', desk)).text).toContain('Request declined');
    expect(await roles(chat)).toBeUndefined();
    expect(await notices(chat)).toContain(`role-answered ${people.nobody} decline`);
    const nobody = chat.as('nobody');
    await nobody.says('next');
    expect((await nobody.clicks('ask-for-role')).text).toContain('declined today');
    chat.onDay('2020-06-16');
    await nobody.says('next');
    expect((await nobody.clicks('ask-for-role')).text).toContain('on its way');
  });

  it.each([
    ['a project manager', 'paula', 'project-manager', /The role of paula doesn't let them/u],
    ['the person who asks', 'nobody', 'project-manager', /ha(?:s|ve) no role/u],
    [
      'a partner admin for an admin role',
      'adam',
      'global-admin',
      /The role of adam doesn't let them/u,
    ],
  ] as const)('is refused from %s', async (_who, who, answer, words) => {
    const { chat, at } = await asked();
    const desk = { person: people.nobody, request: at, answer, commandId: 'c' };
    expect((await press(chat, who, desk)).text).toMatch(words);
    expect(await roles(chat)).toBeUndefined();
  });

  it.each([
    ['of an earlier request', { request: '2020-01-01T00:00:00.000Z' }],
    ['of a person who did not ask', { person: people.carlo }],
    ['without a known role', { answer: 'owner' }],
  ])('grants nothing by a card %s', async (_what, changes) => {
    const { chat, at } = await asked();
    const desk = { person: people.nobody, request: at, answer: 'consultant', commandId: 'c' };
    expect((await press(chat, 'gloria', { ...desk, ...changes })).text).toMatch(
      /no longer open[^]*Nothing was changed/u,
    );
    expect(await roles(chat)).toBeUndefined();
    const { members } = await chat.services.reader.partner('contoso');
    expect(members.find(({ personId }) => personId === people.carlo)?.roles).toEqual([
      'consultant',
    ]);
  });

  it('grants nothing after the data of the person was erased', async () => {
    const { chat, at } = await asked();
    const { desk, ids } = chat.services;
    await erasePerson({ documents: chat.store, desk, ids }, 'contoso', people.nobody);
    const partner = await chat.services.reader.partner('contoso');
    expect(JSON.stringify(partner)).not.toContain(people.nobody);
    const [left] = partner.roleRequests ?? [];
    for (const person of [people.nobody, left?.personId ?? ''])
      await press(chat, 'gloria', {
        person,
        request: at,
        answer: 'project-manager',
        commandId: person,
      });
    expect((await chat.services.reader.partner('contoso')).members).toEqual(partner.members);
  });

  it('has one effect if two admins click', async () => {
    const { chat, at } = await asked();
    const desk = { person: people.nobody, request: at, commandId: 'c' };
    await press(chat, 'adam', { ...desk, answer: 'decline' });
    await press(chat, 'gloria', { ...desk, answer: 'project-manager', commandId: 'd' });
    expect(await roles(chat)).toBeUndefined();
  });
});
