import { evolve } from '../../workflow/steps/evolve.ts';
import { aChat, type Chat } from '../support/a-chat.ts';
import {
  anAssignedVoucher,
  anExpiredVoucher,
  aRedeemedVoucher,
  aReportedVoucher,
  aReservedVoucher,
  aVoucherWithPayment,
} from '../support/a-voucher.ts';
import { partsOf } from '../support/card-parts.ts';
import { forms } from '../support/forms.ts';
import { aMember, anEnrolledPartner, people, team } from '../support/partner.ts';

const members = [
  ...team.filter(({ personId }) => personId !== people.adam),
  { ...aMember(people.adam, 'project-manager'), name: 'Tom Keller', email: 'tom@contoso.example' },
];
const partner = anEnrolledPartner({ members });

/** The customer's side gives the voucher to Tom Keller. */
async function reassign(chat: Chat): Promise<void> {
  const before = (await chat.voucher()) ?? aReservedVoucher();
  const assignee = { personId: people.adam, name: 'Tom Keller' };
  const after = evolve(before, { type: 'reassigned', to: assignee } as never, before);
  await chat.put({ ...before, assignee, revision: after.revision });
}

const changed = { ...forms.reschedule, startDate: '2020-06-29', endDate: '2020-07-03' };

describe('a form whose voucher was given to somebody else meanwhile', () => {
  it.each([
    [
      'en-US',
      /Tom Keller is in charge of this voucher now[^]*Ask Tom Keller[^]*What you had entered[^]*Start: Jun 29, 2020[^]*Fabrikam AG/u,
      'Write to Tom Keller',
    ],
    [
      'de-DE',
      /Für diesen Gutschein ist jetzt Tom Keller zuständig[^]*Bitten Sie Tom Keller[^]*Ihre Eingaben[^]*Beginn: 29\.\sJuni\s2020[^]*Fabrikam AG/u,
      'Tom Keller schreiben',
    ],
  ])('names the colleague and keeps what was typed in %s', async (locale, words, button) => {
    const chat = await aChat({ locale, partner, vouchers: [aReservedVoucher()] });
    const paula = chat.as('paula');
    await paula.says('reschedule ABCD-1234');
    await reassign(chat);
    const { card, text } = await paula.clicks('reschedule', changed);
    expect(text).toMatch(words);
    expect(text).not.toMatch(/Your role|Ihre Rolle/u);
    const links = partsOf(card).map(([, part]) => part);
    expect(links).toContainEqual(
      expect.objectContaining({
        title: button,
        url: expect.stringContaining('users=tom%40contoso.example&message='),
      }),
    );
    expect((await chat.voucher())?.reservation?.startDate).toBe('2020-06-08');
    expect(await chat.underWay('paula')).toBeUndefined();
  });

  it('keeps what was typed if it was submitted without a dialog', async () => {
    const chat = await aChat({ partner, vouchers: [aReservedVoucher()] });
    const paula = chat.as('paula');
    const { card } = await paula.says('reschedule ABCD-1234');
    await paula.says('cancel');
    await reassign(chat);
    const { text } = await paula.clicksOn(card, 'reschedule', changed);
    expect(text).toMatch(/Tom Keller is in charge[^]*End: Jul 3, 2020/u);
  });
});

it('a form is kept as text if the role was withdrawn meanwhile', async () => {
  const chat = await aChat({ partner, vouchers: [aReservedVoucher()] });
  const paula = chat.as('paula');
  await paula.says('reschedule ABCD-1234');
  await chat.services.desk.changePartner({
    tenantId: 'contoso',
    by: { kind: 'person', personId: people.gloria },
    command: { name: 'withdraw-role', person: people.paula, role: 'project-manager' },
    commandId: 'withdrawal',
  });
  const { text } = await paula.clicks('reschedule', changed);
  expect(text).toMatch(/no role yet[^]*admin of your company: gloria[^]*Start: Jun 29, 2020/u);
});

describe('a step that the state of the voucher does not allow', () => {
  const states = {
    assigned: anAssignedVoucher(),
    reserved: aReservedVoucher(),
    reported: aReportedVoucher(),
    redeemed: aRedeemedVoucher(),
    requested: aVoucherWithPayment(),
    paid: aVoucherWithPayment('paid'),
    expired: anExpiredVoucher(),
  };

  it.each<[keyof typeof states, string, RegExp]>([
    [
      'reserved',
      'validate',
      /has been “Reserved” since Jun \d+, 2020, entered by paula[^]*“Undo”/u,
    ],
    ['reserved', 'reserve', /has been “Reserved” since/u],
    ['reported', 'report', /has been “Report submitted” since Jun \d+, 2020, entered by/u],
    ['reported', 'release', /has been “Report submitted” since/u],
    ['redeemed', 'redeem', /has been “Redeemed” since Jun \d+, 2020/u],
    ['assigned', 'report', /is “Assigned”: other steps come first[^]*Next: validate/u],
    ['assigned', 'payment', /is “Assigned”: other steps come first/u],
    ['reserved', 'redeem', /is “Reserved” since Jun \d+, 2020: other steps come first/u],
    ['requested', 'payment', /already requested[^]*“Requested” since/u],
    ['redeemed', 'payment status', /No payment has been requested/u],
    ['paid', 'hand over', /has been “Paid”[^]*nothing more is to be done/u],
    ['expired', 'redeem', /expired on Oct \d+, 2020[^]*Only the customer can/u],
  ])('says of a voucher that is %s why not: %s', async (state, action, words) => {
    const chat = await aChat({ partner, vouchers: [states[state]] });
    const { text } = await chat.as('paula').says(`${action} ABCD-1234`);
    expect(text).toMatch(/isn't possible right now/u);
    expect(text).toMatch(words);
  });

  it('says from which day the report of a running engagement is possible', async () => {
    const chat = await aChat({ partner, vouchers: [aReservedVoucher()] });
    chat.onDay('2020-06-10');
    const { text } = await chat.as('carlo').says('report ABCD-1234');
    expect(text).toMatch(/The engagement ends on Jun 12, 2020: its report can be submitted/u);
  });

  it('names state, day and person in German', async () => {
    const chat = await aChat({ locale: 'de-DE', partner, vouchers: [aReservedVoucher()] });
    const { text } = await chat.as('paula').says('ABCD-1234 prüfen');
    expect(text).toMatch(/steht seit 2\.\sJuni\s2020 auf „Reserviert“, eingetragen von paula/u);
  });
});

it('names the consultant who leads the engagement to another one', async () => {
  const other = { ...aMember(people.nobody, 'consultant'), name: 'Nils' };
  const chat = await aChat({
    partner: { ...partner, members: [...members, other] },
    vouchers: [aReservedVoucher()],
  });
  const { text } = await chat.as('nobody').says('report ABCD-1234');
  expect(text).toMatch(/carlo leads this engagement[^]*Ask carlo or the project manager/u);
});
