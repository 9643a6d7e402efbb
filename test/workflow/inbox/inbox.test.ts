import { assert, asyncProperty, scheduler } from 'fast-check';
import { Desk } from '../../../workflow/desk/desk.ts';
import { Inbox } from '../../../workflow/inbox/inbox.ts';
import type { RolePolicy } from '../../../workflow/partner/actor.ts';
import { StoreUnavailable, type Documents } from '../../../workflow/kernel/ports.ts';
import { defaultProgramme } from '../../../workflow/programme/load.ts';
import { Reader } from '../../../workflow/records/reader.ts';
import {
  eventId,
  STATE_ID,
  voucherPartition,
  type OutboxRow,
  type Parked,
} from '../../../workflow/records/records.ts';
import { aVoucherWithPayment, recordsOf } from '../../support/a-voucher.ts';
import { people } from '../../support/partner.ts';
import { numberedIds } from '../../support/numbered-ids.ts';
import {
  anAssignment,
  anEvent,
  TENANT,
  VOUCHER,
  type EventBody,
  registeredAsAssigned,
} from '../../support/signed-event.ts';
import { scheduledDocuments } from '../../support/scheduled-documents.ts';
import { aStore } from '../../support/stores.ts';

const NOW = Date.parse('2020-06-15T09:00:00Z');
const admin = { kind: 'person', personId: people.gloria } as const;

interface InboxServices {
  readonly documents: Documents;
  readonly desk: Desk;
  readonly inbox: Inbox;
  readonly reader: Reader;
  /** Delivers an event; its hash is derived from the body, as over HTTP. */
  readonly deliver: (webhookId: string, body: EventBody) => ReturnType<Inbox['accept']>;
  readonly parked: () => Promise<readonly string[]>;
  readonly notices: (kind: string) => Promise<readonly OutboxRow[]>;
}

const stores: Documents[] = [];
afterEach(async () => {
  await Promise.all(stores.splice(0).map((store) => store.close()));
});

const clock = { now: () => NOW };
const coreOf = (documents: Documents, rolePolicy?: RolePolicy) => ({
  documents,
  programme: defaultProgramme,
  clock,
  ids: numberedIds(),
  timeZone: 'Europe/Berlin',
  rolePolicy: rolePolicy ?? { admins: [people.gloria], everyoneIsAdmin: false },
});

function inboxServices(
  options: { allowedTenants?: readonly string[]; documents?: Documents; policy?: RolePolicy } = {},
): InboxServices {
  const documents = options.documents ?? aStore({ clock });
  stores.push(documents);
  const core = coreOf(documents, options.policy);
  const desk = new Desk(core);
  const inbox = new Inbox({ ...core, desk, allowedTenants: options.allowedTenants });
  return {
    documents,
    desk,
    inbox,
    reader: new Reader(documents),
    deliver: (webhookId, body) => inbox.accept({ webhookId, bodyHash: JSON.stringify(body), body }),
    parked: async () => {
      const { items } = await inbox.listParked(TENANT, 50);
      return items.map((each) => `${each.webhookId} ${each.reason}`);
    },
    notices: async (kind) => {
      const page = await documents.find<OutboxRow>({ kind: 'outbox', tenantId: TENANT, limit: 99 });
      return page.documents.map(({ body }) => body).filter((row) => row.kind === kind);
    },
  };
}

const applied = { kind: 'accepted', replayed: false };
const parkedAs = (parked: string) => ({ ...applied, parked });

