import { people } from '../support/partner.ts';
import type { Fault, FakeConversation, FakeMessage } from '../support/fake-teams-types.ts';
import {
  anHttpChat,
  type HttpAnswer,
  type HttpChat,
  type HttpTalker,
} from '../support/http-chat.ts';
import { NOON } from '../support/running-desk.ts';
import { anAssignment, TENANT } from '../support/signed-event.ts';
import { executesOf } from '../support/card-parts.ts';

const HOUR = 60 * 60 * 1000;

let now: number;
let chat: HttpChat;
let paula: HttpTalker;
let group: FakeConversation;

beforeEach(async () => {
  now = NOON;
  chat = await anHttpChat({ clock: { now: () => now } });
  expect(await chat.event(anAssignment(), `event-${Math.trunc(now)}`)).toBe(202);
  paula = chat.as({ aadObjectId: people.paula, name: 'Paula' });
  group = chat.teams.chat({ id: '19:group@thread.v2', tenantId: TENANT });
});
afterEach(() => chat.close());

const userId = `29:${people.paula}`;
const where = (id: string, conversationType = 'groupChat') => ({
  conversation: { id, tenantId: TENANT, isGroup: true, conversationType },
});
const message = { type: 'message', name: undefined, value: undefined };
const privately = { recipient: { id: '28:desk', name: 'desk', isTargeted: true } };
const asks = (text: string, more: object = {}): Promise<HttpAnswer> =>
  paula.sends({ ...message, text, ...where(group.id), ...more });
const sends = () => chat.teams.requests.filter(({ operation }) => operation === 'send');
const refuseOnce = (fault: Fault): void =>
  chat.teams.fail(fault, { operation: 'send', conversationId: group.id });
const recipients = () => group.messages.map(({ targetedAt }) => targetedAt);

it('shows an answer in a group to the sender only', async () => {
  await asks('status ABCD-1234');
  const [sent] = group.messages;
  expect(sent?.targetedAt).toBe(userId);
  expect(sent?.activity.recipient).toMatchObject({ id: userId, isTargeted: true });
  expect(JSON.stringify(sent?.activity)).toContain('Fabrikam Logistics');
});

it('shows an answer in a channel thread to the sender only', async () => {
  const id = '19:channel@thread.tacv2;messageid=1700000000001';
  const channel = chat.teams.chat({ id, tenantId: TENANT });
  await asks('help', where(id, 'channel'));
  expect(channel.messages.map(({ targetedAt }) => targetedAt)).toEqual([userId]);
});

it('sends an ordinary message in a personal chat', async () => {
  await paula.says('status ABCD-1234');
  expect(sends().map(({ isTargeted }) => isTargeted)).toEqual([false]);
});

it('sends the welcome in a group to everyone', async () => {
  const event = { type: 'installationUpdate', action: 'add', name: undefined };
  await paula.sends({ ...event, ...where(group.id) });
  expect(recipients()).toEqual([undefined]);
});

it.each([
  [400, 'BadArgument'],
  [403, 'THREADACCESSDENIED'],
  [403, undefined],
  [404, undefined],
])('answers publicly for an hour where Teams refuses with %i %s', async (status, code) => {
  refuseOnce({ status, code });
  await asks('help');
  expect(sends().map(({ isTargeted }) => isTargeted)).toEqual([true, false]);
  await asks('help');
  expect(
    sends()
      .slice(2)
      .map(({ isTargeted }) => isTargeted),
  ).toEqual([false]);
  now += HOUR + 1;
  await asks('help');
  expect(recipients()).toEqual([undefined, undefined, userId]);
});

it('tries targeted messages in another conversation after one refused them', async () => {
  refuseOnce({ status: 403 });
  await asks('help');
  const other = chat.teams.chat({ id: '19:other@thread.v2', tenantId: TENANT });
  await asks('help', where(other.id));
  expect(other.messages.map(({ targetedAt }) => targetedAt)).toEqual([userId]);
});

it('answers nothing publicly after a failure unrelated to targeted messages', async () => {
  chat.teams.fail({ status: 500 }, { operation: 'send', times: 2 });
  await asks('help');
  expect(group.messages).toEqual([]);
  expect(sends().every(({ isTargeted }) => isTargeted)).toBe(true);
});

describe('a targeted request', () => {
  it('is answered with its preview', async () => {
    await asks('help', { ...privately, id: '1772129782775' });
    const [sent] = group.messages;
    expect(sent?.targetedAt).toBe(userId);
    expect(sent?.activity.entities).toEqual([
      { type: 'targetedMessageInfo', messageId: '1772129782775' },
    ]);
  });

  it('is never answered publicly', async () => {
    refuseOnce({ status: 403 });
    await asks('help');
    expect(recipients()).toEqual([undefined]);
    const refusal = { operation: 'send', conversationId: group.id, times: 2 } as const;
    chat.teams.fail({ status: 403 }, refusal);
    await asks('status ABCD-1234', privately);
    expect(group.messages).toHaveLength(1);
    expect(
      sends()
        .slice(2)
        .map(({ isTargeted }) => isTargeted),
    ).toEqual([true, true]);
  });
});

describe('a form in a group', () => {
  const cancels = (form: FakeMessage | undefined, more: object = {}) => {
    const card = form?.activity.attachments?.[0]?.content;
    const value = executesOf(card).find(({ verb }) => verb === 'cancel')?.data;
    return paula.sends({ ...message, value, replyToId: form?.id, ...where(group.id), ...more });
  };

  it('is replaced by the voucher on cancel, in the same targeted message', async () => {
    await asks('validate ABCD-1234');
    const form = group.messages.at(-1);
    await cancels(form);
    expect(group.messages).toHaveLength(1);
    expect(form?.updates).toHaveLength(1);
    expect(form?.updates[0]).not.toHaveProperty('recipient');
    expect(JSON.stringify(form?.updates)).toContain('Fabrikam Logistics');
  });

  it('is answered with a targeted message on cancel after Teams deleted it', async () => {
    await asks('validate ABCD-1234');
    const form = group.messages.at(-1);
    if (form) form.deleted = true;
    await cancels(form);
    expect(recipients()).toEqual([userId, userId]);
  });

  it('is not replaced on the click of another person', async () => {
    await asks('validate ABCD-1234');
    const form = group.messages.at(-1);
    const adam = { id: `29:${people.adam}`, name: 'Adam', aadObjectId: people.adam };
    await cancels(form, { from: adam });
    expect(form?.updates).toEqual([]);
    expect(recipients()).toEqual([userId, adam.id]);
  });
});

it('is not tracked, since only one person sees it', async () => {
  await asks('status ABCD-1234');
  await chat.desk.close();
  expect(chat.teams.requests.filter(({ operation }) => operation === 'update')).toEqual([]);
});
