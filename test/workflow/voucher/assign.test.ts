import { anAssignedVoucher, aReservedVoucher, assigned } from '../../support/a-voucher.ts';
import { actorOf, people } from '../../support/partner.ts';
import { aProgramme } from '../../support/a-programme.ts';
import { decide, voucherCommand } from '../../support/voucher-decisions.ts';
import { contextOf, anEnrolledPartner } from '../../support/partner.ts';
import { samePerson } from '../../../workflow/voucher/assignee.ts';
import { decideVoucher } from '../../../workflow/steps/decide-voucher.ts';

const customer = { kind: 'customer' } as const;
const fabrikam = {
  organisation: 'Fabrikam AG',
  contactEmail: 'vera@fabrikam.example',
  country: 'DE',
};
const account = {
  offer: 'DDPS',
  serviceLevel: 5,
  customer: fabrikam,
  assignedTo: { aadObjectId: people.paula, email: 'paula@contoso.example', name: 'Paula' },
  assignedAt: '2020-05-04T08:30:00Z',
  expiresAt: '2020-10-31',
};
const assign = (values: object = {}, voucher = undefined as Parameters<typeof decide>[0]) =>
  decide(voucher, 'assign', { ...account, ...values }, { actor: customer });

describe('an assignment by the customer', () => {
  it('stores the stated facts', () => {
    expect(assign().events).toEqual([assigned]);
  });

  it.each([
    ['nothing is said of it', undefined, '2020-10-31'],
    ['a day is told', '2020-12-24', '2020-12-24'],
    ['a moment is told, by the partner’s clock', '2020-12-24T23:30:00Z', '2020-12-25'],
  ])('ends when %s', (_case, expiresAt, expiresOn) => {
    expect(assign({ expiresAt }).voucher?.expiresOn).toBe(expiresOn);
  });

  it.each([
    ['2020-03-30', '2020-12-25'],
    ['2020-03-31', '2020-12-26'],
    ['2020-04-01', '2020-09-28'],
    ['2020-04-02', '2020-09-29'],
  ])('lives 90 days longer if assigned before 1 April 2020: %s', (assignedAt, expiresOn) => {
    expect(assign({ assignedAt, expiresAt: undefined }).voucher?.expiresOn).toBe(expiresOn);
  });

  it('agrees with an account without a last day that was stored before the extension', () => {
    const stored = anAssignedVoucher({ assignedOn: '2020-03-31', expiresOn: '2020-09-27' });
    const again = { assignedAt: '2020-03-31', expiresAt: undefined };
    expect(assign(again, stored).refused.filter((one) => /expiresOn/u.test(one))).toEqual([]);
  });

  it.each([
    [
      'a moment late in the evening',
      '2020-05-04T22:30:00Z',
      '2020-05-05',
      '2020-05-04T22:30:00.000Z',
    ],
    ['a bare day', '2020-05-04', '2020-05-04', '2020-05-03T22:00:00.000Z'],
  ])('has the partner’s local day: %s', (_case, assignedAt, assignedOn, at) => {
    expect(assign({ assignedAt, expiresAt: undefined }).voucher).toMatchObject({
      assignedOn,
      assignedAt: at,
    });
  });

  it.each([
    [{ offer: 'NOPE' }, ['offer-known@offer']],
    [{ offer: 'AZDPS' }, ['offer-known@offer']],
    [{ serviceLevel: 4 }, ['service-level-known@serviceLevel']],
    // The next day may have begun in the customer's time zone.
    [{ assignedAt: '2020-06-16', expiresAt: undefined }, []],
    [{ assignedAt: '2020-06-17', expiresAt: undefined }, ['assigned-by-today@assignedOn']],
    [{ expiresAt: '2020-05-04' }, []],
    [{ expiresAt: '2020-05-03' }, ['expiry-after-assignment@expiresOn']],
    [
      { offer: 'NOPE', serviceLevel: 4, expiresAt: '2020-05-03' },
      [
        'offer-known@offer',
        'service-level-known@serviceLevel',
        'expiry-after-assignment@expiresOn',
      ],
    ],
  ])('is accepted or refused with %j: %j', (values, refused) => {
    expect(assign(values).refused).toEqual(refused);
  });

  it.each([
    ['2021-06-30', []],
    ['2021-07-01', ['calendar-open@assignedOn']],
  ])(
    'is accepted or refused on %s, with the programme’s end dates in force: %j',
    (assignedAt, refused) => {
      const programme = aProgramme({ calendar: { inForce: true, lastDayToAssign: '2021-06-30' } });
      const decided = decide(
        undefined,
        'assign',
        { ...account, assignedAt, expiresAt: undefined },
        { actor: customer, programme, today: assignedAt },
      );
      expect(decided.refused).toEqual(refused);
    },
  );

  it.each([
    [
      'both ids differ',
      { personId: 'a', email: 'x@y.example' },
      { personId: 'b', email: 'x@y.example' },
      false,
    ],
    ['one id is missing', { email: 'x@y.example' }, { personId: 'b', email: 'X@y.example' }, true],
    ['one has no address', { email: 'x@y.example' }, { personId: 'b' }, false],
    ['neither says anything', {}, {}, false],
  ])('recognises the same person or not: %s %#', (_case, one, other, same) => {
    expect(samePerson(one, other)).toBe(same);
    expect(samePerson(other, one)).toBe(same);
  });

  it('names the last day in the refusal', () => {
    const programme = aProgramme({ calendar: { inForce: true, lastDayToAssign: '2020-05-03' } });
    const context = { ...contextOf(anEnrolledPartner(), { actor: customer, programme }) };
    const decision = decideVoucher(undefined, { name: 'assign', ...account }, context);
    expect(decision).toMatchObject({
      refused: [{ facts: { lastDay: { as: 'day', value: '2020-05-03' } } }],
    });
  });
});

