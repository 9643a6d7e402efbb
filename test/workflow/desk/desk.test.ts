import type { VoucherOutcome } from '../../../workflow/desk/outcome.ts';
import type { OutboxRow } from '../../../workflow/records/records.ts';
import type { VoucherRequest } from '../../../workflow/desk/requests.ts';
import { replay } from '../../../workflow/steps/evolve.ts';
import { aDesk, customer, person, root, short, type TestDesk } from '../../support/a-desk.ts';
import { people } from '../../support/partner.ts';
import { dayOf, existingRecords, grantTeam, inputs, upTo } from '../../support/engagement.ts';
import { voucherCommand } from '../../support/voucher-decisions.ts';

const paula = person(people.paula);
const VOUCHER = 'ABCD-1234';

let desk: TestDesk;
beforeEach(async () => {
  desk = aDesk();
  await grantTeam(desk);
  await desk.partner(root, 'import-records', existingRecords);
  await desk.partner(root, 'import-record', {
    kind: 'savb',
    confirmationReference: 'SAVB-1',
    confirmedOn: '2020-02-01',
  });
});

const historyOf = async (voucherId = VOUCHER) => {
  const { items } = await desk.reader.voucherHistory(desk.tenantId, voucherId, 100);
  return items.toReversed();
};
const outbox = async () => {
  const { documents } = await desk.documents.find<OutboxRow>({
    kind: 'outbox',
    tenantId: desk.tenantId,
    limit: 100,
  });
  return documents.map(({ body }) => body);
};
const wakesUntil = async (day: string) => {
  const { documents } = await desk.documents.find({
    kind: 'voucher-wake',
    where: { wakeOn: { lte: day } },
    orderBy: { field: 'wakeOn' },
    limit: 10,
  });
  return documents.map(({ aggregateId, index }) => [aggregateId, index.wakeOn]);
};
/** A request by Paula with these changes. */
const request = (changes: Partial<VoucherRequest>): VoucherRequest => ({
  tenantId: desk.tenantId,
  by: paula,
  voucherId: VOUCHER,
  command: voucherCommand('validate', inputs.validate),
  commandId: 'click-1',
  ...changes,
});

