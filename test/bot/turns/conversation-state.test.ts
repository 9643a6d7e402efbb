import {
  loadConversation,
  type ConversationRecord,
} from '../../../bot/conversation/conversation-state.ts';
import { conversationPartition, STATE_ID, stateKey } from '../../../workflow/records/records.ts';
import { countedDocuments } from '../../support/counted-documents.ts';
import { aStore } from '../../support/stores.ts';

const key = { tenantId: 'contoso', conversationId: 'chat' };
const partition = conversationPartition('contoso', 'chat');
const fingerprintOf = (id: string) => (id === 'reserve' ? 'as-built' : undefined);
const aStep = () => ({
  id: 'reserve',
  state: { dialogs: { dialogStack: [{ id: 'form', state: { voucherId: 'ABCD-1234' } }] } },
});

function aConversation(now = { value: Date.parse('2020-06-15T09:00:00Z') }) {
  const documents = countedDocuments(aStore({ clock: { now: () => now.value } }));
  return { documents, now, load: () => loadConversation(documents, key, { fingerprintOf }) };
}

describe('the state of a conversation', () => {
  it('is read once, and written once when a step begins, continues and ends', async () => {
    const { documents, load } = aConversation();
    const begun = await load();
    begun.state.dialogStack.push(aStep());
    expect(await begun.save()).toBe('saved');
    expect(documents.counted()).toEqual({ reads: 1, commits: 1, queries: 0 });

    const going = await load();
    expect(going.state.dialogStack).toEqual([aStep()]);
    going.state.dialogStack[0]!.state.more = true;
    expect(await going.save()).toBe('saved');

    const ended = await load();
    ended.state.dialogStack.length = 0;
    expect(await ended.save()).toBe('saved');
    expect(await documents.read(stateKey(partition))).toBeUndefined();
  });

  it('is not written without a dialog or a change', async () => {
    const { documents, load } = aConversation();
    expect(await (await load()).save()).toBe('unchanged');
    const begun = await load();
    begun.state.dialogStack.push(aStep());
    await begun.save();
    documents.counted();
    expect(await (await load()).save()).toBe('unchanged');
    expect(documents.counted()).toEqual({ reads: 1, commits: 0, queries: 0 });
  });

  it.each([
    ['begins a step', () => [{ id: 'reserve', state: { slow: true } }]],
    ['ends its step', () => []],
  ])('keeps what a faster turn wrote when another %s', async (_what, after) => {
    const { load } = aConversation();
    const first = await load();
    first.state.dialogStack.push(aStep());
    await first.save();
    const [quick, slow] = [await load(), await load()];
    quick.state.dialogStack[0]!.state.quick = true;
    await quick.save();
    slow.state.dialogStack.splice(0, 1, ...after());
    expect(await slow.save()).toBe('overtaken');
    expect((await load()).state.dialogStack[0]!.state).toMatchObject({ quick: true });
  });

  it('expires a week after its last change', async () => {
    const { now, load } = aConversation();
    const begun = await load();
    begun.state.dialogStack.push(aStep());
    await begun.save();
    now.value += 7 * 24 * 60 * 60 * 1000 - 1000;
    expect((await load()).state.dialogStack).toHaveLength(1);
    now.value += 2000;
    expect((await load()).state.dialogStack).toHaveLength(0);
  });

  const written: ConversationRecord = {
    schema: 1,
    fingerprint: 'as-built',
    waitingFor: { dialogId: 'reserve', voucherId: 'ABCD-1234' },
    stack: [aStep()],
  };
  it.each([
    ['another waterfall', { ...written, fingerprint: 'before' }, 'reserve'],
    ['another schema', { ...written, schema: 2 }, undefined],
    [
      'a step that is gone',
      { ...written, waitingFor: { dialogId: 'old' }, stack: [{ id: 'old', state: {} }] },
      undefined,
    ],
    ['an empty stack', { ...written, stack: [] }, 'reserve'],
  ])('is not resumed if written by a build with %s', async (_what, body, resumed) => {
    const { documents, load } = aConversation();
    await documents.commit(partition, [{ op: 'create', id: STATE_ID, kind: 'conversation', body }]);
    const { state, interrupted } = await load();
    expect(state.dialogStack).toEqual([]);
    expect(interrupted?.dialogId).toBe(resumed);
  });
});
