import { randomUUID } from 'node:crypto';
import { trackedCards } from '../../bot/outbox/tracked-cards/tracked-cards.ts';
import { People } from '../../workflow/people/people.ts';
import type { Documents } from '../../workflow/kernel/ports.ts';
import { personPartition, STATE_ID } from '../../workflow/records/records.ts';
import { executesOf } from '../support/card-parts.ts';
import { anHttpChat, type HttpChat, type HttpTalker } from '../support/http-chat.ts';
import { NOON } from '../support/running-desk.ts';
import { anAssignment, anEvent, TENANT } from '../support/signed-event.ts';
import { aStore } from '../support/stores.ts';

/**
 * Documented activities and the conversation of the next notice. Sources: Microsoft's page on
 * action commands of message extensions; BotFramework-Services #344; botbuilder-dotnet #2976 and
 * #3019.
 */

type Fields = Readonly<Record<string, unknown>>;

let documents: Documents;
let chat: HttpChat;
let count = 0;
let now = NOON;
const clock = { now: () => now };

beforeAll(async () => {
  documents = aStore({ clock });
  chat = await anHttpChat({ documents, clock });
});
// Skips the tenant's rate window of one second.
beforeEach(() => void (now += 2_000));
afterAll(() => chat.close());

const install = { type: 'installationUpdate', action: 'add', name: undefined, value: undefined };
const remove = { ...install, action: 'remove' };
const message = { type: 'message', name: undefined, value: undefined, text: 'help' };
const botAdded = {
  type: 'conversationUpdate',
  name: undefined,
  value: undefined,
  membersAdded: [{ id: '28:desk' }],
};
const invoke = (name: string, value: object = {}): Fields => ({ type: 'invoke', name, value });
const fetchTask = invoke('composeExtension/fetchTask', {
  commandId: 'takeVoucher',
  commandContext: 'message',
  messagePayload: { body: { content: 'Voucher ID: ABCD-1234' } },
});
const search = invoke('composeExtension/query', {
  commandId: 'searchVouchers',
  parameters: [{ name: 'query', value: 'AB' }],
});
const submit = invoke('composeExtension/submitAction', {
  commandId: 'takeVoucher',
  data: { desk: { verb: 'cancel' } },
});
const click = (verb: string, voucherId: string, trigger: 'manual' | 'automatic'): Fields => ({
  ...invoke('adaptiveCard/action', {
    action: { type: 'Action.Execute', verb, data: { desk: { voucherId } } },
    trigger,
  }),
  replyToId: '1700000000001',
});

const meetingChat = () => ({
  conversation: { tenantId: TENANT, id: `19:meeting_${++count}@thread.v2`, name: 'Test meeting' },
  channelData: { tenant: { id: TENANT }, source: { name: 'compose' }, meeting: { id: 'TWVldA==' } },
});
const chatOfTwo = () => ({
  conversation: { tenantId: TENANT, id: `a:two-${++count}`, conversationType: 'personal' },
});
const namedPersonal = () => ({
  conversation: {
    tenantId: TENANT,
    id: `19:${++count}_b@unq.gbl.spaces`,
    conversationType: 'personal',
  },
});
const groupChat = () => ({
  conversation: {
    tenantId: TENANT,
    id: `19:${++count}@thread.v2`,
    conversationType: 'groupChat',
    isGroup: true,
  },
});
const secondChat = () => ({
  conversation: { tenantId: TENANT, id: `a:second-${++count}`, conversationType: 'personal' },
});
const noConversation = () => ({ conversation: undefined });

interface Somebody extends HttpTalker {
  readonly personId: string;
}

function somebody(): Somebody {
  const aadObjectId = randomUUID();
  const talker = chat.as({ aadObjectId, name: 'Mara', email: `${aadObjectId}@contoso.example` });
  return { ...talker, personId: aadObjectId };
}

async function anInstalledPerson(): Promise<Somebody> {
  const person = somebody();
  await person.sends(install);
  await person.says('help');
  return person;
}