describe('an event', () => {
  it('is applied and creates a notice to the assignee', async () => {
    const services = inboxServices();
    expect(await services.deliver('w1', anAssignment())).toEqual(applied);
    const voucher = await services.reader.voucher(TENANT, VOUCHER);
    expect(voucher).toMatchObject({ status: 'assigned', offer: 'DDPS', serviceLevel: 5 });
    expect(await services.notices('voucher-assigned')).toMatchObject([
      { readerEmail: 'paula.projekt@contoso.example', voucherId: VOUCHER },
    ]);
  });

  it('is recognised by its id and has no second effect', async () => {
    const services = inboxServices();
    await services.deliver('w1', anAssignment());
    expect(await services.deliver('w1', anAssignment())).toEqual({
      kind: 'accepted',
      replayed: true,
    });
    expect(await services.notices('voucher-assigned')).toHaveLength(1);
  });

  it('is a conflict under an id used with another body', async () => {
    const services = inboxServices();
    await services.deliver('w1', anAssignment());
    const other = anAssignment({ serviceLevel: 10 });
    expect(await services.deliver('w1', other)).toEqual({ kind: 'conflict' });
    expect(await services.reader.voucher(TENANT, VOUCHER)).toMatchObject({ serviceLevel: 5 });
  });

  it('has no effect with the same facts under a new id', async () => {
    const services = inboxServices();
    await services.deliver('w1', anAssignment());
    expect(await services.deliver('w2', anAssignment())).toEqual(applied);
    expect(await services.reader.voucher(TENANT, VOUCHER)).toMatchObject({ revision: 1 });
    expect(await services.parked()).toEqual([]);
  });

  it('has one effect when delivered three times concurrently', async () => {
    const services = inboxServices();
    const deliveries = ['w1', 'w1', 'w1'].map((id) => services.deliver(id, anAssignment()));
    for (const answer of await Promise.all(deliveries)) expect(answer.kind).toBe('accepted');
    expect(await services.reader.voucher(TENANT, VOUCHER)).toMatchObject({ revision: 1 });
    expect(await services.notices('voucher-assigned')).toHaveLength(1);
  });

  it('is executed again if the process died before marking it', async () => {
    const real = aStore({ clock: { now: () => NOW } });
    let commits = 0;
    const dying: Documents = {
      ...methodsOf(real),
      commit: (partition, writes) =>
        ++commits === 3
          ? Promise.reject(new StoreUnavailable('pulled out'))
          : real.commit(partition, writes),
    };
    const services = inboxServices({ documents: dying });
    await expect(services.deliver('w1', anAssignment())).rejects.toThrow(StoreUnavailable);
    expect(await services.deliver('w1', anAssignment())).toEqual(applied);
    expect(await services.deliver('w1', anAssignment())).toEqual({
      kind: 'accepted',
      replayed: true,
    });
    expect(await services.notices('voucher-assigned')).toHaveLength(1);
  });

  it('changes the expiry, revives, and reassigns', async () => {
    const services = inboxServices();
    await services.deliver('w1', anAssignment({ expiresAt: '2020-06-12' }));
    const expire = { name: 'expire' } as const;
    const on = { tenantId: TENANT, voucherId: VOUCHER };
    await services.desk.changeVoucher({
      ...on,
      by: { kind: 'clock' },
      command: expire,
      commandId: 'c',
    });
    expect(await services.reader.voucher(TENANT, VOUCHER)).toMatchObject({ status: 'expired' });
    const later = anEvent('voucher.expiry_changed', { expiresAt: '2020-09-30T12:00:00+02:00' });
    expect(await services.deliver('w2', later)).toEqual(applied);
    const reassignment = anEvent('voucher.reassigned', {
      assignedTo: { aadObjectId: people.adam },
    });
    expect(await services.deliver('w3', reassignment)).toEqual(applied);
    expect(await services.reader.voucher(TENANT, VOUCHER)).toMatchObject({
      status: 'assigned',
      expiresOn: '2020-09-30',
      assignee: { personId: people.adam },
    });
  });
});

describe('an event that violates the contract', () => {
  const wrong: [string, unknown, string][] = [
    ['no event', 'hello', ''],
    ['an unknown type', anEvent('voucher.deleted', {}), 'type'],
    ['an unknown field', anAssignment({ colour: true }), 'data.colour'],
    [
      'an unknown field of the customer',
      anAssignment({ customer: { role: 'x' } }),
      'data.customer.role',
    ],
    ['no name for the person', anAssignment({ assignedTo: {} }), 'data.assignedTo'],
    ['a name alone', anAssignment({ assignedTo: { name: 'Paula' } }), 'data.assignedTo'],
    ['an offer the programme does not have', anAssignment({ offer: 'XYZ' }), 'data.offer'],
    ['a level it does not have', anAssignment({ serviceLevel: 4 }), 'data.serviceLevel'],
    [
      'an amount as text',
      anEvent('payment.status_changed', { status: 'paid', amountPaid: '3000' }),
      'data.amountPaid',
    ],
    [
      'a day of ours',
      anEvent('payment.status_changed', { status: 'paid', onDate: '2020-06-14' }),
      'data.onDate',
    ],
    [
      'a difference closed',
      anEvent('payment.status_changed', { status: 'paid', differenceClosed: true }),
      'data.differenceClosed',
    ],
    ['a level as text', anAssignment({ serviceLevel: '5' }), 'data.serviceLevel'],
    ['no voucher ID', anAssignment({ voucherId: '<at>x</at>' }), 'data.voucherId'],
    ['no tenant', anAssignment({ tenantId: 'contoso' }), 'data.tenantId'],
    ['a day that does not exist', anAssignment({ assignedAt: '2020-02-30' }), 'data.assignedAt'],
    ['no country', anAssignment({ customer: { country: 'Germany' } }), 'data.customer.country'],
    ['no time', { ...anAssignment(), timestamp: 'yesterday' }, 'timestamp'],
    ['an unknown status', anEvent('payment.status_changed', { status: 'lost' }), 'data.status'],
    ['no last day', anEvent('voucher.expiry_changed', {}), 'data.expiresAt'],
    ['nobody to reassign to', anEvent('voucher.reassigned', { assignedTo: {} }), 'data.assignedTo'],
  ];

  it.each(wrong)('is refused with the path and without effect: %s', async (_what, body, path) => {
    const services = inboxServices();
    const answer = await services.deliver('w1', body as EventBody);
    expect(answer.kind).toBe('invalid');
    const problems = 'problems' in answer ? answer.problems : [];
    expect(problems.map((each) => each.path)).toContain(path);
    expect(JSON.stringify(answer)).not.toMatch(/XYZ|Germany|hello|contoso|true/u);
    expect(await services.deliver('w1', anAssignment())).toEqual(applied);
  });
});

