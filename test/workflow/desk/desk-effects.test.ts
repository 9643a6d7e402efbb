import type { OutboxRow } from '../../../workflow/records/records.ts';
import type { Requester } from '../../../workflow/desk/requests.ts';
import { aDesk, customer, person, root, short, type TestDesk } from '../../support/a-desk.ts';
import { existingRecords, grantTeam, inputs, upTo } from '../../support/engagement.ts';
import { people } from '../../support/partner.ts';
import { aStore } from '../../support/stores.ts';

const VOUCHER = 'ABCD-1234';
const adam = person(people.adam);

let desk: TestDesk;
let notified: string[];
beforeEach(async () => {
  notified = [];
  desk = aDesk({ onOutbox: ({ aggregateId }) => void notified.push(aggregateId) });
  await grantTeam(desk);
  await desk.partner(root, 'import-records', existingRecords);
  notified.length = 0;
});

const competency = (more: object = {}) => ({
  competency: 'windows-and-devices',
  level: 'gold',
  reference: 'C-1',
  attainedOn: '2019-05-01',
  ...more,
});
const cutShortBy = async (name: Parameters<TestDesk['partner']>[1], values: object) => {
  const outcome = await desk.partner(adam, name, values);
  if (outcome.kind !== 'done') throw new Error(short(outcome));
  return outcome.cutShort?.map(({ voucherId }) => voucherId);
};

describe('the engagements that a change of a record cuts short', () => {
  // The engagement is from 16 to 18 June.
  beforeEach(() => upTo(desk, VOUCHER, 'reschedule'));

  it.each([
    ['the day before its last day', '2020-06-17', [VOUCHER]],
    ['its last day', '2020-06-18', undefined],
  ])('are those that the record covers only until %s', async (_case, validUntil, expected) => {
    expect(await cutShortBy('record-competency', competency({ validUntil }))).toEqual(expected);
  });

  it('are none if the record ends later than before', async () => {
    await cutShortBy('record-competency', competency({ validUntil: '2020-06-15' }));
    expect(await cutShortBy('record-competency', competency({ validUntil: '2020-06-17' }))).toBe(
      undefined,
    );
  });

  it('are named again if the record ends even earlier', async () => {
    await cutShortBy('record-competency', competency({ validUntil: '2020-06-17' }));
    const earlier = competency({ validUntil: '2020-06-16' });
    expect(await cutShortBy('record-competency', earlier)).toEqual([VOUCHER]);
  });

  it('are none if a record is added', async () => {
    const more = competency({ level: 'silver', reference: 'C-2', validUntil: '2020-06-16' });
    expect(await cutShortBy('record-competency', more)).toBe(undefined);
  });

  it('follow from an ending training and a missing assessment as well', async () => {
    const training = { reference: 'T-1', completedOn: '2020-01-10', validUntil: '2020-06-17' };
    expect(await cutShortBy('record-training', training)).toEqual([VOUCHER]);
    const assessment = {
      consultant: people.carlo,
      competency: 'windows-and-devices',
      exam: 'MD-101',
      reference: 'E-1',
      passedOn: '2018-11-20',
      validUntil: '2020-06-17',
    };
    expect(await cutShortBy('record-assessment', assessment)).toEqual([VOUCHER]);
  });
});

describe('the outbox', () => {
  it('is notified of notices, but not of card updates alone', async () => {
    await desk.voucher(customer, VOUCHER, 'assign', inputs.assign);
    expect(notified).toEqual([`voucher:${VOUCHER}`]);
    await desk.voucher(person(people.paula), VOUCHER, 'validate', inputs.validate);
    expect(notified).toHaveLength(1);
  });

  it('is notified of a changed role, but not of a record that touches nobody', async () => {
    await desk.partner(adam, 'record-competency', competency({ validUntil: '2021-06-30' }));
    expect(notified).toEqual([]);
    const consultant = { person: people.paula, role: 'consultant', personName: 'Paula' };
    await desk.partner(adam, 'grant-role', consultant);
    expect(notified).toHaveLength(1);
  });
});

