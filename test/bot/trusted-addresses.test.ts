import { randomUUID } from 'node:crypto';
import { People } from '../../workflow/people/people.ts';
import type { Documents } from '../../workflow/kernel/ports.ts';
import { anHttpChat, type HttpChat, type HttpTalker } from '../support/http-chat.ts';
import { NOON } from '../support/running-desk.ts';
import { anAssignment, TENANT } from '../support/signed-event.ts';
import { aStore } from '../support/stores.ts';

/**
 * Where the roster is read, and whose address is trusted. Sources: msteams-docs #1428, #1574;
 * botbuilder-dotnet #2976, #3831; Agents-for-js #488; Microsoft's page on shared channels.
 */

const OTHER_TENANT = '99999999-9999-4999-8999-999999999999';
const ADMINS = Array.from({ length: 20 }, (_, at) => `admin-${at}@contoso.example`);

let documents: Documents;
let chat: HttpChat;
let now = NOON;
let count = 0;
const clock = { now: () => now };

beforeAll(async () => {
  documents = aStore({ clock });
  chat = await anHttpChat({ documents, clock, environment: { ADMINS: ADMINS.join(',') } });
});
beforeEach(() => void (now += 2_000));
afterAll(() => chat.close());

type Entry = Partial<{ email: string; tenantId: string; userRole: string }>;

/** A person whose roster entry has an admin's address. */
function anAdmin(entry: Entry = {}): HttpTalker & { readonly email: string; personId: string } {
  const email = ADMINS[count++] ?? '';
  const aadObjectId = randomUUID();
  const talker = chat.as({ aadObjectId, name: 'Pia', email });
  Object.assign(talker.chat.members[0] ?? {}, entry);
  return { ...talker, email, personId: aadObjectId };
}

const install = { type: 'installationUpdate', action: 'add', name: undefined, value: undefined };
const message = { type: 'message', name: undefined, value: undefined };
const search = {
  name: 'composeExtension/query',
  value: { commandId: 'searchVouchers', parameters: [{ name: 'query', value: 'AB' }] },
};
const group = (id: string) => ({
  conversation: { id, tenantId: TENANT, conversationType: 'groupChat', isGroup: true },
});
/** A chat without the bot. */
function aClosedChat() {
  const { id } = chat.teams.chat({ id: `19:closed-${count++}@thread.v2`, tenantId: TENANT });
  Object.assign(chat.teams.conversations.get(id) ?? {}, { closed: 'BotNotInConversationRoster' });
  return group(id);
}
const rosterReads = (conversationId: string): number =>
  chat.teams.requests.filter(
    (request) => request.operation === 'member' && request.conversationId === conversationId,
  ).length;
const isAdmin = async (person: HttpTalker, fields: object = {}): Promise<boolean> => {
  const { shown } = await person.sends({ ...message, text: 'overview', ...fields });
  const text = JSON.stringify(shown);
  expect(text).toMatch(/no role yet|Overview/u);
  return !text.includes('no role yet');
};

describe('the roster', () => {
  it('is not read for a search in a chat without the bot, but later in the own chat', async () => {
    const pia = anAdmin();
    const closed = aClosedChat();
    expect((await pia.sends({ ...search, ...closed })).status).toBe(200);
    expect(rosterReads(closed.conversation.id)).toBe(0);
    await pia.sends(install);
    expect(await isAdmin(pia)).toBe(true);
  });

  it('is read again at the next message after a 429 at the installation', async () => {
    const pia = anAdmin();
    const filter = { operation: 'member', conversationId: pia.chat.id } as const;
    chat.teams.fail({ status: 429, retryAfter: 1 }, filter);
    await pia.sends(install);
    expect(await isAdmin(pia)).toBe(true);
  });

  it('is read in the own chat after a click in a chat that answered 403', async () => {
    const pia = anAdmin();
    const closed = aClosedChat();
    await pia.sends({ ...closed, value: { action: { verb: 'help', data: {} } } });
    expect(rosterReads(closed.conversation.id)).toBe(1);
    expect(await isAdmin(pia)).toBe(true);
  });

  it('is not read for a click in a chat that may not contain the bot', async () => {
    const pia = anAdmin();
    const conversation = { id: '19:meeting@thread.v2', tenantId: TENANT };
    await pia.sends({ conversation, value: { action: { verb: 'help', data: {} } } });
    expect(rosterReads(conversation.id)).toBe(0);
  });
});

describe('an address of the roster', () => {
  it.each<[string, Entry, boolean]>([
    ['of a user of the tenant', {}, true],
    ['of the tenant, in other case', { tenantId: TENANT.toUpperCase() }, true],
    ['of the tenant, without a role', { userRole: undefined }, true],
    ['of another tenant', { tenantId: OTHER_TENANT }, false],
    ['without a tenant', { tenantId: undefined }, false],
    ['of a guest', { userRole: 'guest' }, false],
    ['of somebody anonymous', { userRole: 'anonymous' }, false],
  ])('is trusted by tenant and role: %s (%j, %s)', async (_what, entry, counts) => {
    const pia = anAdmin(entry);
    const inChannel = {
      conversation: {
        id: pia.chat.id,
        tenantId: TENANT,
        conversationType: 'channel',
        isGroup: true,
      },
    };
    expect(await isAdmin(pia, inChannel)).toBe(counts);
    const known = await new People({ documents, clock }).byEmail(TENANT, pia.email);
    expect(known?.personId).toBe(counts ? pia.personId : undefined);
  });

  it.each<[string, Entry, string]>([
    ['is of another tenant', { tenantId: OTHER_TENANT }, ''],
    ['is only typed', { email: undefined }, 'my address is '],
  ])('is not used for a voucher if the person %s', async (_what, entry, typed) => {
    const pia = anAdmin(entry);
    await pia.says(typed === '' ? 'help' : `${typed}${pia.email}`);
    const voucherId = `ADDR-${String(count).padStart(4, '0')}`;
    const assigned = anAssignment({ voucherId, assignedTo: { email: pia.email } });
    expect(await chat.event(assigned)).toBe(202);
    // The person with that address gets the voucher once Teams confirms it; nobody earlier does.
    const owner = chat.as({ aadObjectId: randomUUID(), name: 'Owner', email: pia.email });
    await owner.says('help');
    const notices = () =>
      chat.teams.messages().filter(({ activity }) => JSON.stringify(activity).includes(voucherId));
    await chat.teams.until(() => notices().some((one) => one.conversationId === owner.chat.id));
    expect(notices().filter((one) => one.conversationId === pia.chat.id)).toEqual([]);
  });
});

// Last, since it advances the clock beyond the time in which events are accepted.
describe('a roster entry without an address', () => {
  it('is read once an hour', async () => {
    const pia = anAdmin({ email: undefined });
    for (const _again of [1, 2, 3]) await pia.says('help');
    expect(rosterReads(pia.chat.id)).toBe(1);
    now += 61 * 60_000;
    await pia.says('help');
    expect(rosterReads(pia.chat.id)).toBe(2);
  });
});
