import { wireCorpus, type WireRecord } from '../../scripts/docs/wire-corpus.ts';
import { kindOf } from '../support/wire-answer.ts';
import { recorded, WIRE, wireRecord, type Recorded } from '../support/wire-corpus.ts';
import { aWireDesk, ownChatOf, type WireDesk } from '../support/wire-desk.ts';

const corpus = wireCorpus();
const titled = (records: readonly WireRecord[]) =>
  records.map((record) => [`${record.name} (${record.source})`, record] as const);

let wire: WireDesk;
beforeEach(async () => {
  wire = await aWireDesk();
  await wire.assign(WIRE.voucherId, WIRE.colleague.aadObjectId);
});
afterEach(() => wire.close());

const errorsLogged = () => wire.desk.log.filter(({ level }) => level === 'error');

it.each(titled(corpus))(
  'answers %s as expected and learns no more from it',
  async (_title, record) => {
    const { answer: kind, status, contains = [], lacks = [], learnsReference } = record.expect;
    const { conversation } = recorded(record, '');
    const answer = await wire.send(record);
    expect(`${answer.status} ${kindOf(answer)}`).toBe(`${status} ${kind}`);
    const answerText = JSON.stringify([answer.body, answer.posts]);
    for (const text of contains) expect(answerText).toContain(text);
    for (const text of lacks) expect(answerText).not.toContain(text);
    for (const { conversationId } of answer.posts) expect(conversationId).toBe(conversation?.id);
    expect((await wire.senderOf(record))?.reference?.conversationId).toBe(
      learnsReference ? conversation?.id : undefined,
    );
    expect(errorsLogged()).toEqual([]);
  },
);

const WRITES: ReadonlySet<string> = new Set(['send', 'update', 'delete', 'create']);
const writes = () => wire.teams.requests.filter(({ operation }) => WRITES.has(operation));

const isInOwnChat = ({ from, conversation }: Recorded) => conversation?.id === ownChatOf(from);
/** By the admin only: a person without a role gets no notice. */
const elsewhere = corpus.filter((record) => {
  const activity = recorded(record, '');
  return activity.from.aadObjectId === WIRE.admin.aadObjectId && !isInOwnChat(activity);
});

it.each(titled(elsewhere))(
  'keeps the own chat for notices after %s, and sends the next one there',
  async (_title, record) => {
    await wire.greetFrom(record);
    const { conversation } = recorded(record, '');
    await wire.send(record);
    expect((await wire.senderOf(record))?.reference?.conversationId).toBe(WIRE.ownChat);
    const before = writes().length;
    await wire.assign('NEXT-2719', WIRE.admin.aadObjectId);
    await wire.teams.until(() => writes().length > before);
    expect(writes().at(-1)).toMatchObject({ conversationId: WIRE.ownChat });
    expect(JSON.stringify(writes().at(-1)?.body)).toContain('NEXT-2719');
    for (const { conversationId } of writes())
      expect([WIRE.ownChat, conversation?.id]).toContain(conversationId);
  },
);

const removals = corpus.filter(({ expect: { keepsReference } }) => keepsReference === false);
it.each(titled(removals))('sends no notices any more after %s', async (_title, record) => {
  await wire.greetFrom(record);
  await wire.send(record);
  expect(await wire.senderOf(record)).toMatchObject({ reference: { gone: true } });
});

it('handles the button that iOS also sends as a text as one click (botbuilder-js #4841)', async () => {
  const [typed, clicked] = ['messages/ios-title-sent-as-text', 'messages/submit-value-object'];
  await wire.greetFrom(wireRecord(typed));
  const answers = await Promise.all([typed, clicked].map((name) => wire.send(wireRecord(name))));
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(wire.teams.messages(WIRE.ownChat)).toHaveLength(3);
});