describe('a confirmed registration with the payment tool', () => {
  it('needs a redeemed voucher', async () => {
    const confirm = () => desk.partner(root, 'confirm-savb', { confirmationReference: 'SAVB-1' });
    expect(short(await confirm())).toBe('voucher-redeemed-for-offer');
    await upTo(desk, VOUCHER, 'payment');
    expect(short(await confirm())).toBe('done');
    const { savbByOffer } = await desk.reader.partner(desk.tenantId);
    expect(Object.keys(savbByOffer ?? {})).toEqual(['DDPS']);
  });
});

describe('a step for an absent person', () => {
  const norbert: Requester = {
    kind: 'person',
    personId: people.adam,
    name: 'Norbert',
    covers: [people.paula],
  };

  it('names both in the history, and only one where the own right suffices', async () => {
    const member = { person: people.nobody, role: 'project-manager', personName: 'Nora' };
    await desk.partner(root, 'grant-role', member);
    await upTo(desk, VOUCHER, 'validate');
    const nora: Requester = { ...norbert, personId: people.nobody, name: 'Nora' };
    const plain = aDesk({
      documents: desk.documents,
      rolePolicy: { admins: [], everyoneIsAdmin: false },
    });
    expect(short(await plain.voucher(nora, VOUCHER, 'validate', inputs.validate))).toBe('done');
    const covering = (await desk.reader.voucherHistory(desk.tenantId, VOUCHER, 1)).items[0]?.actor;
    expect(covering).toEqual({
      kind: 'person',
      personId: people.nobody,
      name: 'Nora',
      onBehalfOf: { personId: people.paula, name: 'Paula' },
    });
    expect(short(await plain.voucher(norbert, VOUCHER, 'reserve', inputs.reserve))).toBe('done');
    const own = (await desk.reader.voucherHistory(desk.tenantId, VOUCHER, 1)).items[0]?.actor;
    expect(own).toEqual({ kind: 'person', personId: people.adam, name: 'Norbert' });
  });
});

it('a click repeated after another change returns the state after it', async () => {
  await upTo(desk, VOUCHER, 'validate');
  const click = {
    tenantId: desk.tenantId,
    by: person(people.paula),
    voucherId: VOUCHER,
    commandId: 'click-1',
    command: { name: 'validate' as const, customerEmail: 'vera@fabrikam.example' },
  };
  await desk.desk.changeVoucher(click);
  await desk.voucher(person(people.paula), VOUCHER, 'reserve', inputs.reserve);
  expect(await desk.desk.changeVoucher(click)).toMatchObject({
    kind: 'done',
    replayed: true,
    voucher: { status: 'reserved', revision: 3 },
  });
});

it.each([
  [7, 'done', 8],
  [8, 'unknown', 8],
])('a change of a voucher is tried again %i times: %s', async (times, kind, expected) => {
  const documents = aStore();
  const commit = documents.commit.bind(documents);
  let tries = 0;
  documents.commit = async (partition, writes) =>
    (tries += 1) <= times ? { ok: false, conflict: 'changed', at: 0 } : commit(partition, writes);
  const contended = aDesk({ documents });
  expect((await contended.voucher(customer, VOUCHER, 'assign', inputs.assign)).kind).toBe(kind);
  expect(tries).toBe(expected);
});

it('an outbox row of a change names the person who made it', async () => {
  await upTo(desk, VOUCHER, 'reserve');
  const { documents } = await desk.documents.find<OutboxRow>({
    kind: 'outbox',
    tenantId: desk.tenantId,
    limit: 100,
  });
  const taken = documents.map(({ body }) => body).find(({ kind }) => kind === 'step-taken');
  expect(taken).toMatchObject({ readerId: people.paula, by: { personId: people.nobody } });
});
