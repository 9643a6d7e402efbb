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

/** The first lines of the notice to the new assignee: the event and the next step. */
const lines = (
  t: typeof english,
  kind: 'voucher-assigned' | 'voucher-handed-over',
  voucher = anAssignedVoucher(),
  role: Role = 'project-manager',
): readonly string[] => {
  const actor = actorOf(people.paula, role);
  const view = voucherView(voucher, contextOf(partner, { actor }));
  const by = { kind: 'person', personId: people.gloria } as const;
  return markdownOf(noticeCard(t, { ...view, kind, by }));
};

it.each([
  [anAssignedVoucher(), /^Next: validate the voucher/u, /Gutschein .*prüfen/u],
  [aValidatedVoucher(), /^Next: reserve the voucher/u, /reservieren/u],
  [aReservedVoucher(), /^Next: .*submit the completion report/u, /Abschlussbericht einreichen/u],
  [aReportedVoucher(), /^Next: redeem the voucher/u, /einlösen/u],
  [aRedeemedVoucher(), /^Next: request the payment/u, /Zahlung anfordern/u],
  [aVoucherWithPayment('action-required'), /^Next: answer/u, /Rückfrage/u],
])('the notice to a new assignee names their task once (%#)', (voucher, inEnglish, inGerman) => {
  const task = lines(english, 'voucher-assigned', voucher).filter((line) => inEnglish.test(line));
  expect(task).toHaveLength(1);
  expect(lines(german, 'voucher-assigned', voucher)).toContainEqual(
    expect.stringMatching(inGerman),
  );
  expect(lines(english, 'voucher-handed-over', voucher)[1]).toBe('You are in charge of it now.');
  expect(lines(english, 'voucher-handed-over', voucher)).toContain(task[0]);
});

it.each([
  [
    upcoming,
    /^It's reserved: carlo leads the engagement from Jun\s22, 2020 to Jun\s26, 2020/u,
    /^Der Gutschein ist reserviert: carlo leitet den Einsatz vom 22/u,
  ],
  [aVoucherWithPayment(), /Nothing to do right now/u, /Zurzeit ist nichts zu tun/u],
  [aVoucherWithPayment('paid'), /^Nothing else to do for you/u, /^Für Sie ist dabei nichts mehr/u],
  [anExpiredVoucher(), /^Nothing else to do for you/u, /^Für Sie ist dabei nichts mehr/u],
])('the notice says why a new assignee has no task (%#)', (voucher, inEnglish, inGerman) => {
  expect(lines(english, 'voucher-assigned', voucher)[1]).toMatch(inEnglish);
  expect(lines(german, 'voucher-assigned', voucher)[1]).toMatch(inGerman);
  const handedOver = lines(english, 'voucher-handed-over', voucher)[1];
  expect(handedOver).toMatch(/^You are in charge of it now\. /u);
  expect(handedOver).toContain(lines(english, 'voucher-assigned', voucher)[1]);
});

it('the notice to an assignee whose role allows no step does not ask for one', () => {
  const text = lines(english, 'voucher-assigned', anAssignedVoucher(), 'consultant');
  expect(text[1]).toMatch(/^Your role doesn't let you continue it: ask an admin/u);
});
