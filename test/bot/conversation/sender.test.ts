import { ActivityTypes, type Activity } from 'botbuilder';
import { senderOf } from '../../../bot/conversation/sender.ts';

const from = { id: '29:mara', aadObjectId: '00000000-0000-4000-8000-00000000000A' };
const own = { id: 'a:own', conversationType: 'personal', tenantId: 'tenant' };
const activity = (fields: object) => ({ type: ActivityTypes.Message, from, ...fields }) as Activity;

it.each([
  ['an explicit personal chat', own, true],
  ['a chat with an id of a shared one', { ...own, id: '19:a_b@unq.gbl.spaces' }, false],
  ['a meeting chat without a type', { ...own, conversationType: undefined }, false],
  ['a chat that says it is a group', { ...own, isGroup: true }, false],
])('decides whether a message from %s is personal', (_what, conversation, isPersonal) => {
  expect(senderOf(activity({ conversation }))?.isPersonal).toBe(isPersonal);
});

it('never takes an invoke as personal by its conversation alone', () => {
  const invoke = { type: ActivityTypes.Invoke, name: 'adaptiveCard/action', conversation: own };
  expect(senderOf(activity(invoke))?.isPersonal).toBe(false);
});