describe('a repeated assignment of a known voucher', () => {
  const handedOver = decide(anAssignedVoucher(), 'handover', { colleague: people.adam }).voucher;
  const extended = decide(
    anAssignedVoucher(),
    'change-expiry',
    { expiresAt: '2021-01-29' },
    { actor: customer },
  ).voucher;

  it.each([
    ['the same', {}, anAssignedVoucher()],
    [
      'the organisation spelled otherwise',
      { customer: { ...fabrikam, organisation: 'FABRIKAM  a.g. ' } },
      anAssignedVoucher(),
    ],
    [
      'the same person by address only',
      { assignedTo: { email: 'paula@contoso.example' } },
      anAssignedVoucher(),
    ],
    ['after the engagement was reserved', {}, aReservedVoucher()],
    ['the first assignee, after a handover', {}, handedOver],
    ['the first expiry, after an extension', {}, extended],
    ['the present expiry, after an extension', { expiresAt: '2021-01-29' }, extended],
  ])('has no effect: %s', (_case, values, voucher) => {
    expect(assign(values, voucher)).toEqual({ events: [], voucher, refused: [] });
  });

  it.each([
    ['offer', { offer: 'SDPS' }],
    ['serviceLevel', { serviceLevel: 10 }],
    ['organisation', { customer: { ...fabrikam, organisation: 'Fabrikam Nord AG' } }],
    ['customerEmail', { customer: { ...fabrikam, contactEmail: 'victor@fabrikam.example' } }],
    ['country', { customer: { ...fabrikam, country: 'AT' } }],
    ['assignedOn', { assignedAt: '2020-05-05' }],
    ['expiresOn', { expiresAt: '2020-11-01' }],
    ['assignedTo', { assignedTo: { aadObjectId: people.adam, email: 'paula@contoso.example' } }],
    ['assignedTo', { assignedTo: { email: 'somebody@contoso.example' } }],
  ])('is refused by the fact if the %s differs', (field, values) => {
    expect(assign(values, anAssignedVoucher()).refused).toEqual([`facts-agree@${field}`]);
  });
});

