import { aChat, type Reply, type Talker } from '../support/a-chat.ts';
import { anAssignedVoucher, aValidatedVoucher } from '../support/a-voucher.ts';
import { aMember, anEnrolledPartner, people, team } from '../support/partner.ts';
import { forms } from '../support/forms.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';

/** A turn and the expected answer. */
type Turn = readonly [does: (paula: Talker) => Promise<Reply>, answer: RegExp];

const says =
  (text: string) =>
  (paula: Talker): Promise<Reply> =>
    paula.says(text);
const clicks =
  (verb: string, values?: Record<string, string>) =>
  (paula: Talker): Promise<Reply> =>
    paula.clicks(verb, values);

const registered = anEnrolledPartner({
  savbRegistration: { confirmedBy: people.gloria, confirmedOn: '2020-02-01', reference: 'S-1' },
  members: [...team, aMember(people.nobody, 'project-manager')],
});

interface Case {
  readonly name: string;
  readonly voucher: Voucher;
  readonly turns: readonly Turn[];
  readonly after: object;
  /** True if the last form stays open. */
  readonly open?: true;
}

const CASES: readonly Case[] = [
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
];

describe('the steps in the chat', () => {
  it.each(CASES)('$name', async ({ voucher, turns, after, open }) => {
    const chat = await aChat({ partner: registered, vouchers: [voucher] });
    const paula = chat.as('paula');
    for (const [does, answer] of turns) expect((await does(paula)).text).toMatch(answer);
    expect(await chat.voucher()).toMatchObject(after);
    expect(await chat.underWay('paula')).toEqual(open ? expect.anything() : undefined);
  });
});
