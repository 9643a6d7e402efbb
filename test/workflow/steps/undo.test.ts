import { eventKinds, type VoucherEvent } from '../../../workflow/steps/catalogue.ts';
import { checksOf } from '../../../workflow/steps/decide-voucher.ts';
import { evolve } from '../../../workflow/steps/evolve.ts';
import { pastOf, type RecordedEvent } from '../../../workflow/steps/past.ts';
import type { Voucher } from '../../../workflow/voucher/voucher.ts';
import {
  anAssignedVoucher,
  assigned,
  aVoucherOf,
  paymentRequested,
  recordsOf,
  reported,
  reserved,
  voucherKey,
} from '../../support/a-voucher.ts';
import { actorOf, people, today } from '../../support/partner.ts';
import { everyStep } from '../../support/step-cases.ts';
import { decide, voucherContext, type Given } from '../../support/voucher-decisions.ts';

const validated = { type: 'validated', on: '2020-06-01' } as const;
const redeemed = { type: 'redeemed', on: '2020-06-14' } as const;
const upTo = (...events: readonly VoucherEvent[]) => aVoucherOf(assigned, ...events);
const toReported = [validated, reserved, reported] as const;
const toPaid = [...toReported, redeemed, paymentRequested] as const;

const admin: Given = { actor: actorOf(people.gloria, 'global-admin') };
const undo = (voucher: Voucher, given: Given = admin) =>
  decide(voucher, 'undo', { reason: 'Wrong voucher' }, given);

const registered: Given = {
  records: { savbRegistration: { confirmedBy: 'x', confirmedOn: '2020-05-01', reference: 'S-1' } },
};
const isMarked = (reversal: string | undefined) => reversal?.startsWith('undo') === true;

/** Without what an undo does not restore. */
const state = ({ revision: _revision, ...rest }: Voucher) => rest;

/** Every kind of event that can be taken back, after a history in which it is possible. */
const undoable: readonly (readonly [readonly VoucherEvent[], VoucherEvent])[] = [
  [[], validated],
  [[validated], reserved],
  [
    [validated, reserved],
    {
      type: 'rescheduled',
      startDate: '2020-07-06',
      endDate: '2020-07-10',
      consultant: people.nobody,
      scheduledOn: '2020-06-15',
    },
  ],
  [[validated, reserved], { type: 'released', reason: 'not-taking-place' }],
  [[validated, reserved], reported],
  [toReported, redeemed],
  [[...toReported, redeemed], paymentRequested],
  [toPaid, { type: 'payment-status-changed', status: 'approved', gap: false }],
  [[validated], { type: 'reassigned', assignee: { personId: people.adam } }],
  [
    toPaid,
    {
      type: 'corrected',
      part: 'payment',
      reason: 'Typo',
      changes: [{ field: 'invoiceNumber', from: 'R-2020-17', to: 'R-2020-18' }],
    },
  ],
];