describe('a difference between two assignments', () => {
  it.each([
    [{ serviceLevel: 10 }, { ours: 5, theirs: 10 }],
    [
      { assignedTo: { aadObjectId: people.adam } },
      { ours: 'Paula', theirs: { as: 'person', value: people.adam } },
    ],
    [
      { assignedTo: { email: 'new@contoso.example' } },
      { ours: 'Paula', theirs: 'new@contoso.example' },
    ],
    [
      { expiresAt: '2020-12-31' },
      { ours: { as: 'day', value: '2020-10-31' }, theirs: { as: 'day', value: '2020-12-31' } },
    ],
  ])('is reported with both values: %j', (values, facts) => {
    const decision = decideVoucher(
      anAssignedVoucher(),
      voucherCommand('assign', { ...account, ...values }),
      contextOf(anEnrolledPartner(), { actor: customer }),
    );
    expect(decision).toMatchObject({ refused: [{ code: 'facts-agree', facts }] });
  });
});

describe('a registration from a forwarded e-mail', () => {
  const read = {
    offer: 'DDPS',
    serviceLevel: '5',
    organisation: 'Fabrikam AG',
    customerEmail: 'Vera@Fabrikam.example',
    country: 'de',
    assignedOn: '2020-05-04',
    expiresOn: '',
  };
  const register = (values: object = {}, voucher = undefined as Parameters<typeof decide>[0]) =>
    decide(voucher, 'register', { ...read, ...values });

  it('assigns the voucher to the person who registers it', () => {
    const { voucher } = register();
    expect(voucher).toMatchObject({
      source: 'e-mail',
      assignee: { personId: people.paula },
      customer: fabrikam,
      assignedOn: '2020-05-04',
      expiresOn: '2020-10-31',
    });
    expect(voucher?.stated).toEqual({ expiresOn: '2020-10-31' });
  });

  it.each([
    [{ offer: 'NOPE' }, ['offer-known@offer']],
    [{ serviceLevel: 2 }, ['service-level-known@serviceLevel']],
    [{ assignedOn: '2020-06-17' }, ['assigned-by-today@assignedOn']],
    [{ expiresOn: '2020-05-03' }, ['expiry-after-assignment@expiresOn']],
  ])('is accepted or refused with %j: %j', (values, refused) => {
    expect(register(values).refused).toEqual(refused);
  });

  it.each([
    ['ABCD-1234', []],
    ['A', ['voucher-id-accepted@voucherId']],
    ['ABCD 1234', ['voucher-id-accepted@voucherId']],
  ])('is accepted or refused under the ID %s: %j', (voucherId, refused) => {
    expect(decide(undefined, 'register', read, { voucherId }).refused).toEqual(refused);
  });

  it('changes nothing if repeated with the same facts, and is refused with others', () => {
    expect(register({}, anAssignedVoucher())).toMatchObject({ events: [], refused: [] });
    expect(register({ country: 'AT', serviceLevel: 10 }, anAssignedVoucher()).refused).toEqual([
      'facts-agree@serviceLevel',
      'facts-agree@country',
    ]);
  });

  it('is confirmed once by a later event with the same facts', () => {
    const { events, voucher } = assign({}, register().voucher);
    expect(events.map(({ type }) => type)).toEqual(['assignment-confirmed']);
    expect(voucher).toMatchObject({
      source: 'event',
      assignee: { personId: people.paula },
      stated: { assignee: { email: 'paula@contoso.example' }, expiresOn: '2020-10-31' },
    });
    expect(assign({}, voucher).events).toEqual([]);
  });

  it('yields to the assignee of the event while nobody works on the voucher', () => {
    const assignedTo = { aadObjectId: people.adam };
    const { events, voucher } = assign({ assignedTo }, register().voucher);
    expect(events.map(({ type }) => type)).toEqual(['assignment-confirmed', 'reassigned']);
    expect(voucher?.assignee).toEqual({ personId: people.adam });

    const working = aReservedVoucher({}, { source: 'e-mail' });
    expect(assign({ assignedTo }, working).voucher?.assignee).toEqual(working.assignee);
  });

  it('is contradicted by a later event with other facts, which is refused', () => {
    expect(assign({ serviceLevel: 10 }, register().voucher).refused).toEqual([
      'facts-agree@serviceLevel',
    ]);
  });
});