describe('a voucher processed by the desk', () => {
  it('passes from assignment to payment with an event for each step', async () => {
    await desk.voucher(customer, VOUCHER, 'assign', inputs.assign);
    for (const step of ['validate', 'reserve', 'report', 'redeem', 'payment'] as const) {
      desk.onDay(dayOf(step));
      expect(short(await desk.voucher(paula, VOUCHER, step, inputs[step]))).toBe('done');
    }
    const microsoft = { kind: 'microsoft' } as const;
    await desk.voucher(microsoft, VOUCHER, 'payment-status', { status: 'paid', reference: 'MS-1' });

    const history = await historyOf();
    expect(history.map(({ sequence, actor, event }) => [sequence, actor.kind, event.type])).toEqual(
      [
        [1, 'customer', 'assigned'],
        [2, 'person', 'validated'],
        [3, 'person', 'reserved'],
        [4, 'person', 'report-submitted'],
        [5, 'person', 'redeemed'],
        [6, 'person', 'payment-requested'],
        [7, 'microsoft', 'payment-status-changed'],
      ],
    );
    expect(history.at(-1)?.event).toMatchObject({ status: 'paid', gap: true });
    const key = { tenantId: desk.tenantId, voucherId: VOUCHER };
    expect(await desk.reader.voucher(desk.tenantId, VOUCHER)).toEqual(
      replay(
        history.map(({ event }) => event),
        key,
      ),
    );
  });

  it('is found by its status, its assignee and its consultant', async () => {
    await upTo(desk, VOUCHER, 'report');
    await upTo(desk, 'SECOND-1', 'validate', people.adam);
    const found = async (filter: Parameters<typeof desk.reader.vouchers>[1]) =>
      (await desk.reader.vouchers(desk.tenantId, filter, 10)).items.map(
        ({ voucherId }) => voucherId,
      );
    expect(await found({ statuses: ['reserved'] })).toEqual([VOUCHER]);
    expect(await found({ assigneeId: people.adam })).toEqual(['SECOND-1']);
    expect(await found({ consultantId: people.carlo })).toEqual([VOUCHER]);
  });

  it('adds notices in the same batch, without personal data', async () => {
    await desk.voucher(customer, VOUCHER, 'assign', inputs.assign);
    await desk.voucher(paula, VOUCHER, 'validate', inputs.validate);
    const rows = await outbox();
    expect(rows.map(({ kind, readerId, status }) => [kind, readerId, status])).toEqual(
      expect.arrayContaining([
        ['voucher-assigned', people.paula, 'pending'],
        ['living-cards', undefined, 'pending'],
      ]),
    );
    expect(JSON.stringify(rows)).not.toMatch(/Fabrikam|vera/iu);
  });

  it('schedules the next check until none is needed', async () => {
    await upTo(desk, VOUCHER, 'report');
    expect(await wakesUntil('2020-06-30')).toEqual([[`voucher:${VOUCHER}`, '2020-06-19']]);
    desk.onDay('2020-06-19');
    await desk.voucher(paula, VOUCHER, 'report', inputs.report);
    expect(await wakesUntil('2020-06-30')).toEqual([[`voucher:${VOUCHER}`, '2020-06-20']]);
    await desk.voucher(paula, VOUCHER, 'redeem');
    await desk.voucher(paula, VOUCHER, 'payment', inputs.payment);
    await desk.voucher(root, VOUCHER, 'payment-status', { status: 'paid' });
    expect(await wakesUntil('2021-06-30')).toEqual([]);
  });

  it('is found under any spelling of its ID', async () => {
    await desk.voucher(customer, VOUCHER, 'assign', inputs.assign);
    expect(short(await desk.voucher(paula, ' abcd-1234 ', 'validate', inputs.validate))).toBe(
      'done',
    );
    expect(await historyOf()).toHaveLength(2);
  });

  it('belongs to the person whose roster entry has its address', async () => {
    const partition = { tenantId: desk.tenantId, aggregateId: 'email:paula@contoso.example' };
    const body = { personId: people.paula };
    await desk.documents.commit(partition, [{ op: 'put', id: 'state', kind: 'email', body }]);
    const assignedTo = { email: 'Paula@contoso.example' };
    await desk.voucher(customer, VOUCHER, 'assign', { ...inputs.assign, assignedTo });
    expect((await desk.reader.voucher(desk.tenantId, VOUCHER))?.assignee).toEqual({
      personId: people.paula,
      email: 'paula@contoso.example',
    });
  });

  it('belongs to the given object id, whatever the roster’s address', async () => {
    const partition = { tenantId: desk.tenantId, aggregateId: 'email:paula@contoso.example' };
    const body = { personId: people.adam };
    await desk.documents.commit(partition, [{ op: 'put', id: 'state', kind: 'email', body }]);
    const assignedTo = { email: 'paula@contoso.example', aadObjectId: people.paula };
    await desk.voucher(customer, VOUCHER, 'assign', { ...inputs.assign, assignedTo });
    const voucher = await desk.reader.voucher(desk.tenantId, VOUCHER);
    expect(voucher?.assignee.personId).toBe(people.paula);
  });

  it('is unchanged by a refusal, which names its reasons', async () => {
    await upTo(desk, VOUCHER, 'reserve');
    const before = await desk.reader.voucher(desk.tenantId, VOUCHER);
    const outcome = await desk.voucher(paula, VOUCHER, 'reserve', {
      ...inputs.reserve,
      location: '999',
      endDate: '2020-06-15',
    });
    expect(short(outcome)).toBe('location-known end-not-before-start');
    expect(await desk.reader.voucher(desk.tenantId, VOUCHER)).toEqual(before);
    expect(await historyOf()).toHaveLength(before!.revision);
  });

  it.each([
    ['an ID nobody has', { voucherId: 'NOBODYS-1' }],
    ['the same ID in another tenant', { tenantId: 'another-tenant' }],
  ])('is not found for %s', async (_case, changes) => {
    await upTo(desk, VOUCHER, 'validate');
    expect(await desk.desk.changeVoucher(request(changes))).toEqual({ kind: 'unknown' });
  });
});

