import type { ConversationRecord } from '../../bot/conversation/conversation-state.ts';
import { openSqliteDocuments } from '../../storage/sqlite/open-sqlite-documents.ts';
import type { Documents } from '../../workflow/kernel/ports.ts';
import { defaultProgramme } from '../../workflow/programme/load.ts';
import {
  conversationPartition,
  partnerPartition,
  personPartition,
  STATE_ID,
  stateKey,
  voucherPartition,
} from '../../workflow/records/records.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import { voucherIndex } from '../../workflow/voucher/voucher-index.ts';
import { aFolder } from '../support/a-folder.ts';
import { aValidatedVoucher } from '../support/a-voucher.ts';
import { executesOf, markdownOf, type Part } from '../support/card-parts.ts';
import { anEnrolledPartner, people } from '../support/partner.ts';
import { forms } from '../support/forms.ts';
import { NO_LIMITS, NOON, runDesk, type TestDesk } from '../support/running-desk.ts';
import { asJson, wireActivity } from '../support/wire-activity.ts';

const tenantId = 'contoso';
const conversation = { id: 'chat-of-paula', tenantId, conversationType: 'personal' };
const folder = aFolder();
let one = 0;
let before: TestDesk;
let after: TestDesk;
let documents: Documents;
/** Called before a build commits a change of a voucher. */
let beforeCommit: () => Promise<unknown>;

/** Two builds on one database file, as during a rolling deployment. */
beforeEach(async () => {
  const clock = { now: () => NOON };
  const file = `${folder.path}/desk-${++one}.sqlite`;
  const open = (): Documents => openSqliteDocuments({ path: file, clock });
  documents = open();
  const voucher = aValidatedVoucher();
  await documents.commit(partnerPartition(tenantId), [
    { op: 'put', id: STATE_ID, kind: 'partner', body: anEnrolledPartner() },
  ]);
  await documents.commit(voucherPartition(tenantId, voucher.voucherId), [
    {
      op: 'put',
      id: STATE_ID,
      kind: 'voucher',
      body: voucher,
      index: voucherIndex(voucher, defaultProgramme),
    },
  ]);
  // A reference in the format of an earlier build, without its origin.
  const address = { serviceUrl: 'http://127.0.0.1:9/', channelId: 'msteams' };
  const account = { botId: '28:desk', userId: '29:paula' };
  const reference = { conversationId: conversation.id, ...address, ...account };
  await documents.commit(personPartition(tenantId, people.paula), [
    {
      op: 'put',
      id: STATE_ID,
      kind: 'person',
      body: { personId: people.paula, email: 'paula@contoso.example', reference },
    },
  ]);
  beforeCommit = async () => undefined;
  const build = () => runDesk({ bot: undefined, rates: NO_LIMITS, documents: announcing(open()) });
  before = await build();
  after = await build();
});
afterEach(async () => {
  await Promise.all([before, after].map((desk) => desk.close()));
  await documents.close();
});
afterAll(() => folder.remove());

function announcing(real: Documents): Documents {
  return {
    read: (key) => real.read(key),
    commit: async (partition, writes) => {
      if (partition.aggregateId.startsWith('voucher:')) await beforeCommit();
      return real.commit(partition, writes);
    },
    find: (query) => real.find(query),
    count: (query) => real.count(query),
    tally: (query) => real.tally(query),
    ping: () => real.ping(),
    close: () => real.close(),
  };
}

/** Blocks all commits until this many are waiting. */
function whenAskedFor(commits: number): () => Promise<unknown> {
  const all = Promise.withResolvers<unknown>();
  let asked = 0;
  return () => {
    asked += 1;
    if (asked === commits) all.resolve(asked);
    return all.promise;
  };
}

/** Clicks as Paula and returns the card of the answer. */
async function click(desk: TestDesk, verb: string, data: object): Promise<Part> {
  const answer = await desk.post(
    '/api/messages',
    asJson(
      wireActivity({
        from: { id: '29:paula', name: 'Paula', aadObjectId: people.paula },
        conversation,
        locale: 'en-US',
        channelData: { tenant: { id: tenantId } },
        value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
      }),
    ),
  );
  const { value } = (await answer.json()) as { readonly value: Part };
  return value;
}

const openForm = (desk: TestDesk): Promise<Part> =>
  click(desk, 'reserve', { desk: { verb: 'reserve', voucherId: 'ABCD-1234' } });

const submitted = (form: Part): object => ({
  ...forms.reserve,
  ...(executesOf(form).find(({ verb }) => verb === 'reserve')?.['data'] as object),
});

const wordsOf = (card: Part): string => markdownOf(card).join('\n');

const voucherNow = async (): Promise<Voucher | undefined> =>
  (await documents.read<Voucher>(stateKey(voucherPartition(tenantId, 'ABCD-1234'))))?.body;

/** Rewrites the state as a build with other waterfall steps left it. */
async function ofOtherSteps(): Promise<void> {
  const partition = conversationPartition(tenantId, conversation.id);
  const saved = await documents.read<ConversationRecord>(stateKey(partition));
  const body = { ...saved!.body, fingerprint: 'of-other-steps' };
  await documents.commit(partition, [{ op: 'put', id: STATE_ID, kind: 'conversation', body }]);
}

describe('during a rolling deployment', () => {
  it('the new build submits a form of the old one, and the old one stops', async () => {
    const form = await openForm(before);
    await before.close();
    expect(wordsOf(await click(after, 'reserve', submitted(form)))).toContain('✔ Reserved');
    expect(await voucherNow()).toMatchObject({ status: 'reserved' });
  });

  it('the new build submits a form whose step has changed', async () => {
    const form = await openForm(before);
    await ofOtherSteps();
    expect(wordsOf(await click(after, 'reserve', submitted(form)))).toContain('✔ Reserved');
  });

  it('the old build submits a form of the new one if it receives the click', async () => {
    const form = await openForm(after);
    await ofOtherSteps();
    expect(wordsOf(await click(before, 'reserve', submitted(form)))).toContain('✔ Reserved');
  });

  it('a click that reaches both builds before either commits has one effect', async () => {
    const form = await openForm(before);
    const was = (await voucherNow())?.revision ?? 0;
    beforeCommit = whenAskedFor(2);
    const cards = await Promise.all(
      [before, after].map((desk) => click(desk, 'reserve', submitted(form))),
    );
    expect(cards.map(wordsOf)).toEqual(cards.map(() => expect.stringContaining('Reserved')));
    const now = await voucherNow();
    expect(now).toMatchObject({ status: 'reserved' });
    const reservations = await documents.count({ kind: 'event', tenantId });
    expect(reservations).toBe((now?.revision ?? 0) - was);
  });
});
