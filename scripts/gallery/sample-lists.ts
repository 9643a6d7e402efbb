import { batchOutcomeCard } from '../../cards/voucher/batch-outcome-card.ts';
import { deadlinesCard } from '../../cards/lists/deadlines-card.ts';
import { digestCard } from '../../cards/notices/digest-card.ts';
import { snoozeCard } from '../../cards/notices/snooze-card.ts';
import { deadlineTitle } from '../../cards/lists/deadline-rows.ts';
import type { Translator } from '../../locales/translator.ts';
import { exportCard } from '../../cards/lists/export-card.ts';
import { historyCard } from '../../cards/lists/history-card.ts';
import { nextCard } from '../../cards/lists/next-card.ts';
import { parkedCard } from '../../cards/notices/parked-card.ts';
import { voucherFilterCard } from '../../cards/lists/voucher-filter-card.ts';
import { voucherListCard } from '../../cards/lists/voucher-list-card.ts';
import { defaultProgramme } from '../../workflow/programme/load.ts';
import { addDays } from '../../workflow/kernel/day.ts';
import type { HistoryRecord, Parked } from '../../workflow/records/records.ts';
import type { VoucherEvent } from '../../workflow/steps/catalogue.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import { sampleCapacity } from './sample-capacity.ts';
import { sampleChecks } from './sample-checks.ts';
import { sampleOverview } from './sample-overview.ts';
import { samplePayments } from './sample-payments.ts';
import { sampleDeadlines } from './sample-deadlines.ts';
import type { Samples } from './sample-forms.ts';
import { nth, type Typed } from './sample-texts.ts';
import {
  SAMPLE_DAY as today,
  SAMPLE_PEOPLE,
  samplePaidVoucher,
  sampleVoucher,
} from './sample-vouchers.ts';

const paging = { cursors: ['first'], next: 'c'.repeat(300) };
const LAST_PAGE = { cursors: [] };
const NO_TASKS = { tasks: [], total: { count: 0, isMore: false }, paging: LAST_PAGE, today };
const LINKS = {
  xlsx: 'https://desk.example/exports/xlsx',
  'vouchers.csv': 'https://desk.example/exports/vouchers.csv',
  'payments.csv': 'https://desk.example/exports/payments.csv',
  'history.csv': 'https://desk.example/exports/history.csv',
};

/** Lists, figures and open decisions. */
export function sampleLists(typed: Typed): Samples {
  const vouchers = eightVouchers(typed);
  const [voucher] = vouchers;
  const outcomes = vouchers.slice(0, 6).map(({ voucherId }, at) => ({
    voucherId,
    customer: nth(typed.customers, at),
    refused: at === 1 ? sampleChecks(typed).filter(({ met }) => !met) : [],
  }));
  const deadlines = sampleDeadlines(typed);
  const reminderKeys = deadlines.map(
    ({ deadline: { kind, on }, voucher: one }) => `${one?.voucherId ?? ''} ${kind}:${on}: reminder`,
  );
  const choices = (t: Translator) =>
    deadlines.map((line, at) => ({
      title: deadlineTitle(t, line),
      value: reminderKeys[at] ?? '',
    }));
  const parked = parkedEvent(typed);
  return {
    'voucher list': (t) =>
      voucherListCard(t, {
        conditions: { scope: 'mine' },
        vouchers,
        today,
        found: { count: 23, isMore: false },
        paging,
      }),
    ...sampleCapacity(typed),
    'voucher list empty': (t) =>
      voucherListCard(t, {
        conditions: { scope: 'mine' },
        vouchers: [],
        today,
        found: { count: 0, isMore: false },
        paging: LAST_PAGE,
      }),
    'voucher list found': (t) =>
      voucherListCard(t, {
        conditions: {
          customer: nth(typed.customers, 0),
          statuses: ['reserved', 'reported'],
          period: { of: 'engagement', from: today, to: addDays(today, 30) },
          scope: 'all',
        },
        vouchers,
        today,
        found: { count: 1000, isMore: true },
        paging,
        unread: ['urgent'],
      }),
    'voucher list found none': (t) =>
      voucherListCard(t, {
        conditions: { country: 'AT', atRisk: true, scope: 'mine' },
        vouchers: [],
        today,
        found: { count: 0, isMore: false },
        paging: LAST_PAGE,
      }),
    'batch outcome': (t) =>
      batchOutcomeCard(t, {
        command: 'redeem',
        outcomes,
        mayRequestPayment: true,
        alreadyDone: { voucherIds: vouchers[1]?.voucherId ?? '' },
      }),
    export: (t) => exportCard(t, { links: LINKS, scope: 'all' }),
    'voucher filter': (t) =>
      voucherFilterCard(t, {
        conditions: { customer: nth(typed.customers, 0), statuses: ['reserved'], scope: 'all' },
        programme: defaultProgramme,
      }),
    'export found': (t) =>
      exportCard(t, {
        links: LINKS,
        scope: 'mine',
        conditions: { customer: nth(typed.customers, 0), statuses: ['reserved'] },
        unread: ['urgent'],
      }),
    'export one': (t) =>
      exportCard(t, { links: LINKS, scope: 'mine', voucherId: voucher?.voucherId }),
    history: (t) => historyCard(t, { voucher, records: records(typed), paging }),
    'history empty': (t) => historyCard(t, { records: [], paging: LAST_PAGE }),
    deadlines: (t) =>
      deadlinesCard(t, {
        deadlines: [
          { voucher: samplePaidVoucher(typed, 'action-required') },
          ...deadlines.slice(1),
        ],
        today,
        paging,
        isOfAll: true,
        missed: { count: 33, isMore: false, scope: 'all' },
      }),
    'deadlines empty': (t) => deadlinesCard(t, { deadlines: [], today, paging: LAST_PAGE }),
    digest: (t) =>
      digestCard(t, { reminders: [...deadlines, ...deadlines], keys: reminderKeys, today }),
    reminder: (t) =>
      digestCard(t, { reminders: deadlines.slice(0, 1), keys: reminderKeys.slice(0, 1), today }),
    'put off a reminder': (t) =>
      snoozeCard(t, {
        verb: 'snooze',
        reminders: choices(t).slice(0, 1),
        form: { values: {}, refused: [] },
        today,
      }),
    'put off reminders': (t) =>
      snoozeCard(t, {
        verb: 'snooze',
        reminders: choices(t),
        form: { values: {}, refused: [] },
        today,
      }),
    'end reminders': (t) =>
      snoozeCard(t, {
        verb: 'reminder-done',
        reminders: choices(t),
        form: { values: {}, refused: [] },
        today,
      }),
    'reminder of a renewal': (t) =>
      digestCard(t, {
        reminders: [
          {
            deadline: {
              ...{ kind: 'exam-renewal', on: '2020-07-15', about: 'windows-and-devices' },
              consultant: SAMPLE_PEOPLE.carlo,
            },
            touched: vouchers.slice(0, 5),
          },
        ],
        keys: reminderKeys.slice(0, 1),
        today,
      }),
    next: (t) =>
      nextCard(t, {
        total: { count: 50, isMore: true },
        paging,
        isOfAll: true,
        missed: { count: 33, isMore: false, scope: 'all' },
        today,
        tasks: vouchers.slice(0, 6).map((one, at) => ({
          voucher: one,
          step: { action: STEPS[at] ?? 'validate', by: 'you', until: '2020-07-09' },
        })),
      }),
    'next in a new company': (t) => nextCard(t, { ...NO_TASKS, isSettingUp: true }),
    'next nothing': (t) => nextCard(t, NO_TASKS),
    ...sampleOverview(typed),
    ...samplePayments(typed),
    'parked differs': (t) =>
      parkedCard(t, { parked, voucher, remaining: 2, commandId: 'a-command' }),
    'parked unknown': (t) =>
      parkedCard(t, {
        parked: { ...parked, reason: 'unknown-voucher' },
        remaining: 0,
        commandId: 'a-command',
      }),
    'parked nothing': (t) => parkedCard(t, { remaining: 0, commandId: 'a-command' }),
  };
}