describe('an event that an earlier build recorded under its sender’s id', () => {
  const expiry = anEvent('voucher.expiry_changed', { expiresAt: '2020-10-31' });
  const redelivered = ({ inbox }: InboxServices, body: EventBody) =>
    inbox.accept({ webhookId: 'digest', earlierId: 'w1', bodyHash: JSON.stringify(body), body });

  it('is not applied again, and its id is refused for another body', async () => {
    const services = inboxServices();
    await services.deliver('w1', anAssignment());
    expect(await redelivered(services, anAssignment())).toEqual({
      kind: 'accepted',
      replayed: true,
    });
    expect(await redelivered(services, expiry)).toEqual({ kind: 'conflict' });
  });

  it('is parked once if that build died halfway', async () => {
    const services = inboxServices();
    await services.deliver('w1', expiry);
    const partition = { tenantId: 'webhooks', aggregateId: 'webhook:w1' };
    const body = { bodyHash: JSON.stringify(expiry), status: 'pending' };
    await services.documents.commit(partition, [{ op: 'put', id: 'state', kind: 'webhook', body }]);
    expect(await redelivered(services, expiry)).toEqual(parkedAs('unknown-voucher'));
    expect(await services.parked()).toEqual(['w1 unknown-voucher']);
  });

  it('is recorded only under its digest if it is new', async () => {
    const services = inboxServices();
    expect(await redelivered(services, expiry)).toEqual(parkedAs('unknown-voucher'));
    expect(await services.parked()).toEqual(['digest unknown-voucher']);
    expect(await redelivered(services, expiry)).toEqual({ kind: 'accepted', replayed: true });
  });
});

describe('an event for a voucher under contention', () => {
  /** An inbox whose desk reports a conflict this many times. */
  function contendedServices(times: number): InboxServices & { readonly tries: () => number } {
    const services = inboxServices();
    let tries = 0;
    const desk: Pick<Desk, 'changeVoucher'> = {
      changeVoucher: async (request) =>
        (tries += 1) <= times
          ? {
              kind: 'stale',
              voucher: (await services.reader.voucher(TENANT, VOUCHER))!,
              partner: await services.reader.partner(TENANT),
            }
          : services.desk.changeVoucher(request),
    };
    const inbox = new Inbox({ ...coreOf(services.documents), desk });
    return {
      ...services,
      inbox,
      tries: () => tries,
      deliver: (webhookId, body) =>
        inbox.accept({ webhookId, bodyHash: JSON.stringify(body), body }),
    };
  }

  it('is not accepted, and is executed when its sender repeats it', async () => {
    const services = contendedServices(1);
    expect(await services.deliver('w1', anAssignment())).toEqual({ kind: 'busy' });
    expect(await services.parked()).toEqual([]);
    expect(await services.deliver('w1', anAssignment())).toEqual(applied);
    expect(await services.deliver('w1', anAssignment())).toEqual({
      kind: 'accepted',
      replayed: true,
    });
    expect(services.tries()).toBe(2);
  });

  it('stays parked with its reason if it was parked before', async () => {
    const services = inboxServices();
    await services.deliver('w1', anEvent('voucher.expiry_changed', { expiresAt: '2020-10-31' }));
    const inbox = new Inbox({
      ...coreOf(services.documents),
      desk: {
        changeVoucher: async () => ({ kind: 'stale', voucher: {} as never, partner: {} as never }),
      },
    });
    await inbox.retry(TENANT, VOUCHER);
    expect(await services.parked()).toEqual(['w1 unknown-voucher']);
    const outcome = await inbox.resolveParked({
      tenantId: TENANT,
      voucherId: VOUCHER,
      webhookId: 'w1',
      by: admin,
      action: 'apply',
    });
    expect(outcome).toMatchObject({ kind: 'refused', refused: [{ code: 'event-fits' }] });
    expect(await services.parked()).toEqual(['w1 unknown-voucher']);
  });
});

