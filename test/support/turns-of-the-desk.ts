import { newPartner, type Partner } from '../../workflow/partner/partner.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { CommandName, VerbName } from '../../cards/kit/command-name.ts';
import type { Reply, Talker } from './a-chat.ts';
import {
  anAssignedVoucher,
  aRedeemedVoucher,
  aReportedVoucher,
  aReservedVoucher,
  aValidatedVoucher,
  aVoucherWithPayment,
} from './a-voucher.ts';
import { aMember, anEnrolledPartner, people, team } from './partner.ts';
import { existingRecords } from './engagement.ts';
import { forms } from './forms.ts';

/**
 * `shows` and `lists`: a click without a dialog, for one item or a query. `opens` a form, `offers`
 * one with other vouchers or their bookings, `commits` a form. `several`: reads a history, or all vouchers
 * of a person.
 */
export type TurnKind = 'shows' | 'lists' | 'opens' | 'offers' | 'commits' | 'several';

/** A turn and the turns before it. */
export interface DeskTurn {
  readonly name: string;
  readonly kind: TurnKind;
  readonly voucher?: Voucher;
  readonly partner?: Partner;
  readonly before?: (gloria: Talker) => Promise<unknown>;
  readonly turn: (gloria: Talker) => Promise<Reply>;
}

/** A click on a button that opens or shows something. */
const click =
  (verb: string, desk: object = { voucherId: 'ABCD-1234' }) =>
  (talker: Talker): Promise<Reply> => {
    const value = { action: { type: 'Action.Execute', verb, data: { desk } }, trigger: 'manual' };
    return talker.sends({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value,
      replyToId: 'a-card',
    });
  };

const ready = anEnrolledPartner({
  savbRegistration: { confirmedBy: people.gloria, confirmedOn: '2020-02-01', reference: 'S-1' },
  members: [...team, aMember(people.nobody, 'project-manager')],
});
const beforeRegistration = anEnrolledPartner({ members: ready.members });
const beforeAgreement = anEnrolledPartner({ agreement: undefined, enrolments: [] });
const beforeEnrolment = anEnrolledPartner({ enrolments: [] });
const withoutRole = anEnrolledPartner({
  members: team.filter(({ personId }) => personId !== people.gloria),
});
const REQUESTED_AT = '2020-06-15T06:00:00.000Z';
const withRequest = anEnrolledPartner({
  roleRequests: [{ personId: people.nobody, name: 'Nora', at: REQUESTED_AT }],
});
const brandNew: Partner = { ...newPartner('contoso'), members: team };

const SHOWS: readonly VerbName[] = [
  'status',
  'next',
  'guide',
  'programme',
  'onboarding',
  'eligibility',
  'profile',
  'rights',
];
const MORE_SHOWS: readonly CommandName[] = [
  'away',
  'notifications',
  'language',
  'help',
  'cancel',
  'export',
  'calendar',
  'import',
];
const LISTS: readonly CommandName[] = [
  'vouchers',
  'deadlines',
  'payments',
  'overview',
  'capacity',
  'history',
  'team',
];

/** The steps of a voucher with their forms. */
const STEPS: readonly (readonly [verb: keyof typeof forms, voucher: Voucher])[] = [
  ['validate', anAssignedVoucher()],
  ['reserve', aValidatedVoucher()],
  ['reschedule', aReservedVoucher({ startDate: '2020-06-22', endDate: '2020-06-26' })],
  ['release', aReservedVoucher()],
  ['report', aReservedVoucher()],
  ['redeem', aReportedVoucher()],
  ['payment', aRedeemedVoucher()],
  ['note', anAssignedVoucher()],
];

