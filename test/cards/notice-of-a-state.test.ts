import { noticeCard } from '../../cards/notices/notice-card.ts';
import type { Role } from '../../workflow/programme/definition.ts';
import { voucherView } from '../../workflow/views/voucher-view.ts';
import {
  anAssignedVoucher,
  anExpiredVoucher,
  aRedeemedVoucher,
  aReportedVoucher,
  aReservedVoucher,
  aValidatedVoucher,
  aVoucherWithPayment,
} from '../support/a-voucher.ts';
import { markdownOf } from '../support/card-parts.ts';
import { actorOf, anEnrolledPartner, contextOf, people } from '../support/partner.ts';
import { english, german } from '../support/translators.ts';

const partner = anEnrolledPartner({
  savbRegistration: { confirmedBy: people.gloria, confirmedOn: '2020-02-01', reference: 'S-1' },
});
const upcoming = aReservedVoucher({ startDate: '2020-06-22', endDate: '2020-06-26' });

/** The text above the voucher's card of the notice to the new assignee. */
const todo = (
  t: typeof english,
  kind: 'voucher-assigned' | 'voucher-handed-over',
  voucher = anAssignedVoucher(),
  role: Role = 'project-manager',
): string => {
  const actor = actorOf(people.paula, role);
  const view = voucherView(voucher, contextOf(partner, { actor }));
  const by = { kind: 'person', personId: people.gloria } as const;
  return markdownOf(noticeCard(t, { ...view, kind, by }))[1] ?? '';
};

it.each([
  [anAssignedVoucher(), /^Validate and reserve it soon/u, /^Prüfen und reservieren Sie ihn bald/u],
  [aValidatedVoucher(), /^It is validated already: reserve it/u, /^Er ist bereits geprüft/u],
  [
    upcoming,
    /^It is reserved: carlo leads the engagement from Jun\s22, 2020 to Jun\s26, 2020/u,
    /^Er ist reserviert: carlo leitet den Einsatz vom 22/u,
  ],
  [aReservedVoucher(), /^Its engagement ended on Jun\s12, 2020: submit/u, /Reichen Sie den/u],
  [aReportedVoucher(), /^Its completion report is submitted: redeem it by/u, /Lösen Sie ihn bis/u],
  [aRedeemedVoucher(), /^It is redeemed: request the payment by/u, /Fordern Sie die Zahlung bis/u],
  [aVoucherWithPayment(), /you need not do anything now/u, /Sie müssen jetzt nichts tun/u],
  [aVoucherWithPayment('action-required'), /has a question/u, /hat eine Rückfrage/u],
  [aVoucherWithPayment('paid'), /^It needs nothing more/u, /braucht von Ihnen nichts mehr/u],
  [anExpiredVoucher(), /^It needs nothing more/u, /braucht von Ihnen nichts mehr/u],
])('the notice to a new assignee names what is next (%#)', (voucher, inEnglish, inGerman) => {
  expect(todo(english, 'voucher-assigned', voucher)).toMatch(inEnglish);
  expect(todo(german, 'voucher-assigned', voucher)).toMatch(inGerman);
  const handedOver = todo(english, 'voucher-handed-over', voucher);
  expect(handedOver).toMatch(/^You are in charge of it now\. /u);
  expect(handedOver).toContain(todo(english, 'voucher-assigned', voucher));
});

it('the notice to an assignee whose role allows no step does not ask for one', () => {
  const text = todo(english, 'voucher-assigned', anAssignedVoucher(), 'consultant');
  expect(text).toMatch(/^Your role does not let you continue it: ask an admin/u);
});
