import { assert, asyncProperty, scheduler, type Scheduler } from 'fast-check';
import type { PartnerOutcome, VoucherOutcome } from '../../../workflow/desk/outcome.ts';
import type { PartnerRequest, Requester, VoucherRequest } from '../../../workflow/desk/requests.ts';
import type { Documents } from '../../../workflow/kernel/ports.ts';
import { partnerPartition, STATE_ID, voucherPartition } from '../../../workflow/records/records.ts';
import type { VoucherCommandName } from '../../../workflow/steps/catalogue.ts';
import type { Voucher } from '../../../workflow/voucher/voucher.ts';
import { aDesk, customer, person, root, type TestDesk } from '../../support/a-desk.ts';
import {
  anAssignedVoucher,
  aRedeemedVoucher,
  aReportedVoucher,
  aReservedVoucher,
  aValidatedVoucher,
  aVoucherWithPayment,
} from '../../support/a-voucher.ts';
import { aMember, anEnrolledPartner, commandOf, people, team } from '../../support/partner.ts';
import { forms } from '../../support/forms.ts';
import { scheduledDocuments } from '../../support/scheduled-documents.ts';
import { aStore } from '../../support/stores.ts';
import { voucherCommand } from '../../support/voucher-decisions.ts';

const tenantId = 'contoso';
const voucherId = 'ABCD-1234';
const paula = person(people.paula);
const gloria = person(people.gloria);

/** Two processes on one store. */
interface Processes {
  readonly one: TestDesk;
  readonly other: TestDesk;
  /** Runs the work with store calls in the scheduler's order. */
  inOrder<Result>(order: Scheduler, work: () => Promise<Result>): Promise<Result>;
}

let store: Documents | undefined;
/** Each run opens a new database. */
const closeStore = async (): Promise<void> => store?.close();
afterEach(closeStore);

async function twoProcesses(...vouchers: readonly Voucher[]): Promise<Processes> {
  await closeStore();
  store = aStore();
  const partner = anEnrolledPartner({
    members: [...team, aMember(people.nobody, 'global-admin')],
    savbRegistration: { confirmedBy: people.gloria, confirmedOn: '2020-02-01', reference: 'S-1' },
  });
  await store.commit(partnerPartition(tenantId), [
    { op: 'create', id: STATE_ID, kind: 'partner', body: partner },
  ]);
  for (const voucher of vouchers)
    await store.commit(voucherPartition(tenantId, voucher.voucherId), [
      { op: 'create', id: STATE_ID, kind: 'voucher', body: voucher },
    ]);
  const [first, second] = [scheduledDocuments(store, 'one'), scheduledDocuments(store, 'other')];
  const orderBy = (order: Scheduler | undefined): void => {
    first.order(order);
    second.order(order);
  };
  return {
    one: aDesk({ documents: first }),
    other: aDesk({ documents: second }),
    async inOrder(order, work) {
      orderBy(order);
      const result = await order.waitFor(work());
      orderBy(undefined);
      return result;
    },
  };
}

/** Runs with reproducible orders. */
function inManyOrders(run: (order: Scheduler) => Promise<void>): Promise<void> {
  return assert(asyncProperty(scheduler(), run), { numRuns: 25, seed: 20_200_615 });
}

/** All calls return done with the new state; one of them has made the change. */
function expectOneEffect(
  twins: readonly (VoucherOutcome | PartnerOutcome)[],
  commands: readonly { readonly commandId: string; readonly sequence: number }[],
): void {
  expect(twins.map(({ kind }) => kind)).toEqual(twins.map(() => 'done'));
  const effects = twins.filter((twin) => twin.kind === 'done' && !twin.replayed);
  expect(effects).toHaveLength(1);
  const lines = commands.filter(({ commandId }) => commandId === 'click-1');
  expect(lines).toHaveLength(1);
  for (const twin of twins) {
    if (twin.kind !== 'done') continue;
    const { revision } = 'voucher' in twin ? twin.voucher : twin.partner;
    expect(revision).toBeGreaterThanOrEqual(lines[0]?.sequence ?? Infinity);
  }
}