/** The steps about the partner's records: the card with the button, and the inputs. */
const PARTNER_STEPS: readonly (readonly [
  verb: string,
  card: CommandName,
  values: Record<string, string>,
  partner?: Partner,
])[] = [
  ['record-training', 'eligibility', { completedOn: '2020-06-01', reference: 'T-2' }],
  [
    'record-competency',
    'eligibility',
    {
      competency: 'windows-and-devices',
      level: 'silver',
      attainedOn: '2020-05-01',
      reference: 'C',
    },
  ],
  [
    'record-assessment',
    'eligibility',
    {
      consultant: people.carlo,
      competency: 'windows-and-devices',
      exam: 'MD-101',
      passedOn: '2020-04-01',
      reference: 'E-2',
    },
  ],
  ['import-records', 'eligibility', existingRecords, brandNew],
  ['sign-agreement', 'enrol', { guidelinesRead: 'true', agreementSigned: 'true' }, beforeAgreement],
  ['enrol', 'enrol', { offers: 'DDPS' }, beforeEnrolment],
  [
    'update-profile',
    'profile',
    {
      companyName: 'Contoso',
      description: 'We plan.',
      contactName: 'Paula',
      contactEmail: 'paula@contoso.example',
      countries: 'Germany',
    },
  ],
  ['add-location', 'profile', { location: '7654321', locationName: 'Wien', country: 'AT' }],
  ['remove-location', 'profile', { location: '1234567' }],
  [
    'grant-role',
    'team',
    { person: people.paula, personEmail: '', personName: 'Paula', role: 'consultant' },
  ],
  ['withdraw-role', 'team', { grant: `consultant ${people.carlo}` }],
];

/** Steps whose form covers all vouchers that are ready, or shows the bookings of the consultants. */
const READING_OTHERS = ['redeem', 'payment', 'reserve', 'reschedule'];
/** Commands that open the form directly. */
const OPEN_AT_ONCE = ['sign-agreement', 'enrol'];

function stepOf(verb: string, voucher: Voucher, values: Record<string, string>): DeskTurn[] {
  const partner = ready;
  return [
    {
      name: verb,
      kind: READING_OTHERS.includes(verb) ? 'offers' : 'opens',
      voucher,
      partner,
      turn: click(verb),
    },
    {
      name: verb,
      kind: 'commits',
      voucher,
      partner,
      before: (gloria) => gloria.says(`${verb.replace('-', ' ')} ABCD-1234`),
      turn: (gloria) => gloria.clicks(verb, values),
    },
  ];
}

/** The handover of several vouchers, here one, and its way back. */
const HANDOVERS: readonly DeskTurn[] = [
  {
    name: 'handover-several',
    kind: 'several',
    voucher: aValidatedVoucher(),
    partner: ready,
    turn: click('handover-several', { from: people.paula }),
  },
  {
    name: 'handover-several',
    kind: 'several',
    voucher: aValidatedVoucher(),
    partner: ready,
    before: (gloria) => gloria.says('hand over all vouchers of paula'),
    turn: (gloria) =>
      gloria.clicks('handover-several', {
        which: `all:${people.paula}`,
        colleague: people.nobody,
      }),
  },
  {
    name: 'hand-back',
    kind: 'several',
    voucher: aValidatedVoucher(),
    partner: ready,
    before: async (gloria) => {
      await gloria.says('hand over all vouchers of paula');
      await gloria.clicks('handover-several', {
        which: `all:${people.paula}`,
        colleague: people.nobody,
      });
    },
    turn: (gloria) => gloria.clicks('hand-back'),
  },
];

/** Forms for several vouchers, here one that is stored and an unknown one. */
const AT_ONCE: readonly DeskTurn[] = (
  [
    ['validate-several', { 'customerEmailOf.ABCD-1234': forms.validate.customerEmail }],
    ['note-several', forms.note],
  ] as const
).flatMap(([name, values]): DeskTurn[] => [
  {
    name,
    kind: 'opens',
    voucher: anAssignedVoucher(),
    partner: ready,
    turn: click(name, { voucherIds: 'ABCD-1234,WXYZ-9876' }),
  },
  {
    name,
    kind: 'commits',
    voucher: anAssignedVoucher(),
    partner: ready,
    before: (gloria) => gloria.says(`${name.replace('-several', '')} ABCD-1234 and WXYZ-9876`),
    turn: (gloria) => gloria.clicks(name, { ...values }),
  },
]);

