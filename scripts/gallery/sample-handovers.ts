import { handoverSeveralCard } from '../../cards/forms/handover-several-card.ts';
import { voucherHoldersCard } from '../../cards/lists/voucher-holders-card.ts';
import { cutShortCard } from '../../cards/notices/cut-short-card.ts';
import { handoverNoticeCard } from '../../cards/notices/handover-notice-card.ts';
import { withdrawConfirmCard } from '../../cards/partner/withdraw-confirm-card.ts';
import { handoverOutcomeCard } from '../../cards/voucher/handover-outcome-card.ts';
import { check } from '../../workflow/kernel/checks.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import { sampleFacts } from './sample-checks.ts';
import type { Samples } from './sample-forms.ts';
import { colleagueId } from './sample-partner.ts';
import { nth, type Typed } from './sample-texts.ts';
import { SAMPLE_DAY as today, SAMPLE_PEOPLE, sampleVoucher } from './sample-vouchers.ts';

const commandId = '7d5c3f0e-5a0e-4a3c-9d38-2d6f7a3a1c55';
const from = SAMPLE_PEOPLE.paula;

/** Cards of a handover of several vouchers, and of a role with open vouchers. */
export function sampleHandovers(typed: Typed): Samples {
  const few = vouchersOf(typed, 6);
  const many = vouchersOf(typed, 30);
  const colleagues = Array.from({ length: 5 }, (_, at) => ({
    personId: colleagueId(at),
    name: nth(typed.colleagues, at),
  }));
  const customers = typed.customers.map((organisation, at) => ({ organisation, count: 9 - at }));
  const form = { values: {}, refused: [] };
  const shared = { commandId, form, from, name: typed.person, colleagues };
  const by = { kind: 'person', personId: from } as const;
  const outcomes = vouchersOf(typed, 40).map(({ customer, voucherId }, at) => ({
    voucherId,
    customer: customer.organisation,
    refused: at < 2 ? [check('assignee-unchanged', false, sampleFacts(typed, false))] : [],
  }));
  const notice = { by, today, vouchers: few, reason: typed.note };
  const holders = Array.from({ length: 20 }, (_, at) => ({
    personId: colleagueId(at % 11),
    count: 40 - at,
  }));
  const withdraw = { personId: from, commandId, today };
  return {
    'handover several': (t) =>
      handoverSeveralCard(t, { ...shared, isOwn: false, customers, vouchers: many }),
    'handover several, own and refused': (t) =>
      handoverSeveralCard(t, {
        ...shared,
        form: {
          values: { reason: typed.note },
          refused: [
            check('field-valid', false, { problem: 'missing' }, 'voucherIds'),
            check('assignee-known', false, { colleague: typed.person }, 'colleague'),
          ],
        },
        isOwn: true,
        customers: customers.slice(0, 1),
        vouchers: few,
      }),
    'handover several, whose': (t) => voucherHoldersCard(t, { holders, total: 412 }),
    'handover outcome': (t) =>
      handoverOutcomeCard(t, {
        outcomes,
        to: colleagueId(0),
        back: { batch: commandId, commandId },
        withdraw: { grant: `project-manager ${from}` },
      }),
    'handover outcome, back': (t) => handoverOutcomeCard(t, { outcomes: outcomes.slice(0, 5) }),
    'notice of several handed over': (t) =>
      handoverNoticeCard(t, { ...notice, kind: 'voucher-handed-over', count: 40 }),
    'notice of several taken away': (t) =>
      handoverNoticeCard(t, { ...notice, kind: 'voucher-taken-away', count: 6 }),
    'notice of a record that is cut short': (t) => cutShortCard(t, { vouchers: many, today }),
    'withdraw role, to confirm': (t) =>
      withdrawConfirmCard(t, {
        ...withdraw,
        role: 'project-manager',
        vouchers: many,
        engagements: [],
      }),
    'withdraw role, both to confirm': (t) =>
      withdrawConfirmCard(t, { ...withdraw, role: 'consultant', vouchers: few, engagements: few }),
  };
}

function vouchersOf(typed: Typed, count: number): readonly [Voucher, ...Voucher[]] {
  const one = (at: number): Voucher => ({
    ...sampleVoucher(typed, at % 3 === 0 ? 'reserved' : 'assigned'),
    customer: { organisation: nth(typed.customers, at), contactEmail: typed.email, country: 'DE' },
    voucherId: `${typed.voucherId.slice(0, 62)}${at}`,
  });
  return [one(0), ...Array.from({ length: count - 1 }, (_, at) => one(at + 1))];
}
