import type { Context } from '../partner/context.ts';
import { daysBetween, type Day } from '../kernel/day.ts';
import { lastDayToRequestPayment } from '../voucher/last-days.ts';
import { asExpired, type Voucher } from '../voucher/voucher.ts';
import { earlierActions } from './earlier-actions.ts';
import { nextStep, possibleActions, type NextStep } from './offered-steps.ts';
import type { VoucherAction } from '../steps/catalogue.ts';
import { voucherSteps, type StepStates } from './voucher-steps.ts';

/** The remaining time to redeem the voucher or to request its payment. */
export interface Countdown {
  readonly of: 'voucher' | 'payment';
  readonly until: Day;
  /** Negative after the last day. */
  readonly daysLeft: number;
  /** In days, at least 1. */
  readonly daysInAll: number;
}

export interface VoucherView {
  readonly voucher: Voucher;
  readonly steps: StepStates;
  readonly may: readonly VoucherAction[];
  readonly next?: NextStep;
  /** The step that can be entered if it is already done at Microsoft; only without a next step. */
  readonly earlier?: VoucherAction;
  readonly countdown?: Countdown;
}

/**
 * The voucher as the actor sees it today. After its last day it is shown as expired, even if the
 * daily job has not recorded the expiry yet.
 */
export function voucherView(stored: Voucher, context: Context): VoucherView {
  const voucher = asOf(stored, context.today);
  const next = nextStep(voucher, context);
  return {
    voucher,
    steps: voucherSteps(voucher, context),
    may: possibleActions(voucher, context),
    next,
    earlier: next === undefined ? earlierActions(voucher, context)[0] : undefined,
    countdown: countdownOf(voucher, context),
  };
}

function asOf(voucher: Voucher, today: Day): Voucher {
  const { status, expiresOn } = voucher;
  const open = status !== 'redeemed' && status !== 'expired';
  return open && expiresOn < today ? asExpired(voucher) : voucher;
}

function countdownOf(voucher: Voucher, { programme, today }: Context): Countdown | undefined {
  const { status, assignedOn, expiresOn, redeemedOn } = voucher;
  if (status !== 'redeemed') return counted('voucher', assignedOn, expiresOn, today);
  const until = lastDayToRequestPayment(voucher, programme);
  return until === undefined || redeemedOn === undefined
    ? undefined
    : counted('payment', redeemedOn, until, today);
}

function counted(of: Countdown['of'], from: Day, until: Day, today: Day): Countdown {
  const daysInAll = Math.max(1, daysBetween(from, until));
  return { of, until, daysLeft: daysBetween(today, until), daysInAll };
}