describe('two deliveries of one click', () => {
  const steps: readonly (readonly [VoucherCommandName, Voucher, object, Requester])[] = [
    ['validate', anAssignedVoucher(), forms.validate, paula],
    ['reserve', aValidatedVoucher(), forms.reserve, paula],
    ['reschedule', aReservedVoucher(), forms.reschedule, paula],
    ['release', aReservedVoucher(), forms.release, paula],
    ['report', aReservedVoucher(), forms.report, paula],
    ['redeem', aReportedVoucher(), forms.redeem, paula],
    ['payment', aRedeemedVoucher(), forms.payment, paula],
    ['payment-status', aVoucherWithPayment(), { status: 'approved' }, gloria],
    ['handover', anAssignedVoucher(), { colleague: people.adam }, paula],
    ['change-expiry', anAssignedVoucher(), { expiresAt: '2020-12-24' }, customer],
  ];

  const request = (
    commandId: string,
    by: Requester,
    name: VoucherCommandName,
    values: object,
  ): VoucherRequest => ({
    tenantId,
    by,
    voucherId,
    commandId,
    command: voucherCommand(name, values),
  });

  it.each(steps)(
    'both return the new state for %s while an event changes the voucher',
    async (name, voucher, values, by) => {
      await inManyOrders(async (order) => {
        const { one, other, inOrder } = await twoProcesses(voucher);
        const click = request('click-1', by, name, values);
        const event = request('event-1', customer, 'change-expiry', { expiresAt: '2021-01-31' });
        const [first, second, third] = await inOrder(order, () =>
          Promise.all([
            one.desk.changeVoucher(click),
            other.desk.changeVoucher(click),
            one.desk.changeVoucher(click),
            other.desk.changeVoucher(event),
          ]),
        );
        const { items } = await one.reader.voucherHistory(tenantId, voucherId, 10);
        expectOneEffect([first, second, third], items);
      });
    },
  );

  it('both return the new state if the card is current only for the first', async () => {
    await inManyOrders(async (order) => {
      const voucher = aValidatedVoucher();
      const { one, other, inOrder } = await twoProcesses(voucher);
      const { revision } = voucher;
      const click = { ...request('click-1', paula, 'reserve', forms.reserve), revision };
      const twins = await inOrder(order, () =>
        Promise.all([one, other, one].map(({ desk }) => desk.changeVoucher(click))),
      );
      const { items } = await one.reader.voucherHistory(tenantId, voucherId, 10);
      expectOneEffect(twins, items);
    });
  });

  it('both return the new state for a registration if neither has read a voucher', async () => {
    await inManyOrders(async (order) => {
      const { one, other, inOrder } = await twoProcesses();
      const click = request('click-1', paula, 'register', forms.register);
      const twins = await inOrder(order, () =>
        Promise.all([one, other, one].map(({ desk }) => desk.changeVoucher(click))),
      );
      const { items } = await one.reader.voucherHistory(tenantId, voucherId, 10);
      expectOneEffect(twins, items);
    });
  });

  it.each<[PartnerRequest['command']['name'], object]>([
    ['grant-role', { person: people.adam, role: 'consultant', personName: 'Adam' }],
    ['withdraw-role', { person: people.gloria, role: 'global-admin' }],
    ['record-training', { reference: 'T-2', completedOn: '2020-02-01', validUntil: '' }],
    ['add-location', { location: '7654321', country: 'DE', locationName: 'Bonn' }],
  ])('both return the new state for %s while another record is created', async (name, values) => {
    await inManyOrders(async (order) => {
      const { one, other, inOrder } = await twoProcesses();
      const click = {
        tenantId,
        by: gloria,
        commandId: 'click-1',
        command: commandOf(name, values),
      };
      const training = { reference: 'T-2', completedOn: '2020-05-01', validUntil: '2021-05-01' };
      const record = commandOf('record-training', training);
      const [first, second, third] = await inOrder(order, () =>
        Promise.all([
          one.desk.changePartner(click),
          other.desk.changePartner(click),
          one.desk.changePartner(click),
          other.desk.changePartner({ ...click, by: root, commandId: 'other', command: record }),
        ]),
      );
      const { items } = await one.reader.partnerHistory(tenantId, 10);
      expectOneEffect([first, second, third], items);
    });
  });
});

it('two clicks for a customer’s single long engagement, each delivered twice, get one result each', async () => {
  await inManyOrders(async (order) => {
    const long = { ...aValidatedVoucher({ serviceLevel: 15 }), voucherId: 'LONG-1' };
    const { one, other, inOrder } = await twoProcesses(long, { ...long, voucherId: 'LONG-2' });
    const click = (id: string): VoucherRequest => ({
      ...{ tenantId, by: paula, voucherId: id, commandId: `click on ${id}` },
      command: voucherCommand('reserve', { ...forms.reserve, endDate: '2020-07-06' }),
    });
    const kinds = await inOrder(order, async () => {
      const outcomes = ['LONG-1', 'LONG-2'].map((id) =>
        Promise.all([one, other].map(({ desk }) => desk.changeVoucher(click(id)))),
      );
      return (await Promise.all(outcomes)).map((twins) => twins.map(({ kind }) => kind));
    });
    expect(kinds.toSorted()).toEqual([
      ['done', 'done'],
      ['refused', 'refused'],
    ]);
  });
});