describe('taking the last entry back', () => {
  it.each(undoable.map(([before, entry]) => [entry.type, before, entry] as const))(
    'restores the state before: %s',
    (type, before, entry) => {
      const { events, refused, voucher } = undo(upTo(...before, entry));
      expect(refused).toEqual([]);
      expect(state(voucher!)).toEqual(state(upTo(...before)));
      expect(events).toEqual([
        expect.objectContaining({
          type: 'undone',
          undone: type,
          sequence: before.length + 2,
          reason: 'Wrong voucher',
        }),
      ]);
    },
  );

  const taken = everyStep.flatMap(([name, { form, voucher }]) => {
    if (voucher === undefined) return [];
    const { events } = decide(voucher, name, form, registered);
    const types = events.map(({ type }) => type);
    if (!types.every((type) => isMarked(eventKinds.get(type)?.reversal))) return [];
    const [, ...before] = recordsOf(voucher).map(({ event }) => event);
    return [{ name, voucher, after: upTo(...before, ...events), types }];
  });
  it.each(taken)('restores the state before the step $name', ({ voucher, after }) => {
    const { refused, voucher: restored } = undo(after);
    expect(refused).toEqual([]);
    expect(state(restored!)).toEqual(state(voucher));
  });

  it('is possible for every event that is marked so', () => {
    const marked = [...eventKinds].flatMap(([type, { reversal }]) =>
      isMarked(reversal) ? [type] : [],
    );
    const tested = [
      ...undoable.map(([, { type }]) => type),
      ...taken.flatMap(({ types }) => types),
    ];
    expect([...new Set<string>(tested)].toSorted()).toEqual(marked.toSorted());
  });

  const expiry = { type: 'expiry-changed', expiresOn: '2020-12-31', revived: false } as const;
  const identified = { type: 'assignee-identified', personId: people.paula } as const;
  const byMail = { ...assigned, assignee: { email: 'paula@contoso.example' } };
  it('leaves what came in from outside since', () => {
    const after = aVoucherOf(byMail, validated, reserved, expiry, identified);
    expect(state(undo(after).voucher!)).toEqual(
      state(aVoucherOf(byMail, validated, expiry, identified)),
    );
  });

  it('does not give the address of another person the id that Teams found', () => {
    const handed = { type: 'reassigned', assignee: { email: 'adam@contoso.example' } } as const;
    const found = { type: 'assignee-identified', personId: people.adam } as const;
    const { voucher } = undo(aVoucherOf(byMail, handed, found));
    expect(voucher?.assignee).toEqual({ email: 'paula@contoso.example' });
    const later = aVoucherOf(byMail, validated, handed, found);
    expect(undo(undo(later).voucher!).refused).toEqual(['something-to-undo']);
  });

  it('goes one step back at a time, and not to a step that was taken back already', () => {
    const history: VoucherEvent[] = [validated, reserved, expiry, reported];
    const left = [[validated, reserved, expiry], [validated, expiry], [expiry], [expiry]];
    const types: (string | undefined)[] = [];
    for (const events of left) {
      const { events: made, refused, voucher } = undo(upTo(...history));
      const [event] = made;
      types.push(event?.type === 'undone' ? event.undone : refused[0]);
      if (event) history.push(event);
      expect(state(voucher!)).toEqual(state(upTo(...events)));
    }
    expect(types).toEqual(['report-submitted', 'reserved', 'validated', 'something-to-undo']);
    const again = undo(upTo(...history, validated));
    expect(again.events).toMatchObject([{ undone: 'validated', sequence: history.length + 2 }]);
  });

  const expired = { type: 'expired', on: '2020-11-01' } as const;
  it('works on an expired voucher, which stays expired', () => {
    const { voucher } = undo(upTo(validated, reserved, expired), { ...admin, today: '2020-11-02' });
    expect(state(voucher!)).toEqual(state(upTo(validated, expired)));
    expect(voucher).toMatchObject({ status: 'expired', statusBeforeExpiry: 'assigned' });
  });

  it('revives a voucher that has expired only by a correction', () => {
    const shortened = {
      type: 'corrected',
      part: 'expiry',
      reason: 'Typo',
      changes: [{ field: 'expiresOn', from: '2020-10-31', to: '2020-06-10' }],
    } as const;
    const early = { type: 'expired', on: '2020-06-11' } as const;
    const after = upTo(validated, reserved, shortened, early);
    const back = (day: string) => undo(after, { ...admin, today: day }).voucher;
    expect(back('2020-10-31')).toMatchObject({ status: 'reserved', expiresOn: '2020-10-31' });
    expect(back('2020-10-31')?.statusBeforeExpiry).toBeUndefined();
    expect(back('2020-11-01')).toMatchObject({ status: 'expired', expiresOn: '2020-10-31' });
  });

  it.each<[string, readonly VoucherEvent[], readonly string[]]>([
    ['the assignment', [], ['something-to-undo']],
    ['a new expiry', [expiry], ['something-to-undo']],
    ['the expiry itself', [expired], ['something-to-undo']],
  ])('is refused for %s', (_what, events, refused) => {
    expect(undo(upTo(...events)).refused).toEqual(refused);
  });

  const paid = { type: 'payment-status-changed', status: 'approved', gap: false } as const;
  const from = (actor: RecordedEvent['actor'], ...events: readonly VoucherEvent[]): Given => {
    const records = recordsOf(upTo(...events)).map((record) =>
      record.event.type.startsWith('payment-status') || record.event.type === 'reassigned'
        ? { ...record, actor }
        : record,
    );
    return { ...admin, past: pastOf(records, voucherKey, today) };
  };
  it('is refused for a payment request that Microsoft has answered', () => {
    const answered = [...toPaid, paid];
    expect(undo(upTo(...answered), from({ kind: 'microsoft' }, ...answered)).refused).toEqual([
      'entry-not-needed',
    ]);
  });

  it('keeps the answer of Microsoft if it does not depend on the entry', () => {
    const corrected = {
      type: 'corrected',
      part: 'payment',
      reason: 'Typo',
      changes: [{ field: 'invoiceNumber', from: 'R-2020-17', to: 'R-2020-18' }],
    } as const;
    const answered = [...toPaid, corrected, paid];
    const { refused, voucher } = undo(upTo(...answered), from({ kind: 'microsoft' }, ...answered));
    expect(refused).toEqual([]);
    expect(state(voucher!)).toEqual(state(upTo(...toPaid, paid)));
  });

  it('passes over a handover that the customer has replaced', () => {
    const moves = [
      validated,
      { type: 'reassigned', assignee: { personId: people.adam } },
      { type: 'reassigned', assignee: { personId: people.carlo } },
    ] as const;
    const records = recordsOf(upTo(...moves)).map((record, at) =>
      at === 3 ? { ...record, actor: { kind: 'customer' } as const } : record,
    );
    expect(pastOf(records, voucherKey, today).undoable).toMatchObject({ type: 'validated' });
  });

  it.each<[string, string, 'project-manager' | 'consultant', string, readonly string[]]>([
    ['a project manager', people.paula, 'project-manager', people.paula, []],
    ['a project manager', people.paula, 'project-manager', people.adam, ['own-entry']],
    ['the lead consultant', people.carlo, 'consultant', people.carlo, []],
    ['the lead consultant', people.carlo, 'consultant', people.paula, ['own-entry']],
  ])(
    'is possible to %s for own entries only (%s, %s, %s)',
    (_who, id, role, enteredBy, refused) => {
      const voucher = upTo(...toReported);
      const past = pastOf(recordsOf(voucher, enteredBy), voucherKey, today);
      expect(undo(voucher, { actor: actorOf(id, role), past }).refused).toEqual(refused);
    },
  );

  it('is refused if another voucher has the claim of the long engagement by now', () => {
    const long = { ...assigned, serviceLevel: 15 };
    const released = { type: 'released', reason: 'not-taking-place' } as const;
    const taken = { ...admin, claimHeldBy: 'OTHER-1' };
    expect(undo(aVoucherOf(long, validated, reserved, released), taken).refused).toEqual([
      'long-engagement-free@reason',
    ]);
    expect(undo(aVoucherOf(long, validated, reserved), taken).refused).toEqual([]);
  });

  it('is not refused for a claim that the voucher does not need afterwards', () => {
    const long = { ...assigned, serviceLevel: 15 };
    const over = { ...admin, claimHeldBy: 'OTHER-1', today: '2020-11-02' };
    const moved = { type: 'reassigned', assignee: { personId: people.adam } } as const;
    expect(undo(aVoucherOf(long, validated, reserved, moved, expired), over).refused).toEqual([]);
  });

  const checksFor = (voucher: Voucher, given: Given) =>
    checksOf('undo', voucher, { reason: 'x' }, voucherContext(given)).map(
      ({ code, met, facts }) => [code, met, facts] as const,
    );
  const entry = (value: string) => ({ as: 'entry', value });

  it('names the entry, its author and the event that needs it', () => {
    const answered = [...toPaid, paid];
    const { past } = from({ kind: 'microsoft' }, ...answered);
    const paula: Given = { actor: actorOf(people.adam, 'project-manager'), past };
    const voucher = upTo(...answered);
    const theirs = { ...voucher, assignee: { personId: people.adam } };
    expect(checksFor(theirs, paula).slice(1)).toEqual([
      ['something-to-undo', true, { entry: entry('payment-requested') }],
      [
        'own-entry',
        false,
        { entry: entry('payment-requested'), person: { as: 'person', value: people.paula } },
      ],
      [
        'entry-not-needed',
        false,
        { entry: entry('payment-requested'), neededBy: entry('payment-status-changed') },
      ],
    ]);
    const free = { ...admin, past: pastOf(recordsOf(upTo(...toPaid)), voucherKey, today) };
    expect(checksFor(upTo(...toPaid), free)).toContainEqual([
      'entry-not-needed',
      true,
      { entry: entry('payment-requested'), neededBy: '' },
    ]);
    const byDesk = recordsOf(upTo(...toPaid)).map((one) => ({
      ...one,
      actor: { kind: 'desk' } as const,
    }));
    expect(checksFor(theirs, { ...paula, past: pastOf(byDesk, voucherKey, today) })).toContainEqual(
      ['own-entry', false, { entry: entry('payment-requested'), person: '' }],
    );
  });

  it.each<[string, readonly VoucherEvent[], object]>([
    ['nothing was done', [], { type: 'assigned', part: 'registration' }],
    ['validated', [validated], { type: 'validated' }],
    ['reserved', [validated, reserved], { type: 'reserved', part: 'reservation' }],
    ['released', [validated, reserved, { type: 'released', reason: 'x' }], { type: 'released' }],
    [
      'reserved, then handed over and corrected',
      [
        validated,
        reserved,
        { type: 'reassigned', assignee: { personId: people.adam } },
        { type: 'corrected', part: 'reservation', reason: 'x', changes: [] },
        expiry,
      ],
      { type: 'reserved', part: 'reservation' },
    ],
    [
      'reserved, and taken back',
      [
        validated,
        reserved,
        { type: 'undone', undone: 'reserved', sequence: 3, reason: 'x', restored: {}, removed: [] },
      ],
      { type: 'validated' },
    ],
    ['paid', [...toPaid, paid], { type: 'payment-status-changed' }],
  ])('knows the last step of a voucher: %s', (_what, events, step) => {
    const { lastStep } = pastOf(recordsOf(upTo(...events)), voucherKey, today);
    expect(lastStep).toEqual({ by: { kind: 'person', personId: people.paula }, ...step });
  });

  it('needs the history', () => {
    expect(undo(anAssignedVoucher(), { ...admin, past: undefined }).refused).toEqual([
      'something-to-undo',
    ]);
  });

  it('keeps the state in the event, so that the history replays without rules', () => {
    const { events, voucher } = undo(upTo(...toReported));
    const stored = JSON.parse(JSON.stringify(events)) as VoucherEvent[];
    expect(stored).toMatchObject([{ restored: { status: 'reserved' }, removed: ['report'] }]);
    const replayed = stored.reduce(
      (one, event) => evolve(one, event, voucherKey),
      upTo(...toReported),
    );
    expect(replayed).toEqual(voucher);
  });
});
