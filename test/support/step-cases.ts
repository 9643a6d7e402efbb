import type { StepName } from '../../workflow/programme/actions.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import { aProgramme } from './a-programme.ts';
import {
  anAssignedVoucher,
  anExpiredVoucher,
  aRedeemedVoucher,
  aReportedVoucher,
  aReservedVoucher,
  aValidatedVoucher,
  aVoucherWithPayment,
  assigned,
  reported,
  reserved,
} from './a-voucher.ts';
import { people } from './partner.ts';
import type { Given } from './voucher-decisions.ts';

type Values = Readonly<Record<string, string>>;

/** Test data of one step; a missing part is a type error. */
export interface StepCase {
  /** A voucher ready for the step by Paula on 15 June 2020; undefined for a new voucher. */
  readonly voucher?: Voucher;
  /** Form inputs as Paula's client sends them. */
  readonly form: Values;
  /**
   * The table of roles, copied by hand: global admin, partner admin, project manager, consultant.
   * `•` any voucher, `a` those assigned to them, `l` the engagements they lead, `-` none.
   */
  readonly may: `${Right}${Right}${Right}${Right}`;
  /** Roles without a right to any voucher may only take it for what they entered themselves. */
  readonly ownEntries?: true;
  /** Who else may send it, besides people. */
  readonly outside?: readonly 'microsoft'[];
  /** The stages in which Paula is offered it. */
  readonly offered: readonly Stage[];
  /** The day of the step before, and the rules that this step breaks on that day. */
  readonly earliest: { readonly on: string; readonly refused: readonly string[] } | 'none';
  /** The last day on which it can be taken, and the rule that refuses it on the day after. */
  readonly lastDay: { readonly on: string; readonly refusal: string } | 'none';
  /** A refusal, with the facts that its message needs. */
  readonly refusal: {
    readonly code: string;
    readonly facts: object;
    readonly voucher?: Voucher;
    readonly form?: Values;
    readonly given?: Given;
  };
  /** The facts of its event, for the message in the history. */
  readonly history: object;
  /** The step in the chat. */
  readonly chat: {
    readonly says: string;
    readonly opens: RegExp;
    /** Values that are refused, and the answer to them. */
    readonly refused?: readonly [Values, RegExp];
    readonly done: RegExp;
    /** The voucher afterwards. */
    readonly after: object;
  };
}
type Right = '•' | 'a' | 'l' | '-';

/** Vouchers of Paula that differ in the steps offered on 15 June 2020. */
export const stages = {
  assigned: anAssignedVoucher(),
  validated: aValidatedVoucher(),
  reserved: aReservedVoucher({ startDate: '2020-06-22', endDate: '2020-06-26' }),
  'ending today': aReservedVoucher({ endDate: '2020-06-15' }),
  reported: aReportedVoucher(),
  redeemed: aRedeemedVoucher(),
  'payment requested': aVoucherWithPayment(),
  'action required': aVoucherWithPayment('action-required'),
  rejected: aVoucherWithPayment('rejected'),
  paid: aVoucherWithPayment('paid'),
  expired: anExpiredVoucher(),
} as const;
export type Stage = keyof typeof stages;

const day = (value: string) => ({ as: 'day', value });
const coded = (as: string, value: string) => ({ as, value });
const notAllowed = (action: string, status: string, allowed: string) => ({
  status: coded('status', status),
  allowed: { as: 'list', mode: 'or', items: [coded('status', allowed)] },
  action: coded('action', action),
});

