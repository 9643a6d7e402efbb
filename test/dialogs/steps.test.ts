import { aChat, type Reply, type Talker } from '../support/a-chat.ts';
import {
  anAssignedVoucher,
  aRedeemedVoucher,
  aReportedVoucher,
  aReservedVoucher,
  aValidatedVoucher,
  aVoucherWithPayment,
} from '../support/a-voucher.ts';
import { aMember, anEnrolledCompany, people, team } from '../support/company.ts';
import { forms } from '../support/forms.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';

/** What she does, and what must stand in the answer. */
type Turn = readonly [does: (paula: Talker) => Promise<Reply>, answer: RegExp];

const says =
  (text: string) =>
  (paula: Talker): Promise<Reply> =>
    paula.says(text);
const clicks =
  (verb: string, values?: Record<string, string>) =>
  (paula: Talker): Promise<Reply> =>
    paula.clicks(verb, values);

const registered = anEnrolledCompany({
  savbRegistration: { confirmedBy: people.gloria, confirmedOn: '2020-02-01', reference: 'S-1' },
  members: [...team, aMember(people.nobody, 'project-manager')],
});

interface Case {
  readonly name: string;
  readonly voucher: Voucher;
  readonly turns: readonly Turn[];
  readonly after: object;
  /** The last form is left open. */
  readonly open?: true;
}

const CASES: readonly Case[] = [
  {
    name: 'validates with the address, explaining every line',
    voucher: anAssignedVoucher(),
    turns: [
      [says('validate ABCD-1234'), /Validate the voucher/u],
      [
        clicks('validate', { customerEmail: 'someone@else.example' }),
        /not the one of the voucher/u,
      ],
      [clicks('validate', forms.validate), /can be reserved[^]*Enrolled in DDPS/u],
    ],
    after: { status: 'assigned', validatedOn: '2020-06-15' },
  },
  {
    name: 'validates first what is to be reserved, and goes on from there',
    voucher: anAssignedVoucher(),
    turns: [
      [says('reserve ABCD-1234'), /Validate the voucher/u],
      [clicks('validate', forms.validate), /can be reserved/u],
      [clicks('reserve'), /Reserve and schedule/u],
      [clicks('reserve', forms.reserve), /✔ Reserved[^]*Next: carry out/u],
    ],
    after: { status: 'reserved', reservation: { engagement: 'windows-and-office' } },
  },
  {
    name: 'asks for the voucher where none is named, and again for one there is none of',
    voucher: aValidatedVoucher(),
    turns: [
      [says('reserve'), /which voucher[^]*Fabrikam AG · ABCD-1234/u],
      [says('ZZZZ-0000'), /no voucher with this ID/u],
      [says('abcd-1234'), /Reserve and schedule/u],
      [clicks('reserve', forms.reserve), /✔ Reserved/u],
    ],
    after: { status: 'reserved' },
  },
  {
    name: 'offers what has to be validated first',
    voucher: anAssignedVoucher(),
    turns: [
      [says('reserve'), /which voucher[^]*Fabrikam AG · ABCD-1234/u],
      [clicks('reserve', { voucherId: 'ABCD-1234' }), /Validate the voucher/u],
    ],
    after: { status: 'assigned' },
    open: true,
  },
  {
    name: 'says so where there is no voucher to offer',
    voucher: anAssignedVoucher(),
    turns: [[says('report'), /which voucher[^]*no voucher to suggest/u]],
    after: { status: 'assigned' },
    open: true,
  },
  {
    name: 'takes the voucher from the field as well',
    voucher: aValidatedVoucher(),
    turns: [
      [says('reserve'), /which voucher/u],
      [clicks('reserve', { voucherId: ' abcd-1234 ' }), /Reserve and schedule/u],
    ],
    after: { status: 'assigned' },
    open: true,
  },
  {
    name: 'reschedules',
    voucher: aReservedVoucher({ startDate: '2020-06-22', endDate: '2020-06-26' }),
    turns: [
      [says('reschedule ABCD-1234'), /^Reschedule/u],
      [clicks('reschedule', { startDate: '2020-07-10', endDate: '2020-07-06' }), /another look/u],
      [clicks('reschedule', forms.reschedule), /✔ Rescheduled: Jul 6, 2020 – Jul 10, 2020/u],
    ],
    after: { reservation: { startDate: '2020-07-06', endDate: '2020-07-10' } },
  },
  {
    name: 'releases with a reason',
    voucher: aReservedVoucher(),
    turns: [
      [says('release ABCD-1234'), /^Release the reservation\n/u],
      [clicks('release', { reason: '' }), /missing/u],
      [
        clicks('release', { reason: 'not-taking-place' }),
        /✔ Reservation released: The engagement will not take place[^]*Assigned/u,
      ],
    ],
    after: { status: 'assigned' },
  },
  {
    name: 'takes the completion report, refusing too many days beside what was typed',
    voucher: aReservedVoucher(),
    turns: [
      [says('report ABCD-1234'), /^Completion report\nFabrikam AG/u],
      [clicks('report', { ...forms.report, daysDelivered: '9' }), /another look/u],
      [
        clicks('report', { daysDelivered: '5' }),
        /✔ Completion report submitted: 5 days[^]*Next: redeem/u,
      ],
    ],
    after: { status: 'reported', report: { summary: 'Rollout in three waves.', daysDelivered: 5 } },
  },
  {
    name: 'redeems, with every pre-payment check ticked',
    voucher: aReportedVoucher(),
    turns: [
      [says('redeem ABCD-1234'), /✔ Completion report submitted[^]*✔ carlo is qualified/u],
      [clicks('redeem', forms.redeem), /✔ Redeemed[^]*Next: request the payment/u],
    ],
    after: { status: 'redeemed', redemptionReference: 'PC-77' },
  },
  {
    name: 'requests the payment',
    voucher: aRedeemedVoucher(),
    turns: [
      [says('invoice ABCD-1234'), /^Request payment\n/u],
      [clicks('payment', { ...forms.payment, amount: '-1' }), /another look/u],
      [clicks('payment', forms.payment), /✔ Payment requested: invoice R-17, €5,000/u],
    ],
    after: { payment: { status: 'requested', invoiceNumber: 'R-17', amount: 5000 } },
  },
  {
    name: 'records the payment status',
    voucher: aVoucherWithPayment(),
    turns: [
      [says('payment status ABCD-1234'), /^Payment status\n/u],
      [clicks('payment-status', { status: 'approved' }), /✔ Payment: Approved/u],
    ],
    after: { payment: { status: 'approved' } },
  },
  {
    name: 'hands the voucher over',
    voucher: aValidatedVoucher(),
    turns: [
      [says('hand over ABCD-1234'), /^Hand the voucher over\n/u],
      [clicks('handover', { colleague: people.nobody }), /✔ Handed over to nobody/u],
    ],
    after: { assignee: { personId: people.nobody } },
  },
];

describe('the steps in the chat', () => {
  it.each(CASES)('$name', async ({ voucher, turns, after, open }) => {
    const chat = await aChat({ company: registered, vouchers: [voucher] });
    const paula = chat.as('paula');
    for (const [does, answer] of turns) expect((await does(paula)).text).toMatch(answer);
    expect(await chat.voucher()).toMatchObject(after);
    expect(await chat.underWay('paula')).toEqual(open ? expect.anything() : undefined);
  });
});
