import { executesOf, type Part } from '../support/card-parts.ts';
import { people } from '../support/partner.ts';
import type { FakeMessage } from '../support/fake-teams.ts';
import { anHttpChat, type HttpChat, type HttpTalker } from '../support/http-chat.ts';
import { anAssignment, TENANT } from '../support/signed-event.ts';

let chat: HttpChat;
let paula: HttpTalker;

beforeAll(async () => {
  chat = await anHttpChat();
  expect(await chat.event(anAssignment())).toBe(202);
});
beforeEach(() => {
  paula = chat.as({ aadObjectId: people.paula, name: 'Paula' });
});
afterAll(() => chat.close());

const cardOf = (message: FakeMessage | undefined): Part | undefined =>
  message?.activity.attachments?.[0]?.content as Part | undefined;

/** Clicks *Cancel*, which Teams sends as a message with a value, in reply to the card. */
async function cancels(form: FakeMessage | undefined, more: object = {}): Promise<void> {
  const [cancel] = executesOf(cardOf(form)).filter(({ verb }) => verb === 'cancel');
  expect(cancel).toMatchObject({ type: 'Action.Submit', associatedInputs: 'none' });
  const value = cancel?.data;
  await paula.sends({ type: 'message', name: undefined, value, replyToId: form?.id, ...more });
}

it('replaces a cancelled form with the voucher and sends nothing', async () => {
  await paula.says('validate ABCD-1234');
  const form = paula.chat.messages.at(-1);
  const before = paula.chat.messages.length;
  await cancels(form);
  expect(paula.chat.messages).toHaveLength(before);
  expect(form?.updates).toHaveLength(1);
  expect(form?.updates[0]).toMatchObject({ type: 'message', summary: 'Fabrikam Logistics' });
});

it('replaces a form with the form of the voucher tapped in its list', async () => {
  await paula.says('validate');
  const prompt = paula.chat.messages.at(-1);
  const value = { desk: { verb: 'validate', voucherId: 'ABCD-1234' } };
  await paula.sends({ type: 'message', name: undefined, value, replyToId: prompt?.id });
  expect(JSON.stringify(prompt?.updates)).toContain('customerEmail');
});

it('answers with a message if the cancelled form’s message is gone', async () => {
  await paula.says('validate ABCD-1234');
  const form = paula.chat.messages.at(-1);
  chat.teams.fail({ status: 404, code: 'ActivityNotFoundInConversation' }, { operation: 'update' });
  await cancels(form);
  expect(form?.updates).toEqual([]);
  expect(paula.chat.messages.at(-1)?.activity).toMatchObject({ summary: 'Fabrikam Logistics' });
});

it('does not replace a form in a group, which everyone sees', async () => {
  const group = { id: '19:group@thread.v2', tenantId: TENANT, isGroup: true };
  chat.teams.chat({ id: group.id, tenantId: TENANT });
  const conversation = { ...group, conversationType: 'groupChat' };
  chat.teams.fail({ status: 403 }, { operation: 'send', conversationId: group.id });
  await paula.sends({
    type: 'message',
    name: undefined,
    value: undefined,
    text: 'validate ABCD-1234',
    conversation,
  });
  const form = chat.teams.messages(group.id).at(-1);
  await cancels(form, { conversation });
  expect(form?.updates).toEqual([]);
  // A shared card has no personal buttons.
  const answer = chat.teams.messages(group.id).at(-1);
  expect(executesOf(cardOf(answer)).map(({ verb }) => verb)).toEqual(['status']);
});
