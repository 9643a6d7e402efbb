import { changesCard } from '../../cards/notices/changes-card.ts';
import { noticeCard, type VoucherNoticeKind } from '../../cards/notices/notice-card.ts';
import { noRightNews, notNowNews } from '../../cards/voucher/refusal-news.ts';
import { validationCard } from '../../cards/voucher/validation-card.ts';
import {
  sharedVoucherCard,
  voucherCard,
  type VoucherCardView,
} from '../../cards/voucher/voucher-card.ts';
import type { ActorReference } from '../../workflow/partner/actor.ts';
import type { Context } from '../../workflow/partner/context.ts';
import { missingRight } from '../../workflow/partner/permissions.ts';
import { whyNotNow } from '../../workflow/views/why-not-now.ts';
import { remedyOf } from '../../workflow/views/remedies.ts';
import { PROGRESS_STEPS, type StepStates } from '../../workflow/views/voucher-view.ts';
import { sampleCorrection } from './sample-corrections.ts';
import { sampleChecks, sampleReadiness } from './sample-checks.ts';
import { sampleContext, samplePartner } from './sample-partner.ts';
import type { Samples } from './sample-forms.ts';
import type { Typed } from './sample-texts.ts';
import {
  sampleExceptions,
  SAMPLE_DAY,
  SAMPLE_PEOPLE,
  samplePaidVoucher,
  samplePartPaidVoucher,
  sampleVoucher,
} from './sample-vouchers.ts';

/** The engagement as its consultant knew it. */
const MOVED = { change: 'moved', known: '2020-07-06/2020-07-10' } as const;

const BOT = '00000000-0000-4000-8000-0000000000b0';

/** The tracked card in each status, when shared, and for each kind of notice. */
export function sampleVoucherCards(typed: Typed): Samples {
  const assigned = assignedView(typed);
  const reserved = reservedView(typed);
  const redeemed = redeemedView(typed);
  const paid = paidView(typed);
  const expired = expiredView(typed);
  const excepted = {
    ...redeemed,
    voucher: { ...redeemed.voucher, exceptions: sampleExceptions(typed) },
  };
  const admin = sampleContext(samplePartner(typed));
  const manager: Context = {
    ...admin,
    actor: { kind: 'person', personId: SAMPLE_PEOPLE.paula, roles: ['project-manager'] },
  };
  const ending: VoucherCardView['ending'] = [
    {
      ...{ kind: 'competency', about: 'windows-and-devices', state: 'ends', until: '2020-06-16' },
      remedy: { step: 'record-competency', mine: true, who: [] },
    },
    {
      ...{ kind: 'enrolment', about: 'DDPS', state: 'past', until: '2020-06-10' },
      remedy: { step: 'enrol', mine: false, who: typed.colleagues },
    },
  ];
  const paula: ActorReference = { kind: 'person', personId: SAMPLE_PEOPLE.paula };
  const notices: readonly [VoucherNoticeKind, VoucherCardView, ActorReference][] = [
    ['voucher-assigned', assigned, { kind: 'customer' }],
    ['voucher-handed-over', reserved, paula],
    ['voucher-taken-away', { ...reserved, may: [] }, paula],
    ['voucher-expired', expired, { kind: 'clock' }],
    ['voucher-expiry-changed', assigned, { kind: 'customer' }],
    ['voucher-corrected', { ...redeemed, done: [] }, paula],
    ['step-taken', { ...redeemed, done: [] }, paula],
    ['engagement-changed', { ...reserved, done: [], may: ['report'] }, paula],
    ['payment-status-changed', { ...paid, may: ['payment-status'] }, { kind: 'microsoft' }],
    ['exception-recorded', { ...excepted, done: [] }, paula],
    ['own-reminder', { ...paid, may: [] }, paula],
  ];
  return {
    'voucher assigned': (t) => voucherCard(t, assigned),
    'voucher reserved': (t) => voucherCard(t, reserved),
    'voucher reserved, records end': (t) => voucherCard(t, { ...reserved, done: [], ending }),
    'voucher redeemed': (t) => voucherCard(t, redeemed),
    'voucher paid': (t) => voucherCard(t, paid),
    'voucher paid in part': (t) =>
      voucherCard(t, {
        ...paid,
        voucher: samplePartPaidVoucher(typed),
        may: ['payment-status'],
        next: { action: 'await-payment', by: 'microsoft' },
      }),
    'voucher expired': (t) => voucherCard(t, expired),
    'voucher not now': (t) =>
      voucherCard(
        t,
        reserved,
        notNowNews(t, {
          ...whyNotNow('validate', reserved.voucher, manager),
          action: 'validate',
          by: paula,
          isEarlier: false,
          typed: { customerEmail: typed.email },
        }),
      ),
    'voucher of a colleague': (t) =>
      voucherCard(
        t,
        { ...reserved, may: [] },
        noRightNews(t, {
          check: missingRight('reschedule', manager, {
            ...reserved.voucher,
            assignee: { name: typed.person },
          }),
          voucher: reserved.voucher,
          colleague: { name: typed.person, email: typed.email },
          typed: { startDate: '2020-06-29', endDate: '2020-07-03' },
        }),
      ),
    'voucher with exceptions': (t) => voucherCard(t, excepted),
    'voucher shared': (t) => sharedVoucherCard(t, reserved, ['29:paula', '29:carlo'], BOT),
    ...Object.fromEntries(
      notices.map(([kind, view, by]) => [
        `notice ${kind}`,
        (t) =>
          noticeCard(t, {
            ...view,
            kind,
            by,
            ...(kind === 'voucher-corrected' && { entries: [sampleCorrection(typed)] }),
            ...(kind === 'step-taken' && { entries: [{ type: 'redeemed', on: SAMPLE_DAY }] }),
            ...(kind === 'own-reminder' && { reminder: { id: 'r-1', note: typed.note } }),
            ...(kind === 'engagement-changed' && { engagement: MOVED }),
          }),
      ]) satisfies [string, Samples[string]][],
    ),
    'notice of several changes': (t) =>
      changesCard(t, [
        { ...reserved, kind: 'engagement-changed', by: paula, engagement: MOVED },
        {
          ...redeemed,
          kind: 'step-taken',
          by: paula,
          entries: [{ type: 'redeemed', on: SAMPLE_DAY }],
        },
        ...Array.from({ length: 10 }, () => ({
          ...redeemed,
          kind: 'voucher-corrected' as const,
          by: paula,
          entries: [sampleCorrection(typed)],
        })),
      ]),
    'validation good': (t) =>
      validationCard(t, {
        voucher: assigned.voucher,
        checks: sampleChecks(typed).filter(({ met }) => met),
        readiness: sampleReadiness(typed, true),
        remedyOf: (check) => remedyOf(check, admin),
        mayReserve: true,
      }),
    'validation not ready': (t) =>
      validationCard(t, {
        voucher: assigned.voucher,
        checks: sampleChecks(typed).filter(({ met }) => met),
        readiness: sampleReadiness(typed, false),
        remedyOf: (check) => remedyOf(check, admin),
        mayReserve: true,
      }),
    'validation bad': (t) =>
      validationCard(t, {
        voucher: assigned.voucher,
        checks: sampleChecks(typed),
        readiness: sampleReadiness(typed, false),
        remedyOf: (check) => remedyOf(check, manager),
        alreadyDone: {},
        mayReserve: false,
      }),
  };
}