describe('a repeated command', () => {
  beforeEach(async () => upTo(desk, VOUCHER, 'validate'));

  it('has one effect under the same command id, however late it arrives', async () => {
    const first = await desk.desk.changeVoucher(request({}));
    expect(first).toMatchObject({ kind: 'done', replayed: false });
    await desk.voucher(paula, VOUCHER, 'reserve', inputs.reserve);
    desk.onDay('2020-06-17');
    const again = await desk.desk.changeVoucher(request({}));
    const { events } = first as Extract<VoucherOutcome, { kind: 'done' }>;
    expect(again).toMatchObject({ kind: 'done', replayed: true, events });
    expect(events).toMatchObject([{ type: 'validated' }]);
    expect(again).toMatchObject({ voucher: { status: 'reserved', revision: 3 } });
    expect(await historyOf()).toHaveLength(3);
  });

  it('has one effect when sent three times concurrently', async () => {
    const outcomes = await Promise.all(
      [1, 2, 3].map(async () => desk.desk.changeVoucher(request({}))),
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual(['done', 'done', 'done']);
    expect(await historyOf()).toHaveLength(2);
    expect((await outbox()).filter(({ kind }) => kind === 'living-cards')).toHaveLength(1);
  });

  it.each<[string, Partial<VoucherRequest>]>([
    ['with other content', { command: voucherCommand('handover', inputs.handover) }],
    ['by somebody else', { by: person(people.adam) }],
    ['on an old card', { revision: 1, command: voucherCommand('handover', inputs.handover) }],
  ])('changes nothing and returns the current state if sent %s', async (_case, changes) => {
    await desk.desk.changeVoucher(request({}));
    desk.onDay('2020-06-16');
    const outcome = await desk.desk.changeVoucher(request(changes));
    expect(outcome).toMatchObject({ kind: 'stale', voucher: { revision: 2 } });
    expect(await historyOf()).toHaveLength(2);
  });

  it('changes nothing from an old card, but is executed from the current one', async () => {
    await desk.desk.changeVoucher(request({}));
    const reserve = voucherCommand('reserve', inputs.reserve);
    const old = request({ commandId: 'click-2', revision: 1, command: reserve });
    expect(await desk.desk.changeVoucher(old)).toMatchObject({ kind: 'stale' });
    const fresh = request({ commandId: 'click-3', revision: 2, command: reserve });
    expect(await desk.desk.changeVoucher(fresh)).toMatchObject({ kind: 'done' });
  });

  it('returns its earlier result if its card was current at the time', async () => {
    const click = request({ revision: 1 });
    await desk.desk.changeVoucher(click);
    expect(await desk.desk.changeVoucher(click)).toMatchObject({ kind: 'done', replayed: true });
  });

  it('has no effect as another event with the same facts', async () => {
    const before = await outbox();
    expect(await desk.voucher(customer, VOUCHER, 'assign', inputs.assign)).toMatchObject({
      kind: 'done',
      events: [],
    });
    expect(await historyOf()).toHaveLength(1);
    expect(await outbox()).toEqual(before);
  });
});

describe('concurrent commands', () => {
  it('assign a voucher once', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, async () =>
        desk.voucher(customer, VOUCHER, 'assign', inputs.assign),
      ),
    );
    expect(outcomes.map(short)).toEqual(Array<string>(20).fill('done'));
    expect(await historyOf()).toHaveLength(1);
    expect((await outbox()).filter(({ kind }) => kind === 'voucher-assigned')).toHaveLength(1);
  });

  it('apply or refuse each of 50 changes of a voucher once', async () => {
    await upTo(desk, VOUCHER, 'validate');
    const wanted = Array.from({ length: 50 }, (_, index) => ({
      commandId: `race-${index}`,
      expiresAt: `2021-01-${String((index % 28) + 1).padStart(2, '0')}`,
    }));
    const outcomes = await Promise.all(
      wanted.map(async ({ commandId, expiresAt }) => {
        const command = voucherCommand('change-expiry', { expiresAt });
        return desk.desk.changeVoucher(request({ by: customer, commandId, command }));
      }),
    );
    const applied = wanted.filter((_, index) => hasEvents(outcomes[index]!));
    expect(applied.length).toBeGreaterThan(0);
    expect(outcomes.every(({ kind }) => kind === 'done' || kind === 'stale')).toBe(true);

    const history = await historyOf();
    expect(history.map(({ sequence }) => sequence)).toEqual(history.map((_, index) => index + 1));
    expect(
      history
        .slice(1)
        .map(({ commandId }) => commandId)
        .sort(),
    ).toEqual(applied.map(({ commandId }) => commandId).sort());
    const key = { tenantId: desk.tenantId, voucherId: VOUCHER };
    const events = history.map(({ event }) => event);
    expect(await desk.reader.voucher(desk.tenantId, VOUCHER)).toEqual(replay(events, key));
  });
});

function hasEvents(outcome: VoucherOutcome): boolean {
  return outcome.kind === 'done' && outcome.events.length > 0;
}
