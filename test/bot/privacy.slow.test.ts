import { existsSync, readFileSync } from 'node:fs';
import { trackedCardWrite } from '../../bot/outbox/tracked-cards/tracked-cards.ts';
import { recipientKey } from '../../bot/outbox/queue/recipient-key.ts';
import { erasePerson, type Erasure } from '../../bot/privacy/erase-person.ts';
import { exportPerson } from '../../bot/privacy/export-person.ts';
import { toInstant } from '../../workflow/kernel/day.ts';
import { ParkedEvents } from '../../workflow/inbox/parked-events.ts';
import { evolvePartner } from '../../workflow/partner/commands/evolve.ts';
import { newPartner } from '../../workflow/partner/partner.ts';
import { People } from '../../workflow/people/people.ts';
import { outboxWrite } from '../../workflow/notices/outbox.ts';
import type { Documents, Write } from '../../workflow/kernel/ports.ts';
import { defaultProgramme } from '../../workflow/programme/load.ts';
import {
  conversationPartition,
  personPartition,
  receiptId,
  STATE_ID,
  stateKey,
  voucherPartition,
  type OutboxRow,
} from '../../workflow/records/records.ts';
import { replay } from '../../workflow/steps/evolve.ts';
import { aSqliteFile } from '../support/a-sqlite-file.ts';
import { aDesk, customer, person, root, type TestDesk } from '../support/a-desk.ts';
import { people } from '../support/partner.ts';
import { aCosmos, type ACosmos } from '../support/cosmos.ts';
import { existingRecords, grantTeam, inputs, upTo } from '../support/engagement.ts';
import { numberedIds } from '../support/numbered-ids.ts';
import { aStore } from '../support/stores.ts';

const PAULA = 'Paula Projektleiterin';
const ADDRESS = 'paula@contoso.example';
/** The customer's spelling of Paula's address, which differs from the roster's. */
const OTHER = 'P.Projekt@contoso.example';
const CHAT = 'a:chat-of-paula';
const USER = '29:1a2b-paula';
const NEW_ID = '7f3c9a52-0000-4000-8000-00000000abcd';
/** Digests of Paula's id and address, used in ids. */
const keys = [
  recipientKey({ readerId: people.paula }),
  recipientKey({ readerEmail: ADDRESS }),
] as const;
const known = [people.paula, ADDRESS, OTHER, PAULA, CHAT, USER];

let cosmos: ACosmos;
beforeAll(async () => void (cosmos = await aCosmos()));
afterAll(() => cosmos.close());