describe('an event that cannot be applied', () => {
  it('is parked if its facts differ from a known voucher, with one notice to the admins', async () => {
    const services = inboxServices();
    await services.deliver('w1', anAssignment());
    const other = anAssignment({ serviceLevel: 10 });
    expect(await services.deliver('w2', other)).toEqual(parkedAs('facts-differ'));
    expect(await services.deliver('w2', other)).toEqual({ kind: 'accepted', replayed: true });
    expect(await services.parked()).toEqual(['w2 facts-differ']);
    expect(await services.reader.voucher(TENANT, VOUCHER)).toMatchObject({ serviceLevel: 5 });
    expect(await services.notices('event-parked')).toMatchObject([
      { readerId: people.gloria, voucherId: VOUCHER, about: 'w2', status: 'pending' },
    ]);
  });

  it('is parked for an unknown voucher and applied in order once the voucher is known', async () => {
    const services = inboxServices();
    const first = anEvent(
      'voucher.expiry_changed',
      { expiresAt: '2020-08-31' },
      '2020-06-11T08:00:00Z',
    );
    const second = anEvent(
      'voucher.expiry_changed',
      { expiresAt: '2020-10-31' },
      '2020-06-12T08:00:00Z',
    );
    expect(await services.deliver('w2', second)).toEqual(parkedAs('unknown-voucher'));
    expect(await services.deliver('w1', first)).toEqual(parkedAs('unknown-voucher'));
    expect(await services.deliver('w3', anAssignment())).toEqual(applied);
    expect(await services.parked()).toEqual([]);
    expect(await services.reader.voucher(TENANT, VOUCHER)).toMatchObject({
      expiresOn: '2020-10-31',
    });
  });

  it('is applied by the poller once the voucher is registered from an e-mail', async () => {
    const services = inboxServices();
    await services.deliver('w1', anEvent('voucher.expiry_changed', { expiresAt: '2020-10-31' }));
    await services.desk.changeVoucher({
      tenantId: TENANT,
      voucherId: VOUCHER,
      by: admin,
      commandId: 'c1',
      command: registeredAsAssigned,
    });
    await services.inbox.sweep();
    expect(await services.reader.voucher(TENANT, VOUCHER)).toMatchObject({
      expiresOn: '2020-10-31',
    });
    expect(await services.parked()).toEqual([]);
    await services.inbox.sweep();
    expect(await services.reader.voucher(TENANT, VOUCHER)).toMatchObject({ revision: 2 });
  });

  it('waits for a tenant that is not allowed until it is', async () => {
    const closed = inboxServices({ allowedTenants: [people.nobody] });
    expect(await closed.deliver('w1', anAssignment())).toEqual(parkedAs('unknown-tenant'));
    await closed.inbox.sweep();
    expect(await closed.reader.voucher(TENANT, VOUCHER)).toBeUndefined();

    const open = inboxServices({
      documents: closed.documents,
      allowedTenants: [people.nobody, TENANT],
    });
    await open.inbox.sweep();
    expect(await open.reader.voucher(TENANT, VOUCHER)).toMatchObject({ status: 'assigned' });
    expect(await open.parked()).toEqual([]);
  });

  it('records that the desk applied it', async () => {
    const services = inboxServices();
    await services.deliver('w1', anEvent('voucher.expiry_changed', { expiresAt: '2020-10-31' }));
    await services.deliver('w2', anAssignment());
    expect(await settledOf(services, 'w1')).toEqual({
      how: 'applied',
      by: { kind: 'desk' },
      at: '2020-06-15T09:00:00.000Z',
    });
  });

  it('waits for the right currency of the payment request', async () => {
    const services = inboxServices();
    const aRequest = aVoucherWithPayment();
    const voucher = { ...aRequest, tenantId: TENANT, voucherId: VOUCHER };
    await services.documents.commit(voucherPartition(TENANT, VOUCHER), [
      { op: 'create', id: STATE_ID, kind: 'voucher', body: voucher },
      ...recordsOf(aRequest).map((body) => ({
        op: 'create' as const,
        id: eventId(body.sequence),
        kind: 'event',
        body,
        index: { sequence: body.sequence },
      })),
    ]);
    const paid = anEvent('payment.status_changed', {
      status: 'paid',
      amountPaid: 3000,
      currency: 'usd',
      occurredAt: '2020-06-14',
    });
    expect(await services.deliver('w1', paid)).toEqual(parkedAs('currency-differs'));
    expect(await services.notices('event-parked')).not.toEqual([]);
    await services.desk.changeVoucher({
      tenantId: TENANT,
      voucherId: VOUCHER,
      by: { kind: 'person', personId: people.gloria },
      command: { name: 'correct', part: 'payment', reason: 'Typo', currency: 'USD' },
      commandId: 'c1',
    });
    await services.inbox.retry(TENANT, VOUCHER);
    expect(await services.parked()).toEqual([]);
    expect((await services.reader.voucher(TENANT, VOUCHER))?.payment).toMatchObject({
      status: 'approved',
      currency: 'USD',
      amountPaid: 3000,
      statusOn: '2020-06-14',
    });
    expect(await services.deliver('w2', paid)).toEqual(applied);
    expect((await services.reader.voucher(TENANT, VOUCHER))?.revision).toBe(voucher.revision + 2);
  });

  it('waits with its current reason', async () => {
    const services = inboxServices();
    const paid = anEvent('payment.status_changed', { status: 'paid', reference: 'R-1' });
    expect(await services.deliver('w1', paid)).toEqual(parkedAs('unknown-voucher'));
    await services.deliver('w2', anAssignment());
    expect(await services.parked()).toEqual(['w1 not-possible-now']);
    expect(await services.notices('event-parked')).toHaveLength(2);
  });

  it('is reported once to everyone who may resolve it', async () => {
    const services = inboxServices({
      policy: { admins: [people.gloria, 'boss@contoso.example'], everyoneIsAdmin: false },
    });
    const grant = (person: string, role: 'global-admin' | 'partner-admin' | 'project-manager') =>
      services.desk.changePartner({
        tenantId: TENANT,
        by: admin,
        commandId: `${person} ${role}`,
        command: { name: 'grant-role', person, role },
      });
    await grant(people.gloria, 'global-admin');
    await grant(people.adam, 'partner-admin');
    await grant('new.admin@contoso.example', 'partner-admin');
    await grant(people.paula, 'project-manager');
    await services.deliver('w1', anEvent('voucher.expiry_changed', { expiresAt: '2020-10-31' }));
    const readers = (await services.notices('event-parked')).map(
      ({ readerId, readerEmail }) => readerId ?? readerEmail,
    );
    expect(readers.sort()).toEqual(
      [people.gloria, people.adam, 'new.admin@contoso.example', 'boss@contoso.example'].sort(),
    );
  });
});