const REMINDER = 'ABCD-1234 voucher-expires:2020-10-31: reminder';

const REMINDER_BUTTONS: readonly DeskTurn[] = [
  { name: 'snooze', data: { reminders: REMINDER, until: '2020-06-16' } },
  { name: 'reminder-done', data: { reminders: REMINDER } },
].map(({ name, data }) => ({
  name,
  kind: 'commits',
  partner: ready,
  voucher: aValidatedVoucher(),
  turn: click(name, data),
}));

/** All turns whose store requests are counted. */
export const DESK_TURNS: readonly DeskTurn[] = [
  ...[...SHOWS, ...MORE_SHOWS].map((name): DeskTurn => ({
    name,
    kind: 'shows',
    voucher: aValidatedVoucher(),
    turn: click(name),
  })),
  ...LISTS.map((name): DeskTurn => ({
    name,
    kind: 'lists',
    voucher: aValidatedVoucher(),
    turn: click(name),
  })),
  ...STEPS.flatMap(([verb, voucher]) => stepOf(verb, voucher, forms[verb])),
  ...stepOf('payment-status', aVoucherWithPayment(), { status: 'approved' }),
  ...stepOf('handover', aValidatedVoucher(), { colleague: people.nobody }),
  // Both read the voucher's history.
  ...(['correct', 'undo'] as const).map((name): DeskTurn => ({
    name,
    kind: 'several',
    voucher: aReservedVoucher(),
    partner: ready,
    turn: click(name),
  })),
  ...AT_ONCE,
  {
    name: 'away',
    kind: 'commits',
    partner: ready,
    before: (gloria) => gloria.says('away'),
    turn: (gloria) =>
      gloria.clicks('away', { from: '2020-06-15', until: '2020-06-26', colleague: people.adam }),
  },
  {
    name: 'remind',
    kind: 'commits',
    partner: ready,
    voucher: aValidatedVoucher(),
    before: (gloria) => gloria.says('remind me about ABCD-1234'),
    turn: (gloria) => gloria.clicks('remind', { remindOn: '2020-06-19', note: 'Call them.' }),
  },
  ...HANDOVERS,
  ...REMINDER_BUTTONS,
  {
    name: 'confirm-savb',
    kind: 'several',
    partner: beforeRegistration,
    voucher: aRedeemedVoucher(),
    before: (gloria) => gloria.says('payment ABCD-1234'),
    turn: (gloria) => gloria.clicks('confirm-savb', { confirmationReference: 'SAVB-1' }),
  },
  {
    name: 'ask-for-role',
    kind: 'commits',
    partner: withoutRole,
    turn: click('ask-for-role', {}),
  },
  {
    name: 'answer-role-request',
    kind: 'commits',
    partner: withRequest,
    turn: click('answer-role-request', {
      ...{ person: people.nobody, request: REQUESTED_AT, answer: 'project-manager' },
      commandId: 'answer-1',
    }),
  },
  { name: 'register', kind: 'opens', partner: ready, turn: click('register', {}) },
  {
    name: 'register',
    kind: 'commits',
    partner: ready,
    before: (gloria) => gloria.says('register'),
    turn: (gloria) => gloria.clicks('register', forms.register),
  },
  ...PARTNER_STEPS.flatMap(([verb, card, values, partner = beforeRegistration]): DeskTurn[] => [
    { name: verb, kind: 'opens', partner, turn: click(verb, {}) },
    {
      name: verb,
      kind: verb === 'withdraw-role' ? 'several' : 'commits',
      partner,
      before: async (gloria) => {
        await gloria.says(card);
        if (!OPEN_AT_ONCE.includes(verb)) await gloria.clicks(verb);
      },
      turn: (gloria) => gloria.clicks(verb, values),
    },
  ]),
];