/** Assigns a voucher and returns the conversation that receives the notice. */
async function nextNotice({ personId }: Somebody): Promise<{ at: string; voucherId: string }> {
  const voucherId = `NEXT-${String(++count).padStart(4, '0')}`;
  const assigned = anAssignment({ voucherId, assignedTo: { aadObjectId: personId } });
  const notices = () =>
    chat.teams.messages().filter(({ activity }) => JSON.stringify(activity).includes(voucherId));
  expect(await chat.event(assigned)).toBe(202);
  await chat.teams.until(() => notices().length > 0);
  return { at: notices()[0]?.conversationId ?? '', voucherId };
}

describe('after an activity elsewhere, the next notice', () => {
  it.each<[string, () => Fields]>([
    [
      'an action chosen in a meeting chat without a type',
      () => ({ ...fetchTask, ...meetingChat() }),
    ],
    ['a search in a chat of two that is called personal', () => ({ ...search, ...chatOfTwo() })],
    ['an action sent from a meeting chat', () => ({ ...submit, ...meetingChat() })],
    ['an action chosen without a conversation', () => ({ ...fetchTask, ...noConversation() })],
    ['a search without a conversation', () => ({ ...search, ...noConversation() })],
    ['an action sent without a conversation', () => ({ ...submit, ...noConversation() })],
    [
      'an automatic refresh in a chat of two',
      () => ({ ...click('status', 'ABCD-1234', 'automatic'), ...chatOfTwo() }),
    ],
    [
      'a click in a chat of two with a shared id',
      () => ({ ...click('status', 'ABCD-1234', 'manual'), ...namedPersonal() }),
    ],
    ['a message in a meeting chat without a type', () => ({ ...message, ...meetingChat() })],
    ['a message in a chat with a shared id', () => ({ ...message, ...namedPersonal() })],
    ['a message in a group', () => ({ ...message, ...groupChat() })],
    ['an installation in a meeting chat', () => ({ ...install, ...meetingChat() })],
    ['an installation in a group', () => ({ ...botAdded, ...groupChat() })],
    ['a message in a second personal chat', () => ({ ...message, ...secondChat() })],
    ['a removal from a second personal chat', () => ({ ...remove, ...secondChat() })],
    ['a removal from a meeting chat', () => ({ ...remove, ...meetingChat() })],
  ])('goes to the person’s own chat: %s', async (_what, activity) => {
    const person = await anInstalledPerson();
    expect((await person.sends(activity())).status).toBe(200);
    expect((await nextNotice(person)).at).toBe(person.chat.id);
  });
});

describe('after a change of chats, the next notice', () => {
  it.each<[string, readonly Fields[]]>([
    ['an installation there', [install]],
    ['the bot was added there', [botAdded]],
    ['a message there, once the first one is gone', [{ ...remove, first: true }, message]],
  ])('goes to another personal chat: %s', async (_what, activities) => {
    const person = await anInstalledPerson();
    const second = secondChat();
    chat.teams.chat({ id: second.conversation.id, tenantId: TENANT });
    for (const { first, ...activity } of activities)
      await person.sends(first ? activity : { ...activity, ...second });
    expect((await nextNotice(person)).at).toBe(second.conversation.id);
  });
});

describe('an activity that proves no personal chat', () => {
  it.each<[string, () => Fields]>([
    ['a click in a personal chat', () => click('status', 'ABCD-1234', 'manual')],
    ['a search in a personal chat', () => search],
    ['a message without a type of conversation', () => ({ ...message, ...meetingChat() })],
    [
      'a message of a conversation without a type and with any id',
      () => ({ ...message, conversation: { id: 'a:untyped', tenantId: TENANT } }),
    ],
    [
      'a message that is personal and of a group',
      () => {
        const { conversation } = secondChat();
        return { ...message, conversation: { ...conversation, isGroup: true } };
      },
    ],
  ])('yields no conversation reference: %s', async (_what, activity) => {
    const person = somebody();
    expect((await person.sends(activity())).status).toBe(200);
    const people = new People({ documents, clock });
    expect((await people.find(TENANT, person.personId))?.reference).toBeUndefined();
  });
});