describe.each<[string, () => Documents | Promise<Documents>]>([
  ['SQLite', () => aStore()],
  ['Cosmos DB', () => cosmos.connect()],
])('personal data on %s', (_store, open) => {
  let documents: Documents;
  let desk: TestDesk;
  beforeAll(async () => {
    documents = await open();
    desk = aDesk({ documents });
    await createEveryKind(desk);
  });

  it('is exported completely, by object id or address', async () => {
    const byId = await exportPerson(documents, desk.tenantId, people.paula.toUpperCase());
    expect(Object.keys(byId.kept).toSorted()).toEqual(
      'conversation email event living-card outbox parked partner person voucher'.split(' '),
    );
    expect(byId.kept.voucher).toHaveLength(3);
    expect(byId.identity.addresses.toSorted()).toEqual([OTHER.toLowerCase(), ADDRESS]);
    const byAddress = await exportPerson(documents, desk.tenantId, OTHER);
    expect(byAddress.kept).toEqual(byId.kept);
    expect(JSON.stringify(byId.kept.person)).toContain(PAULA);
  });

  it('is not exported for another person', async () => {
    const { kept } = await exportPerson(documents, desk.tenantId, people.carlo);
    expect(kept.person).toBeUndefined();
    expect(JSON.stringify(await exportPerson(documents, 'another-tenant', people.paula))).toContain(
      '"kept":{}',
    );
  });

  describe('personal data after an erasure', () => {
    let erasure: Erasure;
    let carloBefore: unknown;
    beforeAll(async () => {
      carloBefore = (await exportPerson(documents, desk.tenantId, people.carlo)).identity;
      const ids = { next: () => NEW_ID };
      erasure = await erasePerson({ documents, desk: desk.desk, ids }, desk.tenantId, ADDRESS);
    });

    it('is gone from every document', async () => {
      const all = await everything(documents, desk.tenantId);
      for (const value of known) expect(all).not.toContain(value.toLowerCase());
      expect(all).toContain(NEW_ID);
      const left = await exportPerson(documents, desk.tenantId, people.paula);
      expect(left.kept).toEqual({});
    });

    it('is replaced by the pseudonym in each history, which still yields the state', async () => {
      for (const voucherId of ['HERS-PAID', 'HERS-OPEN', 'BY-EMAIL']) {
        const { items } = await desk.reader.voucherHistory(desk.tenantId, voucherId, 100);
        const events = items.map(({ event }) => event).toReversed();
        const voucher = await desk.reader.voucher(desk.tenantId, voucherId);
        expect(plain(replay(events, { tenantId: desk.tenantId, voucherId }))).toEqual(
          plain(voucher),
        );
      }
      const { items } = await desk.reader.partnerHistory(desk.tenantId, 100);
      const events = items.map(({ event }) => event).toReversed();
      const partner = await desk.reader.partner(desk.tenantId);
      expect(plain(events.reduce(evolvePartner, newPartner(desk.tenantId)))).toEqual(
        plain(partner),
      );
    });

    it('is replaced by the pseudonym where the history names who acted', async () => {
      const { items } = await desk.reader.voucherHistory(desk.tenantId, 'HERS-OPEN', 10);
      expect(items[0]?.actor).toEqual({
        kind: 'person',
        personId: NEW_ID,
        name: 'erased-7f3c9a52',
      });
      expect(items[1]?.actor).toEqual({ kind: 'customer' });
    });

    it('leaves no role, and vouchers that are found under the pseudonym', async () => {
      const { members } = await desk.reader.partner(desk.tenantId);
      expect(members.map(({ name }) => name).toSorted()).toEqual(['Adam', 'Carlo', 'Gloria']);
      expect(erasure).toMatchObject({ withdrawn: ['project-manager'], stillHeld: [] });
      const { items } = await desk.reader.vouchers(desk.tenantId, { assigneeId: NEW_ID }, 10);
      expect(items.map(({ voucherId }) => voucherId).toSorted()).toEqual([
        'HERS-OPEN',
        'HERS-PAID',
      ]);
    });

    it('leaves vouchers that the desk can still process', async () => {
      const outcome = await desk.voucher(root, 'HERS-OPEN', 'handover', { colleague: people.adam });
      expect(outcome.kind).toBe('done');
    });

    it('is counted in the result, and data of others is unchanged', async () => {
      expect(erasure.dropped).toMatchObject({ person: 1, email: 1, conversation: 1 });
      expect(erasure.rewritten).toMatchObject({ voucher: 3, parked: 1 });
      const { identity } = await exportPerson(documents, desk.tenantId, people.carlo);
      expect(identity).toEqual(carloBefore);
    });

    it('is erased for a customer’s contact by the address alone', async () => {
      const contact = inputs.assign.customer.contactEmail;
      const ids = { next: () => 'c0ffee00-0000-4000-8000-00000000abcd' };
      await erasePerson({ documents, desk: desk.desk, ids }, desk.tenantId, contact);
      expect(await everything(documents, desk.tenantId)).not.toContain(contact);
      const voucher = await desk.reader.voucher(desk.tenantId, 'HERS-OPEN');
      expect(voucher?.customer.contactEmail).toBe('erased-c0ffee00@erased.invalid');
    });

    it('keeps the role of the last global admin and reports it', async () => {
      const ids = { next: () => 'beef0000-0000-4000-8000-00000000abcd' };
      const last = await erasePerson(
        { documents, desk: desk.desk, ids },
        desk.tenantId,
        people.gloria,
      );
      expect(last.stillHeld).toEqual(['global-admin']);
    });
  });
});