describe('the assignee of a voucher', () => {
  const reassign = (assignedTo: object) =>
    decide(anAssignedVoucher(), 'reassign', { assignedTo }, { actor: customer });

  it('changes only if the customer names another person', () => {
    expect(reassign({ email: 'Adam@contoso.example' }).voucher?.assignee).toEqual({
      email: 'adam@contoso.example',
    });
    expect(reassign({ email: 'paula@contoso.example' }).events).toEqual([]);
  });

  const byAddress = anAssignedVoucher({ assignee: { email: 'paula@contoso.example' } });
  const identify = (email: string, voucher = byAddress) =>
    decide(
      voucher,
      'identify-assignee',
      { personId: people.paula, email },
      { actor: { kind: 'desk' } },
    );

  it('is completed from the roster, also in the customer’s statement', () => {
    const { voucher } = identify('paula@contoso.example');
    const assignee = { email: 'paula@contoso.example', personId: people.paula };
    expect(voucher).toMatchObject({ assignee, stated: { assignee, expiresOn: '2020-10-31' } });
    expect(assign({ assignedTo: { aadObjectId: people.paula } }, voucher).refused).toEqual([]);
  });

  it('is completed in the customer’s statement too, so that it agrees after a handover', () => {
    const { voucher } = identify('paula@contoso.example');
    const handedOver = decide(voucher, 'handover', { colleague: people.adam }).voucher;
    expect(assign({ assignedTo: { aadObjectId: people.paula } }, handedOver).refused).toEqual([]);
  });

  it('is completed only for the person the customer named, not after a handover', () => {
    const elsewhere = decide(
      byAddress,
      'reassign',
      { assignedTo: { email: 'adam@contoso.example' } },
      { actor: customer },
    ).voucher;
    const { voucher } = identify('adam@contoso.example', elsewhere);
    expect(voucher?.assignee).toEqual({ email: 'adam@contoso.example', personId: people.paula });
    expect(voucher?.stated.assignee).toEqual({ email: 'paula@contoso.example' });
  });

  it('is completed where the customer has stated none', () => {
    const registered = decide(
      anAssignedVoucher({ source: 'e-mail' }),
      'reassign',
      { assignedTo: { email: 'paula@contoso.example' } },
      { actor: customer },
    ).voucher;
    const { voucher } = identify('paula@contoso.example', registered);
    expect(voucher?.assignee.personId).toBe(people.paula);
    expect(voucher?.stated.assignee).toBeUndefined();
  });

  it.each([
    ['the address of somebody else', 'adam@contoso.example', byAddress],
    ['somebody who is known already', 'paula@contoso.example', anAssignedVoucher()],
  ])('is unchanged for %s', (_case, email, voucher) => {
    expect(identify(email, voucher)).toEqual({ events: [], voucher, refused: [] });
  });

  it.each([
    ['a project manager', people.paula, people.adam, []],
    ['by address', people.paula, 'adam@contoso.example', []],
    [
      'a consultant, who could not carry it on',
      people.paula,
      people.carlo,
      ['assignee-known@colleague'],
    ],
    ['a stranger', people.paula, people.nobody, ['assignee-known@colleague']],
  ])('changes by a handover to %s', (_case, from, colleague, refused) => {
    const members = anEnrolledPartner().members.map((member) =>
      member.personId === people.adam ? { ...member, email: 'adam@contoso.example' } : member,
    );
    const decided = decide(
      anAssignedVoucher(),
      'handover',
      { colleague, reason: 'Holiday' },
      { actor: actorOf(from, 'project-manager'), records: { members } },
    );
    expect(decided.refused).toEqual(refused);
    if (refused.length === 0) {
      expect(decided.voucher?.assignee).toMatchObject({ personId: people.adam });
      expect(decided.events).toMatchObject([{ type: 'reassigned', reason: 'Holiday' }]);
    }
  });

  it('cannot hand the voucher over to themselves', () => {
    expect(decide(anAssignedVoucher(), 'handover', { colleague: people.paula }).events).toEqual([]);
  });

  it('can be a colleague who is no contact yet', () => {
    const members = [
      ...anEnrolledPartner().members,
      {
        personId: 'email:nora@contoso.example',
        name: 'Nora',
        email: 'nora@contoso.example',
        roles: ['project-manager'] as const,
      },
    ];
    const { voucher } = decide(
      anAssignedVoucher(),
      'handover',
      { colleague: 'nora@contoso.example' },
      { records: { members } },
    );
    expect(voucher?.assignee).toEqual({ email: 'nora@contoso.example', name: 'Nora' });
  });
});