describe('a card clicked in a chat that is not the person’s own', () => {
  const buttonsOf = (shown: readonly unknown[]) => executesOf(shown).map(({ verb }) => verb);

  it('has no personal buttons and is never updated', async () => {
    const person = await anInstalledPerson();
    const { voucherId } = await nextNotice(person);
    const foreign = chatOfTwo();
    for (const trigger of ['automatic', 'manual'] as const) {
      const seen = await person.sends({ ...click('status', voucherId, trigger), ...foreign });
      expect(buttonsOf(seen.shown)).toEqual(['status']);
    }
    const before = person.chat.messages.length;
    const changed = anEvent('voucher.expiry_changed', { voucherId, expiresAt: '2020-12-31' });
    expect(await chat.event(changed)).toBe(202);
    await chat.teams.until(() => person.chat.messages.length > before);
    const kept = await trackedCards(documents, TENANT, voucherId);
    expect(kept.map(({ body }) => body.conversationId)).toEqual([person.chat.id]);
    const there = chat.teams.requests.filter(
      ({ conversationId }) => conversationId === foreign.conversation.id,
    );
    expect(there).toEqual([]);
  });

  it('has personal buttons again in the person’s own chat, and is tracked there', async () => {
    const person = await anInstalledPerson();
    const { voucherId } = await nextNotice(person);
    const [notice] = person.chat.messages.slice(-1);
    const clicked = { ...click('status', voucherId, 'manual'), replyToId: notice?.id };
    expect(buttonsOf((await person.sends(clicked)).shown)).toContain('validate');
  });

  it('shows each person’s form in a chat without a type', async () => {
    const [paula, mara] = [await anInstalledPerson(), await anInstalledPerson()];
    const { voucherId } = await nextNotice(paula);
    const meeting = meetingChat();
    chat.teams.chat({ id: meeting.conversation.id, type: 'groupChat', tenantId: TENANT });
    for (const person of [paula, mara])
      await person.sends({ ...message, ...meeting, text: `validate ${voucherId}` });
    const { status } = await mara.sends({ ...message, ...meeting, text: 'cancel' });
    expect(status).toBe(200);
    const key = (person: Somebody) => ({
      tenantId: TENANT,
      aggregateId: `conversation:${meeting.conversation.id}|${person.personId}`,
      id: STATE_ID,
    });
    expect(await documents.read(key(paula))).toBeDefined();
    expect(await documents.read(key(mara))).toBeUndefined();
  });
});

describe('a conversation reference stored by an earlier build', () => {
  const stored = async (reference: object): Promise<Somebody> => {
    const person = somebody();
    const { personId } = person;
    await documents.commit(personPartition(TENANT, personId), [
      {
        op: 'put',
        id: STATE_ID,
        kind: 'person',
        body: { personId, email: `${personId}@contoso.example`, reference },
        index: { status: 'reachable' },
      },
    ]);
    return person;
  };
  const of = (conversationId: string) => ({
    conversationId,
    serviceUrl: chat.teams.serviceUrl,
    channelId: 'msteams',
    botId: '28:desk',
    userId: '29:mara',
  });

  it('is ignored if it is a shared chat: the notice waits for the next personal message', async () => {
    const meeting = '19:meeting_of_an_earlier_build@thread.v2';
    const person = await stored(of(meeting));
    const voucherId = 'OLDR-0001';
    const assigned = anAssignment({ voucherId, assignedTo: { aadObjectId: person.personId } });
    expect(await chat.event(assigned)).toBe(202);
    await person.says('help');
    await chat.teams.until(() =>
      person.chat.messages.some(({ activity }) => JSON.stringify(activity).includes(voucherId)),
    );
    expect(chat.teams.conversations.has(meeting)).toBe(false);
  });

  it('is replaced by the first proven personal chat', async () => {
    const person = await stored(of('a:chat-of-two-of-an-earlier-build'));
    await person.says('help');
    expect((await nextNotice(person)).at).toBe(person.chat.id);
  });

  it('is used unchanged until then', async () => {
    const own = chat.teams.chat({ tenantId: TENANT });
    const person = await stored(of(own.id));
    expect((await nextNotice(person)).at).toBe(own.id);
    const { shown } = await person.sends({
      ...click('status', `NEXT-${String(count).padStart(4, '0')}`, 'manual'),
      conversation: { id: own.id, tenantId: TENANT, conversationType: 'personal' },
    });
    expect(executesOf(shown).map(({ verb }) => verb)).toContain('validate');
  });
});