it('leaves no id and no address of the person in the SQLite file or its write-ahead log', async () => {
  let now = Date.parse('2020-06-15T08:00:00Z');
  const file = aSqliteFile({ now: () => now });
  try {
    const documents = file.store();
    const desk = aDesk({ documents });
    const { tenantId } = desk;
    await createEveryKind(desk);
    await idsOfEarlierBuilds(documents, tenantId);
    // A second connection, as of a running desk.
    const beside = file.store();
    await beside.read(stateKey(personPartition(tenantId, people.paula)));
    now += 60 * 60_000;
    const raw = (): string =>
      ['', '-wal']
        .map((suffix) => file.path + suffix)
        .filter((path) => existsSync(path))
        .map((path) => readFileSync(path, 'latin1').toLowerCase())
        .join();
    const traces = [...known, ...keys].map((value) => value.toLowerCase());
    expect(traces.filter((value) => !raw().includes(value))).toEqual([]);

    const ids = { next: () => NEW_ID };
    await erasePerson({ documents, desk: desk.desk, ids }, tenantId, ADDRESS);
    expect(traces.filter((value) => raw().includes(value))).toEqual([]);
    await desk.voucher(root, 'HERS-OPEN', 'handover', { colleague: people.adam });
    await Promise.all([documents.close(), beside.close()]);
    expect(traces.filter((value) => raw().includes(value))).toEqual([]);
    expect(raw()).toContain(people.carlo);
  } finally {
    await file.remove();
  }
});

it('is gone with receipts and completed rows whose ids contain the person; other rows are renamed', async () => {
  const documents = aStore();
  const desk = aDesk({ documents });
  const { tenantId } = desk;
  await grantTeam(desk);
  await desk.voucher(customer, 'ABCD-1234', 'assign', {
    ...inputs.assign,
    assignedTo: { aadObjectId: people.paula, email: ADDRESS },
  });
  await idsOfEarlierBuilds(documents, tenantId);
  const options = { documents, desk: desk.desk, ids: { next: () => NEW_ID } };
  const { dropped } = await erasePerson(options, tenantId, people.paula);
  expect(dropped).toMatchObject({ receipt: 2, 'outbox-done': 3 });
  const all = await everything(documents, tenantId);
  for (const value of [people.paula, ADDRESS, ...keys])
    expect(all).not.toContain(value.toLowerCase());

  const { documents: rows } = await documents.find<OutboxRow>({
    kind: 'outbox',
    tenantId,
    where: { status: { eq: 'dead' } },
    limit: 10,
  });
  const address = 'erased-7f3c9a52@erased.invalid';
  expect(rows.map(({ id, body: { outboxId, about } }) => ({ id, outboxId, about }))).toEqual([
    { id: `outbox:for-carlo:${address}`, outboxId: `for-carlo:${address}`, about: address },
  ]);
});

it('leaves notices about the person’s actions, under the pseudonym', async () => {
  const documents = aStore();
  const desk = aDesk({ documents });
  await grantTeam(desk);
  const { tenantId } = desk;
  await desk.voucher(customer, 'ABCD-1234', 'assign', inputs.assign);
  await desk.voucher(person(people.paula), 'ABCD-1234', 'handover', { colleague: people.adam });
  const ids = { next: () => NEW_ID };
  await erasePerson({ documents, desk: desk.desk, ids }, tenantId, people.paula);
  const rows = await documents.find<OutboxRow>({ kind: 'outbox', tenantId, limit: 10 });
  const notices = rows.documents.map(({ body: { kind, readerId, by } }) => ({
    kind,
    readerId,
    by,
  }));
  expect(notices).toEqual([
    {
      kind: 'voucher-handed-over',
      readerId: people.adam,
      by: { kind: 'person', personId: NEW_ID },
    },
    { kind: 'living-cards' },
  ]);
});