export const stepCases = {
  register: {
    form: {
      voucherId: 'WXYZ-9876',
      offer: 'DDPS',
      serviceLevel: '5',
      organisation: 'Fabrikam AG',
      customerEmail: 'vera@fabrikam.example',
      country: 'DE',
      assignedOn: '2020-06-10',
      expiresOn: '',
    },
    // Taking the voucher from the forwarded e-mail makes it one's own.
    may: '•••-',
    offered: [],
    earliest: 'none',
    lastDay: 'none',
    refusal: {
      code: 'calendar-open',
      given: {
        programme: aProgramme({ calendar: { inForce: true, lastDayToAssign: '2020-06-09' } }),
      },
      facts: {
        action: coded('action', 'register'),
        lastDay: day('2020-06-09'),
        on: day('2020-06-10'),
      },
    },
    history: {
      offer: coded('offer', 'DDPS'),
      days: 5,
      organisation: 'Fabrikam AG',
      until: day('2020-12-07'),
      source: 'mail',
    },
    chat: {
      says: 'register',
      opens: /Register a voucher/u,
      refused: [{ voucherId: 'WXYZ-9876', assignedOn: '' }, /another look/u],
      done: /✔ Voucher registered[^]*WXYZ-9876/u,
      after: { source: 'e-mail', assignedOn: '2020-06-10', status: 'assigned' },
    },
  },
  validate: {
    voucher: anAssignedVoucher(),
    form: { customerEmail: 'vera@fabrikam.example' },
    may: '••a-',
    offered: ['assigned', 'validated'],
    earliest: { on: assigned.assignedOn, refused: [] },
    lastDay: { on: '2020-10-31', refusal: 'voucher-not-expired' },
    refusal: {
      code: 'customer-email-matches',
      form: { customerEmail: 'x@y.example' },
      facts: { organisation: 'Fabrikam AG' },
    },
    history: { on: day('2020-06-15') },
    chat: {
      says: 'validate ABCD-1234',
      opens: /Validate the voucher/u,
      refused: [{ customerEmail: 'someone@else.example' }, /isn't the one of the voucher/u],
      done: /can be reserved[^]*Enrolled in DDPS/u,
      after: { status: 'assigned', validatedOn: '2020-06-15' },
    },
  },
  reserve: {
    voucher: aValidatedVoucher(),
    form: {
      engagement: 'windows-and-office',
      location: '1234567',
      consultant: people.carlo,
      startDate: '2020-06-22',
      endDate: '2020-06-26',
      termsAccepted: 'true',
    },
    may: '••a-',
    offered: ['validated'],
    // Not the validation, which a reservation made at Microsoft can precede.
    earliest: { on: assigned.assignedOn, refused: [] },
    lastDay: { on: '2020-06-22', refusal: 'start-not-past@startDate' },
    refusal: {
      code: 'validated',
      voucher: anAssignedVoucher(),
      facts: { organisation: 'Fabrikam AG', validatedOn: '' },
    },
    history: {
      engagement: coded('engagement', 'windows-and-office'),
      country: '',
      from: day('2020-06-22'),
      to: day('2020-06-26'),
      oneDay: 'no',
      consultant: coded('person', people.carlo),
    },
    chat: {
      says: 'reserve ABCD-1234',
      opens: /Reserve and schedule/u,
      refused: [{ endDate: '2020-06-19' }, /another look/u],
      done: /✔ Reserved[^]*Next: carry out/u,
      after: { status: 'reserved', reservation: { engagement: 'windows-and-office' } },
    },
  },
  reschedule: {
    voucher: aReservedVoucher({ startDate: '2020-06-22', endDate: '2020-06-26' }),
    form: { startDate: '2020-07-06', endDate: '2020-07-10', consultant: people.carlo },
    may: '••a-',
    offered: ['reserved', 'ending today'],
    earliest: { on: reserved.reservedOn, refused: [] },
    lastDay: { on: '2020-07-06', refusal: 'start-not-past@startDate' },
    refusal: {
      code: 'state-allows',
      voucher: anAssignedVoucher(),
      facts: notAllowed('reschedule', 'assigned', 'reserved'),
    },
    history: {
      from: day('2020-07-06'),
      to: day('2020-07-10'),
      oneDay: 'no',
      consultant: coded('person', people.carlo),
    },
    chat: {
      says: 'reschedule ABCD-1234',
      opens: /^Reschedule/u,
      refused: [{ startDate: '2020-07-10', endDate: '2020-07-06' }, /another look/u],
      done: /✔ Rescheduled: Jul 6 – 10, 2020/u,
      after: { reservation: { startDate: '2020-07-06', endDate: '2020-07-10' } },
    },
  },
  release: {
    voucher: aReservedVoucher(),
    form: { reason: 'not-taking-place' },
    may: '••a-',
    offered: ['reserved', 'ending today'],
    earliest: { on: reserved.reservedOn, refused: [] },
    lastDay: { on: '2020-10-31', refusal: 'voucher-not-expired' },
    refusal: { code: 'release-reason-known', form: { reason: 'x' }, facts: { reason: 'x' } },
    history: { reason: coded('release-reason', 'not-taking-place') },
    chat: {
      says: 'release ABCD-1234',
      opens: /^Release the reservation\n/u,
      refused: [{ reason: '' }, /missing/u],
      done: /✔ Reservation released: The engagement will not take place[^]*Assigned/u,
      after: { status: 'assigned' },
    },
  },
  report: {
    voucher: aReservedVoucher(),
    form: {
      consultant: people.carlo,
      location: '1234567',
      deliveryCountry: 'DE',
      startDate: '2020-06-08',
      endDate: '2020-06-12',
      daysDelivered: '5',
      offSiteDays: '1',
      products: 'Windows 10',
      deliverableType: 'findings-and-recommendations',
      deliverableReference: 'https://contoso.example/plan.pdf',
      handedOverOn: '2020-06-12',
      summary: 'Rollout in three waves.',
      nextSteps: 'Pilot with the sales team.',
    },
    may: '••al',
    offered: ['ending today'],
    earliest: {
      on: reserved.reservedOn,
      refused: ['engagement-ended@endDate', 'handed-over-in-time@handedOverOn'],
    },
    lastDay: { on: '2020-10-31', refusal: 'voucher-not-expired' },
    refusal: {
      code: 'state-allows',
      voucher: aReportedVoucher(),
      facts: notAllowed('report', 'reported', 'reserved'),
    },
    history: { days: 5, from: day('2020-06-08'), to: day('2020-06-12'), oneDay: 'no' },
    chat: {
      says: 'report ABCD-1234',
      opens: /^Completion report\nFabrikam AG/u,
      refused: [{ daysDelivered: '9' }, /another look/u],
      done: /✔ Completion report submitted: 5 days[^]*Next: redeem/u,
      after: {
        status: 'reported',
        report: { summary: 'Rollout in three waves.', daysDelivered: 5 },
      },
    },
  },
  redeem: {
    voucher: aReportedVoucher(),
    form: { confirmationReference: 'PC-77' },
    may: '••a-',
    offered: ['reported'],
    earliest: { on: reported.submittedOn, refused: [] },
    lastDay: { on: '2020-10-31', refusal: 'voucher-not-expired' },
    refusal: { code: 'report-present', voucher: aReservedVoucher(), facts: { submittedOn: '' } },
    history: { on: day('2020-06-15'), reference: 'PC-77' },
    chat: {
      says: 'redeem ABCD-1234',
      opens: /✔ Completion report submitted[^]*✔ carlo is qualified/u,
      done: /✔ Redeemed[^]*Next: request the payment/u,
      after: { status: 'redeemed', redemptionReference: 'PC-77' },
    },
  },
  payment: {
    voucher: aRedeemedVoucher(),
    form: { invoiceNumber: 'R-17', amount: '5000', currency: 'EUR', amountsShown: 'EUR 5000' },
    may: '••a-',
    offered: ['redeemed', 'action required', 'rejected'],
    earliest: { on: '2020-06-14', refused: [] },
    lastDay: { on: '2020-08-13', refusal: 'within-payment-window' },
    refusal: {
      code: 'redeemed',
      voucher: aReportedVoucher(),
      facts: { status: coded('status', 'reported') },
    },
    history: { invoice: 'R-17', amount: { as: 'money', amount: 5000, currency: 'EUR' } },
    chat: {
      says: 'invoice ABCD-1234',
      opens: /^Request payment\n/u,
      refused: [{ amount: '-1' }, /another look/u],
      done: /✔ Payment requested: invoice R-17, €5,000/u,
      after: { payment: { status: 'requested', invoiceNumber: 'R-17', amount: 5000 } },
    },
  },
  'payment-status': {
    voucher: aVoucherWithPayment(),
    form: { status: 'approved' },
    may: '••a-',
    outside: ['microsoft'],
    offered: ['payment requested', 'action required'],
    earliest: { on: '2020-06-15', refused: [] },
    lastDay: 'none',
    refusal: {
      code: 'payment-status-follows',
      voucher: aVoucherWithPayment('paid'),
      form: { status: 'rejected' },
      facts: { from: coded('payment-status', 'paid'), to: coded('payment-status', 'rejected') },
    },
    history: {
      status: coded('payment-status', 'approved'),
      reference: '',
      reason: '',
      gap: 'no',
      paid: '',
      asked: '',
      closed: 'no',
    },
    chat: {
      says: 'payment status ABCD-1234',
      opens: /^Payment status\n/u,
      done: /✔ Payment: Approved/u,
      after: { payment: { status: 'approved' } },
    },
  },
  handover: {
    voucher: aValidatedVoucher(),
    form: { colleague: people.adam },
    may: '••a-',
    offered: [
      'assigned',
      'validated',
      'reserved',
      'ending today',
      'reported',
      'redeemed',
      'payment requested',
      'action required',
      'rejected',
    ],
    earliest: { on: assigned.assignedOn, refused: [] },
    lastDay: 'none',
    refusal: { code: 'assignee-known', form: { colleague: 'x' }, facts: { colleague: 'x' } },
    history: { assignee: coded('person', people.adam), reason: '' },
    chat: {
      says: 'hand over ABCD-1234',
      opens: /^Hand the voucher over\n/u,
      done: /✔ Handed over to adam/u,
      after: { assignee: { personId: people.adam } },
    },
  },
  note: {
    voucher: aReservedVoucher(),
    form: { note: 'On holiday until Monday.' },
    may: '••al',
    offered: Object.keys(stages) as Stage[],
    earliest: 'none',
    lastDay: 'none',
    refusal: { code: 'own-note', form: { noteId: '7' }, facts: { on: '' } },
    history: { note: 'On holiday until Monday.', since: '' },
    chat: {
      says: 'note ABCD-1234',
      opens: /^Add a note\n/u,
      refused: [{ note: ' ' }, /another look/u],
      done: /✔ Note: On holiday until Monday\.[^]*Note: On holiday until Monday\.\npaula, Jun 15/iu,
      after: { status: 'reserved', notes: [{ note: 'On holiday until Monday.' }] },
    },
  },
  correct: {
    voucher: aVoucherWithPayment(),
    form: {
      part: 'payment',
      invoiceNumber: 'R-2020-18',
      amount: '5500',
      currency: 'EUR',
      confirmationReference: '',
      onDate: '2020-06-15',
      reason: 'Wrong invoice',
    },
    may: '••al',
    ownEntries: true,
    earliest: 'none',
    offered: Object.keys(stages) as Stage[],
    lastDay: 'none',
    refusal: {
      code: 'part-entered',
      voucher: aRedeemedVoucher(),
      facts: { entry: coded('entry', 'payment') },
    },
    history: {
      part: coded('entry', 'payment'),
      changes: {
        as: 'list',
        mode: 'and',
        items: [
          { as: 'change', field: 'invoiceNumber', from: 'R-2020-17', to: 'R-2020-18' },
          {
            as: 'change',
            field: 'amount',
            from: { as: 'money', amount: 5000, currency: 'EUR' },
            to: { as: 'money', amount: 5500, currency: 'EUR' },
          },
        ],
      },
      reason: 'Wrong invoice',
    },
    chat: {
      says: 'correct the invoice number of ABCD-1234',
      opens: /^Correct: payment request\n/u,
      refused: [{ reason: '' }, /another look/u],
      done: /✔ Corrected, payment request: Your invoice number: R-2020-17 → R-2020-18 and Amount: €5,000 → €5,500\. Reason: Wrong invoice/u,
      after: { payment: { invoiceNumber: 'R-2020-18', amount: 5500, status: 'requested' } },
    },
  },
  undo: {
    voucher: aRedeemedVoucher(),
    form: { reason: 'Wrong voucher' },
    may: '••al',
    ownEntries: true,
    earliest: 'none',
    offered: (Object.keys(stages) as Stage[]).filter((stage) => stage !== 'assigned'),
    lastDay: 'none',
    refusal: { code: 'something-to-undo', voucher: anAssignedVoucher(), facts: {} },
    history: { entry: coded('entry', 'redeemed'), reason: 'Wrong voucher' },
    chat: {
      says: 'undo ABCD-1234',
      opens: /^Take back the last entry\n[^]*Redeemed on Jun 14, 2020[^]*Report/u,
      refused: [{ reason: ' ' }, /another look/u],
      done: /✔ Taken back: redemption\. Reason: Wrong voucher[^]*Next: redeem/u,
      after: { status: 'reported' },
    },
  },
} as const satisfies Record<StepName, StepCase>;

/** Each step with its case. */
export const everyStep = Object.entries<StepCase>(stepCases) as readonly [StepName, StepCase][];