describe('an admin with a parked event', () => {
  const decision = { tenantId: TENANT, voucherId: VOUCHER, webhookId: 'w2', by: admin } as const;

  async function servicesWithTwoAccounts(): Promise<InboxServices> {
    const services = inboxServices();
    await services.deliver('w1', anAssignment());
    await services.deliver('w2', anAssignment({ serviceLevel: 10 }));
    return services;
  }

  it('applies differing facts under their own name', async () => {
    const services = await servicesWithTwoAccounts();
    const outcome = await services.inbox.resolveParked({ ...decision, action: 'apply' });
    expect(outcome).toMatchObject({ kind: 'applied', voucher: { serviceLevel: 10 } });
    const { items } = await services.reader.voucherHistory(TENANT, VOUCHER, 1);
    expect(items).toMatchObject([{ actor: admin, event: { type: 'facts-corrected' } }]);
    expect(await services.parked()).toEqual([]);
  });

  it('dismisses it without a change, and it leaves the list', async () => {
    const services = await servicesWithTwoAccounts();
    const outcome = await services.inbox.resolveParked({ ...decision, action: 'dismiss' });
    expect(outcome).toEqual({ kind: 'dismissed' });
    expect(await services.parked()).toEqual([]);
    expect(await services.reader.voucher(TENANT, VOUCHER)).toMatchObject({ serviceLevel: 5 });
    const again = await services.inbox.resolveParked({ ...decision, action: 'apply' });
    expect(again).toEqual({ kind: 'gone' });
  });

  it.each(['apply', 'dismiss'] as const)('is the only role that may %s it', async (action) => {
    const services = await servicesWithTwoAccounts();
    const by = { kind: 'person', personId: people.paula } as const;
    const outcome = await services.inbox.resolveParked({ ...decision, by, action });
    expect(outcome).toMatchObject({ kind: 'refused', refused: [{ code: 'may-act' }] });
    expect(await services.parked()).toEqual(['w2 facts-differ']);
  });

  it.each([
    ['apply', 'applied'],
    ['dismiss', 'dismissed'],
  ] as const)('leaves who and when, after %s', async (action, how) => {
    const services = await servicesWithTwoAccounts();
    await services.inbox.resolveParked({ ...decision, action });
    expect(await settledOf(services, 'w2')).toEqual({
      how,
      by: { kind: 'person', personId: people.gloria },
      at: '2020-06-15T09:00:00.000Z',
    });
  });

  it('applies an event that became possible before the poller noticed', async () => {
    const services = inboxServices({ allowedTenants: [people.nobody] });
    await services.deliver('w2', anAssignment());
    const open = inboxServices({ documents: services.documents });
    expect(await open.inbox.resolveParked({ ...decision, action: 'apply' })).toEqual({
      kind: 'applied',
    });
    expect(await open.reader.voucher(TENANT, VOUCHER)).toMatchObject({ status: 'assigned' });
    expect(await open.parked()).toEqual([]);
  });

  it('cannot see it from another tenant', async () => {
    const services = await servicesWithTwoAccounts();
    const elsewhere = { ...decision, tenantId: people.nobody, action: 'apply' } as const;
    expect(await services.inbox.resolveParked(elsewhere)).toEqual({ kind: 'gone' });
    expect(await services.inbox.listParked(people.nobody, 10)).toMatchObject({ items: [] });
  });

  it.each([
    ['apply', 'applied'],
    ['dismiss', 'gone'],
  ] as const)(
    'learns the result if another admin applies it concurrently (%s)',
    async (action, kind) => {
      const store = aStore({ clock });
      const slow = scheduledDocuments(store, 'slow');
      const services = inboxServices({ documents: store });
      const policy = { admins: [people.gloria, people.adam], everyoneIsAdmin: false };
      await services.deliver('w1', anAssignment());
      await services.deliver('w2', anAssignment({ serviceLevel: 10 }));
      const core = coreOf(slow, policy);
      const inbox = new Inbox({ ...core, desk: new Desk(core) });
      const by = { kind: 'person', personId: people.adam } as const;
      await assert(
        asyncProperty(scheduler(), async (order) => {
          slow.order(order);
          const late = inbox.resolveParked({ ...decision, by, action });
          // The other admin decides after this one has read the event.
          await order.waitNext(2);
          await services.inbox.resolveParked({ ...decision, action: 'apply' });
          expect(await order.waitFor(late)).toMatchObject({ kind });
        }),
        { numRuns: 1, seed: 1 },
      );
      expect(await settledOf(services, 'w2')).toMatchObject({
        how: 'applied',
        by: { personId: people.gloria },
      });
    },
  );

  it('cannot apply what the rules refuse', async () => {
    const services = inboxServices();
    await services.deliver('w1', anAssignment());
    await services.deliver('w2', anEvent('payment.status_changed', { status: 'paid' }));
    const outcome = await services.inbox.resolveParked({ ...decision, action: 'apply' });
    expect(outcome).toMatchObject({ kind: 'refused' });
    expect(await services.parked()).toEqual(['w2 not-possible-now']);
  });
});

/** The resolution of a parked event. */
async function settledOf({ documents }: InboxServices, webhookId: string) {
  const key = { tenantId: TENANT, aggregateId: `voucher:${VOUCHER}`, id: `parked:${webhookId}` };
  return (await documents.read<Parked>(key))?.body.settled;
}

function methodsOf(store: Documents): Documents {
  return {
    read: (key) => store.read(key),
    commit: (partition, writes) => store.commit(partition, writes),
    find: (query) => store.find(query),
    count: (query) => store.count(query),
    tally: (query) => store.tally(query),
    ping: () => store.ping(),
    close: () => store.close(),
  };
}