const STEPS = ['validate', 'reserve', 'report', 'redeem', 'payment'] as const;

function eightVouchers(typed: Typed): readonly Voucher[] {
  const statuses = ['assigned', 'reserved', 'reported', 'redeemed', 'expired'] as const;
  return Array.from({ length: 8 }, (_, at) => ({
    ...sampleVoucher(typed, statuses[at % statuses.length]),
    ...(at === 7 && samplePaidVoucher(typed, 'paid')),
    customer: { organisation: nth(typed.customers, at), contactEmail: typed.email, country: 'DE' },
    voucherId: `${typed.voucherId.slice(0, 62)}${at}`,
    expiresOn: `2020-0${6 + Math.floor(at / 3)}-2${at}`,
  }));
}

function records(typed: Typed): readonly HistoryRecord[] {
  const { customer, assignee, reservation, report } = sampleVoucher(typed, 'reported');
  const events: readonly VoucherEvent[] = [
    {
      type: 'payment-status-changed',
      status: 'action-required',
      reference: typed.number,
      reason: typed.note,
      gap: true,
    },
    {
      type: 'payment-requested',
      invoiceNumber: typed.number,
      amount: 12_500,
      currency: 'EUR',
      requestedOn: today,
    },
    {
      type: 'redeemed',
      on: '2020-06-12',
      confirmationReference: typed.number,
      onDate: '2020-06-12',
      declared: {
        step: 'redeem',
        reason: typed.note,
        broken: [
          {
            code: 'voucher-not-expired',
            facts: { expiresOn: { as: 'day', value: '2020-06-10' }, daysLeft: -2 },
          },
        ],
      },
    },
    ...(report ? [{ type: 'report-submitted' as const, ...report }] : []),
    ...(reservation ? [{ type: 'reserved' as const, ...reservation }] : []),
    { type: 'validated', on: '2020-06-01', onDate: '2020-06-01' },
    { type: 'reassigned', assignee, reason: typed.note },
    {
      type: 'assigned',
      source: 'e-mail',
      offer: 'DDPS',
      serviceLevel: 15,
      customer,
      assignee,
      assignedAt: '2020-01-11T08:30:00.000Z',
      assignedOn: '2020-01-11',
      expiresOn: '2020-07-09',
    },
  ];
  return events.map((event, at) => ({
    sequence: events.length - at,
    at: `2020-06-${20 - at}T09:30:00.000Z`,
    actor: at % 3 === 0 ? { kind: 'microsoft' } : { kind: 'person', personId: SAMPLE_PEOPLE.paula },
    commandId: `command-${at}`,
    event,
  }));
}

function parkedEvent(typed: Typed): Parked {
  return {
    webhookId: 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W',
    voucherId: typed.voucherId,
    reason: 'facts-differ',
    type: 'voucher.assigned',
    occurredAt: '2020-06-14T08:30:00.000Z',
    receivedAt: '2020-06-14T08:30:02.000Z',
    data: {
      voucherId: typed.voucherId,
      offer: 'DDPS',
      serviceLevel: 10,
      customer: {
        organisation: typed.organisation.slice(0, 200),
        contactEmail: 'other@fabrikam.example',
        country: 'AT',
      },
      assignedTo: { email: 'paula@contoso.example', name: typed.person.slice(0, 200) },
      assignedAt: '2020-01-11T08:30:00.000Z',
      expiresAt: '2020-07-09',
    },
  };
}
