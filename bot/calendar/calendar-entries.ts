import type { Translator } from '../../locales/translator.ts';
import type { Day } from '../../workflow/kernel/day.ts';
import { coded } from '../../workflow/kernel/facts.ts';
import type { Programme } from '../../workflow/programme/definition.ts';
import type { VoucherDeadlineKind } from '../../workflow/steps/catalogue.ts';
import { deadlinesOf } from '../../workflow/steps/deadlines.ts';
import type { CompletionReport, Reservation, Voucher } from '../../workflow/voucher/voucher.ts';

/** An all-day entry of a calendar. */
export interface CalendarEntry {
  readonly uid: string;
  /** The revision of the voucher: grows with each change. */
  readonly sequence: number;
  readonly from: Day;
  /** Included. */
  readonly until: Day;
  readonly title: string;
  readonly text: string;
  /** The person is occupied; a last day takes no time. */
  readonly isBusy: boolean;
  readonly isCancelled?: true;
}

export interface EntryOptions {
  readonly programme: Programme;
  /** The consultant whose engagements occupy them; of others the entries only inform. */
  readonly personId?: string;
  /** The absent person whom the reader covers, if it is their voucher. */
  readonly of?: string;
  /** The engagement of a voucher that was released since. */
  readonly cancelled?: Reservation;
}

/** Not last days: the engagement has an entry of its own, and an untouched voucher another day. */
const WITHOUT_ENTRY = new Set<VoucherDeadlineKind>([
  'engagement-starts',
  'untouched',
  'payment-question',
  'payment-without-news',
]);

/** The engagement of a voucher and its last days, without contact data of the customer. */
export function entriesOf(
  t: Translator,
  voucher: Voucher,
  options: EntryOptions,
): readonly CalendarEntry[] {
  const { cancelled, programme } = options;
  const engagement = voucher.report ?? voucher.reservation;
  return [
    ...(engagement ? [engagementEntry(t, voucher, engagement, options)] : []),
    ...(engagement === undefined && cancelled
      ? [
          {
            ...engagementEntry(t, voucher, cancelled, options),
            isBusy: false,
            isCancelled: true as const,
          },
        ]
      : []),
    ...deadlinesOf(voucher, programme)
      .filter(({ kind }) => !WITHOUT_ENTRY.has(kind))
      .map(({ kind, on }): CalendarEntry => ({
        ...head(voucher, kind),
        from: on,
        until: on,
        title: `${t.plain(`deadline.${kind}`)} · ${t.plainFact(voucher.customer.organisation)}`,
        text: linesOf(t, voucher, options).join('\n'),
        isBusy: false,
      })),
  ];
}

function engagementEntry(
  t: Translator,
  voucher: Voucher,
  { consultant, endDate, engagement, startDate }: Reservation | CompletionReport,
  options: EntryOptions,
): CalendarEntry {
  const name = t.plainFact(coded('engagement', engagement));
  return {
    ...head(voucher, 'engagement'),
    from: startDate,
    until: endDate,
    title: `${t.plainFact(voucher.customer.organisation)} · ${name}`,
    text: [
      ...linesOf(t, voucher, options),
      t.plain('calendar.entry.consultant', { person: coded('person', consultant) }),
    ].join('\n'),
    isBusy: consultant === options.personId,
  };
}

const head = ({ revision, tenantId, voucherId }: Voucher, kind: string) => ({
  uid: `${voucherId}.${kind}@${tenantId}.planning-services-desk`,
  sequence: revision,
});

function linesOf(t: Translator, voucher: Voucher, { of }: EntryOptions): readonly string[] {
  const { personId } = voucher.assignee;
  return [
    [
      t.plainFact(voucher.voucherId),
      t.plainFact(coded('offer', voucher.offer)),
      t.plain('days', { days: voucher.serviceLevel }),
    ].join(' · '),
    ...(personId === undefined
      ? []
      : [t.plain('calendar.entry.manager', { person: coded('person', personId) })]),
    ...(of === undefined ? [] : [t.plain('calendar.entry.covered', { who: coded('person', of) })]),
  ];
}
