import type { ActorReference } from '../../workflow/partner/actor.ts';
import {
  coded,
  datesFacts,
  day,
  money,
  type Fact,
  type Facts,
} from '../../workflow/kernel/facts.ts';
import type { NoticeKind } from '../../workflow/records/records.ts';
import type { VoucherEvent } from '../../workflow/steps/catalogue.ts';
import { isPaidInPart, openOf, paidOf } from '../../workflow/voucher/payment-amounts.ts';
import type { PaymentStatus, Voucher } from '../../workflow/voucher/voucher.ts';
import type { NextStep } from '../../workflow/views/offered-steps.ts';
import type { Translator } from '../../locales/translator.ts';
import type { EngagementChange } from '../../workflow/voucher/planned-engagement.ts';
import { engagementWords } from './engagement-change.ts';
import { eventWords } from '../history/event-words.ts';
import type { Card, Element } from '../kit/card.ts';
import { commandAction } from '../kit/form-actions.ts';
import { paragraph, subtle } from '../kit/text-blocks.ts';
import { voucherCard, type News, type VoucherCardView } from '../voucher/voucher-card.ts';

/** Kinds of notices about one voucher; they show its card. */
export type VoucherNoticeKind = Extract<
  NoticeKind,
  | 'voucher-assigned'
  | 'voucher-handed-over'
  | 'voucher-taken-away'
  | 'voucher-expired'
  | 'voucher-expiry-changed'
  | 'voucher-corrected'
  | 'step-taken'
  | 'engagement-changed'
  | 'payment-status-changed'
  | 'exception-recorded'
  | 'own-reminder'
>;

export interface NoticeView extends VoucherCardView {
  readonly kind: VoucherNoticeKind;
  readonly by: ActorReference;
  /** The entries of others that the notice is about, with `voucher-corrected` and `step-taken`. */
  readonly entries?: readonly VoucherEvent[];
  /** The change for the consultant, with `engagement-changed`. */
  readonly engagement?: EngagementChange;
  /** The absent person whom the recipient covers. */
  readonly absentId?: string;
  /** The reader's own reminder, with `own-reminder`. */
  readonly reminder?: { readonly id: string; readonly note: string };
}

const STYLES: Readonly<Record<VoucherNoticeKind, News['style']>> = {
  'voucher-assigned': 'accent',
  'voucher-handed-over': 'accent',
  'voucher-taken-away': 'warning',
  'voucher-expired': 'attention',
  'voucher-expiry-changed': 'accent',
  'voucher-corrected': 'warning',
  'step-taken': 'accent',
  'engagement-changed': 'accent',
  'payment-status-changed': 'accent',
  'exception-recorded': 'warning',
  'own-reminder': 'accent',
};

/** A proactive message: what happened, who caused it and what changed, then the voucher's card. */
export function noticeCard(t: Translator, view: NoticeView): Card {
  const { absentId, kind, reminder } = view;
  const todo = todoOf(t, view);
  return voucherCard(t, view, {
    isNotice: true,
    style: STYLES[kind],
    items: [
      paragraph(`**${t.text(`notice.${kind}.title`, factsOf(view))}** · ${noticeBy(t, view)}`),
      ...(absentId === undefined
        ? []
        : [subtle(t.text('notice.covered', { absent: coded('person', absentId) }))]),
      ...(todo === '' ? [] : [{ ...paragraph(todo), spacing: 'small' }]),
      ...(reminder === undefined ? [] : [againButton(t, reminder.id)]),
    ],
  });
}

const againButton = (t: Translator, reminder: string): Element => ({
  type: 'ActionSet',
  actions: [commandAction(t, 'remind', { reminder }, { title: 'remind-again' })],
});

export const noticeBy = (t: Translator, view: NoticeView): string =>
  view.kind === 'own-reminder'
    ? t.text('notice.own-reminder.by')
    : t.text('notice.by', factsOf(view));

function todoOf(t: Translator, view: NoticeView): string {
  const { kind } = view;
  switch (kind) {
    case 'voucher-assigned':
      return turnWords(t, view);
    case 'voucher-handed-over':
      return [t.text('notice.voucher-handed-over.todo'), turnWords(t, view)].join(' ').trim();
    case 'voucher-corrected':
    case 'step-taken':
    case 'engagement-changed':
      return changeWords(t, view).join(' ') || t.text('notice.voucher-corrected.todo');
    case 'own-reminder':
      return [
        t.text('notice.own-reminder.todo', { note: view.reminder?.note ?? '' }),
        ...settled(t, view),
      ].join('\n\n');
    default:
      return t.text(`notice.${kind}.todo`, factsOf(view));
  }
}