function steps(done: number): StepStates {
  return PROGRESS_STEPS.map((_step, at) => (at < done ? 'done' : at === done ? 'now' : 'ahead'));
}

function assignedView(typed: Typed): VoucherCardView {
  return {
    voucher: sampleVoucher(typed, 'assigned'),
    steps: steps(4),
    may: ['validate', 'reserve', 'handover'],
    next: { action: 'validate', by: 'you', until: '2020-07-09' },
    countdown: { of: 'voucher', until: '2020-07-09', daysLeft: 24, daysInAll: 180 },
  };
}

function reservedView(typed: Typed): VoucherCardView {
  const voucher = sampleVoucher(typed, 'reserved');
  const { reservation } = voucher;
  return {
    voucher,
    steps: steps(5),
    may: ['report', 'reschedule', 'release', 'handover'],
    next: { action: 'report', by: 'you', until: '2020-07-09' },
    countdown: { of: 'voucher', until: '2020-07-09', daysLeft: 134, daysInAll: 180 },
    done: reservation ? [{ type: 'reserved', ...reservation }] : [],
  };
}

function redeemedView(typed: Typed): VoucherCardView {
  return {
    voucher: sampleVoucher(typed, 'redeemed'),
    steps: steps(7),
    may: ['payment', 'handover'],
    next: { action: 'payment', by: 'admin', until: '2020-08-13' },
    countdown: { of: 'payment', until: '2020-08-13', daysLeft: 5, daysInAll: 60 },
    done: [{ type: 'redeemed', on: '2020-06-14', confirmationReference: typed.number }],
  };
}

function paidView(typed: Typed): VoucherCardView {
  return { voucher: samplePaidVoucher(typed, 'paid'), steps: steps(8), may: [] };
}

function expiredView(typed: Typed): VoucherCardView {
  return {
    voucher: { ...sampleVoucher(typed, 'expired'), statusBeforeExpiry: 'reserved' },
    steps: steps(5),
    may: [],
    earlier: 'report',
    countdown: { of: 'voucher', until: '2020-06-10', daysLeft: -5, daysInAll: 180 },
  };
}