/** Creates one document of every kind that names Paula, most of them through the desk. */
async function createEveryKind(desk: TestDesk): Promise<void> {
  const { documents, tenantId } = desk;
  const clock = { now: () => Date.parse('2020-06-15T08:00:00Z') };
  await grantTeam(desk);
  await desk.partner(root, 'import-records', existingRecords);
  await desk.partner(root, 'import-record', {
    kind: 'savb',
    confirmationReference: 'SAVB-1',
    confirmedOn: '2020-02-01',
  });
  await desk.partner(root, 'update-profile', {
    companyName: 'Contoso',
    description: `Write to ${ADDRESS}.`,
    contactName: PAULA,
    contactEmail: ADDRESS,
    countries: 'DE',
    offersShown: '',
  });
  await upTo(desk, 'HERS-PAID', 'payment');
  await desk.voucher(person(people.paula), 'HERS-PAID', 'payment', inputs.payment);
  desk.onDay('2020-06-15');
  await desk.voucher(customer, 'HERS-OPEN', 'assign', {
    ...inputs.assign,
    assignedTo: { aadObjectId: people.paula, email: OTHER, name: PAULA },
  });
  await desk.voucher(person(people.paula), 'HERS-OPEN', 'validate', inputs.validate);
  await desk.voucher(customer, 'BY-EMAIL', 'assign', {
    ...inputs.assign,
    assignedTo: { email: OTHER, name: PAULA },
  });
  await desk.voucher(customer, 'CARLOS', 'assign', {
    ...inputs.assign,
    assignedTo: { aadObjectId: people.carlo },
  });
  const address = { serviceUrl: 'https://smba.example/', channelId: 'msteams', botId: '28:desk' };
  await new People({ documents, clock }).recordContact(tenantId, {
    personId: people.paula,
    name: PAULA,
    email: ADDRESS,
    reference: { ...address, conversationId: CHAT, userId: USER },
  });
  const card = { serviceUrl: address.serviceUrl, activityId: '1', revision: 1 };
  await documents.commit(voucherPartition(tenantId, 'HERS-OPEN'), [
    trackedCardWrite({ ...card, conversationId: CHAT, readerId: people.paula }),
    trackedCardWrite({
      ...card,
      conversationId: '19:team',
      shared: { locale: 'en', userIds: [USER, '29:carlo'] },
    }),
  ]);
  await documents.commit(conversationPartition(tenantId, CHAT), [
    { op: 'create', id: STATE_ID, kind: 'conversation', body: { schema: 1, stack: [] } },
  ]);
  const parked = new ParkedEvents({
    documents,
    programme: defaultProgramme,
    clock,
    ids: numberedIds(),
    rolePolicy: { admins: [], everyoneIsAdmin: false },
  });
  await parked.park(tenantId, {
    webhookId: 'w1',
    voucherId: 'HERS-OPEN',
    reason: 'facts-differ',
    type: 'voucher.assigned',
    data: { assignedTo: { email: ADDRESS.toUpperCase(), name: PAULA } },
    occurredAt: toInstant(clock.now()),
  });
}

/** Documents whose ids contain Paula, as this and earlier builds created them. */
async function idsOfEarlierBuilds(documents: Documents, tenantId: string): Promise<void> {
  const voucher = voucherPartition(tenantId, 'ABCD-1234');
  const done = (reader: string): Write => ({
    op: 'create',
    id: `outbox:reminder:ABCD-1234:voucher-expires:2020-12-12::2020-10-13:${reader}`,
    kind: 'outbox-done',
    body: {},
  });
  const receipt = (personId: string): Write => ({
    op: 'create',
    id: receiptId(`identify-assignee:${recipientKey({ readerEmail: ADDRESS })}:${personId}`),
    kind: 'receipt',
    body: { contentHash: 'hash', revision: 1, at: '2020-06-15T08:00:00.000Z' },
    ttlSeconds: 90 * 24 * 60 * 60,
  });
  const row: OutboxRow = {
    kind: 'event-parked',
    voucherId: 'ABCD-1234',
    readerId: people.carlo,
    about: ADDRESS,
    outboxId: `for-carlo:${ADDRESS}`,
    tenantId,
    status: 'dead',
    createdAt: '2020-06-15T08:00:00.000Z',
    attempts: 10,
    dueAt: '2020-06-15T08:00:00.000Z',
  };
  await documents.commit(voucher, [
    done(people.paula),
    done(keys[0]),
    done(keys[1]),
    receipt(people.paula),
    receipt(keys[0]),
    outboxWrite(row),
    { op: 'create', id: 'expired', kind: 'download', body: { by: ADDRESS }, ttlSeconds: 600 },
    { op: 'create', id: 'table', kind: 'pasted-table', body: { tables: [{ rows: [[ADDRESS]] }] } },
  ]);
}

/** All documents of a tenant as lower-case JSON. */
async function everything(documents: Documents, tenantId: string): Promise<string> {
  const kinds =
    'partner voucher event parked living-card person email outbox outbox-done conversation download pasted-table receipt claim';
  const pages = kinds.split(' ').map((kind) => documents.find({ kind, tenantId, limit: 1000 }));
  return JSON.stringify(await Promise.all(pages)).toLowerCase();
}

/** Drops undefined fields, as a store does. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