/** Says that the reminder has come after the end of the voucher. */
function settled(t: Translator, { voucher: { payment, status } }: NoticeView): readonly string[] {
  const what = payment?.status === 'paid' ? 'paid' : status;
  return what === 'paid' || what === 'expired'
    ? [t.text('notice.own-reminder.settled', { what })]
    : [];
}

/** The changes that others made, one sentence each, and the next task if it is the assignee's. */
export function changeWords(t: Translator, view: NoticeView): readonly string[] {
  const { engagement, entries = [], voucher } = view;
  return [
    ...(engagement ? [engagementWords(t, voucher, engagement)] : []),
    ...entries.map((event) => `${eventWords(t, event)}.`),
    ...(view.kind === 'step-taken' ? [t.text('notice.your-turn', turnFacts(view))] : []),
  ];
}

/** The next step of the new assignee; empty if the card has its button. */
function turnWords(t: Translator, view: NoticeView): string {
  const { may, next } = view;
  const hasButton = may.some((action) => action === next?.action);
  return hasButton ? '' : t.text('notice.your-turn', turnFacts(view));
}

/** The task of the new assignee, in the state that the voucher has when the notice is sent. */
function turnFacts({ next, voucher }: NoticeView): Facts {
  const { expiresOn, reservation } = voucher;
  return {
    turn: next === undefined ? 'nothing' : TURNS[next.by === 'assignee' ? 'not-you' : next.action],
    by: next?.by === 'admin' ? 'admin' : '',
    until: day(next?.until ?? expiresOn),
    ...(reservation && {
      ...datesFacts(reservation),
      lead: coded('person', reservation.consultant),
    }),
  };
}

/** The words of `notice.your-turn`, which cannot have a hyphen. */
const TURNS: Readonly<Record<NextStep['action'] | 'not-you', string>> = {
  validate: 'validate',
  reserve: 'reserve',
  deliver: 'deliver',
  report: 'report',
  redeem: 'redeem',
  payment: 'payment',
  'await-payment': 'awaits',
  'payment-status': 'question',
  reschedule: 'nothing',
  release: 'nothing',
  handover: 'nothing',
  note: 'nothing',
  correct: 'nothing',
  undo: 'nothing',
  /** The assignee's roles do not allow the next step. */
  'not-you': 'role',
};

export function noticeSummary(t: Translator, view: NoticeView): string {
  return t.plain(`notice.${view.kind}.title`, factsOf(view));
}

/**
 * The text above the card of an urgent notice; undefined for other notices. Teams for Android shows
 * it on a locked screen, where it ignores the summary.
 */
export function urgentLine(t: Translator, view: NoticeView): string | undefined {
  const { kind, voucher } = view;
  switch (kind) {
    case 'voucher-assigned':
    case 'voucher-handed-over':
      return t.text(`notice.${kind}.urgent`, factsOf(view));
    case 'payment-status-changed':
      return REFUSED.has(voucher.payment?.status)
        ? t.text(`notice.${kind}.urgent`, factsOf(view))
        : undefined;
    case 'exception-recorded':
    case 'voucher-taken-away':
    case 'voucher-expired':
    case 'voucher-expiry-changed':
    case 'voucher-corrected':
    case 'step-taken':
    case 'engagement-changed':
    case 'own-reminder':
      return undefined;
  }
}

const REFUSED = new Set<PaymentStatus | undefined>(['action-required', 'rejected']);

function factsOf({ by, engagement, entries = [], voucher }: NoticeView): Facts {
  return {
    entries: entries.length,
    entry: entries[0]?.type === 'report-submitted' ? 'report' : 'other',
    change: engagement?.change ?? '',
    organisation: voucher.customer.organisation,
    voucherId: voucher.voucherId,
    until: day(voucher.expiresOn),
    status: coded('payment-status', voucher.payment?.status ?? 'requested'),
    payment: paymentWord(voucher),
    ...amountFacts(voucher),
    who: actorFact(by),
    actor: by.kind,
  };
}

/** The value that the notice texts select by. */
function paymentWord({ payment }: Voucher): string {
  if (payment?.status === 'approved' && isPaidInPart(payment)) return 'part';
  return payment?.status === 'action-required' ? 'question' : (payment?.status ?? 'requested');
}

function amountFacts({ payment }: Voucher): Facts {
  if (payment === undefined) return { paid: '', open: '' };
  const { currency } = payment;
  return { paid: money(paidOf(payment), currency), open: money(openOf(payment), currency) };
}

function actorFact(by: ActorReference): Fact {
  return by.kind === 'person' ? coded('person', by.personId) : '';
}
